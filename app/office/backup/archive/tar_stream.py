"""A tar archive as a stream, written and read in order: plain files only, each of an expected name and size.

`tarfile` would read links, devices and paths that lead elsewhere; here nothing of the kind can be said.
"""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Generator, Iterator
from typing import BinaryIO, Protocol

from app.office.backup.archive.facts import BadArchive

BLOCK = 512
END = bytes(2 * BLOCK)
#: Bytes that are read, hashed or written at once.
CHUNK = 256 * 1024


class Sink(Protocol):
    """Takes the content of one member."""

    def write(self, data: bytes, /) -> object: ...

    def close(self) -> object: ...


#: Opens the sink of the next member by its name and size; raises BadArchive for one that is not expected.
Opener = Callable[[str, int], Sink]


def header(name: str, size: int) -> bytes:
    """The header of a plain file, readable by its owner only. GNU's, for files beyond 8 GB."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def padding(size: int) -> bytes:
    return bytes(-size % BLOCK)


def member(name: str, size: int, content: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks of one file. Raises OSError when the content has another size than was said."""
    yield header(name, size)
    left = size
    for data in content:
        left -= len(data)
        if left < 0:
            break
        yield data
    if left:
        raise OSError(f"{name} changed while it was copied")
    yield padding(size)


def chunks_of(file: BinaryIO) -> Iterator[bytes]:
    """The content of an open file."""
    while data := file.read(CHUNK):
        yield data


def parse_header(block: bytes) -> tuple[str, int]:
    """Name and size of a member. Raises BadArchive for anything but a plain file."""
    try:
        found = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeError, ValueError) as error:
        raise BadArchive from error
    if found.type != tarfile.REGTYPE or found.size < 0 or found.linkname:
        raise BadArchive
    return found.name, found.size


class Reader:
    """A readable object over pieces, as `pyrage.encrypt_io` needs."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        #: What went wrong inside: it comes out of the library as another error.
        self.error: BaseException | None = None

    def read(self, most: int = -1, /) -> bytes:
        try:
            while not self._rest:
                self._rest = next(self._pieces)
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        found = self._rest if most < 0 else self._rest[:most]
        self._rest = self._rest[len(found) :]
        return found


class Writer:
    """A writable object that takes a tar apart, as `pyrage.decrypt_io` needs."""

    def __init__(self, open_member: Opener) -> None:
        self._parser = _parsed(open_member)
        next(self._parser)
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        if self.error:
            # The library tries to write what it holds although the writer refused.
            raise self.error
        try:
            self._parser.send(data)
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Raises BadArchive unless the tar has ended; the rest of a cut one is closed."""
        try:
            self._parser.send(b"")
        finally:
            self._parser.close()


def _parsed(open_member: Opener) -> Generator[None, bytes, None]:
    """Takes data piece by piece; an empty piece is the end."""
    held = b""

    def is_over(data: bytes) -> bool:
        return not data

    while True:
        while len(held) < BLOCK:
            data = yield
            if is_over(data):
                raise BadArchive
            held += data
        block, held = held[:BLOCK], held[BLOCK:]
        if not any(block):
            break
        name, size = parse_header(block)
        sink = open_member(name, size)
        left, filling = size, -size % BLOCK
        try:
            while left:
                if not held:
                    held = yield
                    if is_over(held):
                        raise BadArchive
                sink.write(held[:left])
                left, held = max(left - len(held), 0), held[left:]
        finally:
            sink.close()
        while len(held) < filling:
            data = yield
            if is_over(data):
                raise BadArchive
            held += data
        held = held[filling:]
    # What follows can only be the rest of the filling.
    while True:
        if any(held) or len(held) > 2 * BLOCK:
            raise BadArchive
        data = yield
        if is_over(data):
            # Stays where it is: an exhausted generator gives no error to the code that ends the stream.
            data = yield
        held += data
