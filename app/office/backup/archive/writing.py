"""Writing an archive's outer file, locked where there is a lock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from pyrage import EncryptError, encrypt_io
from pyrage.x25519 import Identity, Recipient

from app.office.backup.archive import keys
from app.office.backup.archive.keys import Lock
from app.office.backup.archive.tar_stream import BLOCK, CHUNK, END, Reader, header, member, padding
from app.office.installation.troubles import Unusable

LOCKED_KEY, LOCKED, PLAIN = "khoa.age", "so.age", "so.tar"
_NOT_LOCKED = "Không khóa được bản sao lưu. Hãy đặt lại khóa sao lưu."


def write(out: BinaryIO, content: Iterator[bytes], lock: Lock | None, identity: Identity | None) -> None:
    """The outer tar. The size of the second member is known at its end only, and then put in its head."""
    if lock and lock.locked:
        out.writelines(member(LOCKED_KEY, len(lock.locked), iter([lock.locked])))
    name, at = LOCKED if lock else PLAIN, out.tell()
    out.write(header(name, 0))
    if lock and identity:
        _encrypt(content, out, [keys.recipient_of(lock.recipient), identity.to_public()])
    else:
        out.writelines(content)
    size = out.tell() - at - BLOCK
    out.write(padding(size) + END)
    out.seek(at)
    out.write(header(name, size))
    out.seek(0, os.SEEK_END)


def _encrypt(content: Iterator[bytes], out: BinaryIO, recipients: list[Recipient]) -> None:
    source, target = Reader(content), _Target(out)
    try:
        encrypt_io(source, target, recipients)
        target.flush()
    except BaseException as error:
        # The library passes on what its reader and writer raised, but not as what it was.
        real = source.error or target.error
        if real:
            raise real from error
        if isinstance(error, EncryptError):
            raise Unusable(_NOT_LOCKED) from error
        raise


class _Target:
    """The file to write to; keeps the error that the library would hide."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._held, self._size = list[bytes](), 0
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        self._held.append(bytes(data))
        self._size += len(data)
        if self._size >= CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self.error:
            raise self.error
        try:
            self._out.write(b"".join(self._held))
        except BaseException as error:
            self.error = error
            raise
        self._held, self._size = [], 0
