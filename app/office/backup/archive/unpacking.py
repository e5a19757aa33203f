"""Opening an archive: everything in it is checked against its manifest before anything is used."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pyrage import DecryptError, decrypt_io
from pyrage.x25519 import Identity

from app.core.errors import Refused
from app.office.backup.archive import keys
from app.office.backup.archive.facts import FOREIGN, MOST_MANIFEST, BadArchive, FileFacts, Manifest
from app.office.backup.archive.making import MANIFEST
from app.office.backup.archive.tar_stream import BLOCK, CHUNK, END, Sink, Writer, parse_header
from app.office.backup.archive.writing import LOCKED, LOCKED_KEY, PLAIN
from app.office.installation.files import make_folder, owner_only
from app.office.installation.troubles import Unusable

_NO_ROOM = "Đĩa chứa {place} không đủ chỗ để mở bản sao lưu: cần thêm {size} MB. Hãy dọn bớt rồi thử lại."


@dataclass(frozen=True, slots=True)
class Head:
    """The outside of an archive: how it is locked, and where its content lies in the file."""

    locked: bytes
    is_plain: bool
    begins: int
    size: int


def head_of(path: Path) -> Head:
    """The outside of an archive. Raises BadArchive, OSError."""
    whole = path.stat().st_size
    with path.open("rb") as file:
        name, size = parse_header(_exactly(file, BLOCK))
        locked = b""
        if name == LOCKED_KEY:
            if not 0 < size <= keys.MOST_LOCKED:
                raise BadArchive
            locked = _exactly(file, size + -size % BLOCK)[:size]
            name, size = parse_header(_exactly(file, BLOCK))
        # What follows is filling and end: a file that goes on is not ours.
        is_known = name == LOCKED or (name == PLAIN and not locked)
        if not is_known or whole - file.tell() - size > 3 * BLOCK:
            raise BadArchive
        begins = file.tell()
        file.seek(begins + size)
        if file.read() != bytes(-size % BLOCK) + END:
            raise BadArchive
        return Head(locked, name == PLAIN, begins, size)


def unpack(path: Path, identity: Identity | None, into: Path, *, keeps_files: bool = True) -> Manifest:
    """Take an archive apart into the folder `into`, which holds nothing yet.

    With `keeps_files` off scans and keys are only compared with their digests. Raises BadArchive, Refused for
    a wrong key, OSError.
    """
    head = head_of(path)
    taking = _Taking(into, keeps_files=keeps_files)
    writer = Writer(taking.open_member)
    with path.open("rb") as file:
        file.seek(head.begins)
        section = _Section(file, head.size)
        if head.is_plain:
            for data in section.chunks():
                writer.write(data)
        else:
            _decrypt(section, writer, identity)
    writer.close()
    return taking.finished()


def _decrypt(section: _Section, writer: Writer, identity: Identity | None) -> None:
    if identity is None:
        raise Refused(keys.WRONG_KEY, "key_file")
    try:
        decrypt_io(section, writer, [identity])
    except BaseException as error:
        if writer.error:
            raise writer.error from error
        if isinstance(error, DecryptError):
            if "No matching keys" in str(error):
                raise Refused(keys.WRONG_KEY, "key_file") from error
            raise BadArchive from error
        if isinstance(error, OSError) and not error.errno:
            # What the library says of a piece that was changed or cut off.
            raise BadArchive from error
        raise


class _Section:
    """A part of a file, as a readable object."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._left = file, size

    def read(self, most: int = -1, /) -> bytes:
        data = self._file.read(self._left if most < 0 else min(most, self._left))
        self._left -= len(data)
        return data

    def chunks(self) -> Iterator[bytes]:
        while data := self.read(CHUNK):
            yield data


class _Taking:
    """Takes the members in the order of the manifest, the first of them."""

    def __init__(self, into: Path, *, keeps_files: bool) -> None:
        self._into, self._keeps_files = into, keeps_files
        self._head: BytesIO | None = None
        self._manifest: Manifest | None = None
        self._awaited: Iterator[tuple[str, int, str]] = iter(())

    def open_member(self, name: str, size: int) -> Sink:
        if self._head is None:
            if name != MANIFEST or size > MOST_MANIFEST:
                raise BadArchive
            self._head = _ManifestSink(self)
            return self._head
        expected = next(self._awaited, None)
        if expected is None or (name, size) != expected[:2]:
            raise BadArchive
        path = self._into / name
        is_kept = self._keeps_files or name.startswith("tables/")
        if is_kept:
            make_folder(path.parent)
        return _FileSink(path if is_kept else None, expected[2])

    def read_manifest(self, data: bytes) -> None:
        """The first member is whole: from now on only what it says is taken."""
        found = Manifest.from_json(data)
        needed, free = found.unpacked, shutil.disk_usage(self._into).free
        if self._keeps_files and needed > free:
            raise Unusable(_NO_ROOM.format(place=self._into, size=(needed - free) // 1024**2 + 1))
        self._manifest = found
        self._awaited = iter(_members_of(found))

    def finished(self) -> Manifest:
        if self._manifest is None or next(self._awaited, None) is not None:
            raise BadArchive
        return self._manifest


def _members_of(manifest: Manifest) -> list[tuple[str, int, str]]:
    """Name, size and digest of each member; what is in tables has a digest of its own."""
    tables = [(table.path, table.packed, "") for table in manifest.tables]
    files: list[FileFacts] = list(manifest.files)
    return [*tables, *((one.path, one.size, one.sha256) for one in files)]


class _ManifestSink(BytesIO):
    def __init__(self, taking: _Taking) -> None:
        super().__init__()
        self._taking = taking

    def close(self) -> None:
        if not self.closed:
            data = self.getvalue()
            super().close()
            self._taking.read_manifest(data)


class _FileSink:
    """Writes a member to a file, or only compares its digest."""

    def __init__(self, path: Path | None, sha256: str) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(owner_only(str(path), flags), "wb") if path else None
        self._sha256, self._digest = sha256, hashlib.sha256()

    def write(self, data: bytes, /) -> None:
        self._digest.update(data)
        if self._file:
            self._file.write(data)

    def close(self) -> None:
        if self._file:
            self._file.close()
        if self._sha256 and self._digest.hexdigest() != self._sha256:
            raise BadArchive(FOREIGN)


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise BadArchive
    return data
