"""Settings of backups: a file beside the books, not in them.

They belong to the machine (its second disk), and are needed when the books cannot be read or are of an older
schema.
"""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import time
from pathlib import Path

from app.core.errors import Refused
from app.office.backup.archive.keys import Lock, recipient_of
from app.office.installation.files import write_atomically

NAME = "backup_settings"
#: In Vietnamese time: an hour at which nobody works; machines that stay on are on.
USUAL_HOUR = 2
#: The new name of a file that cannot be read.
ASIDE = f"{NAME}_hong"
_log = logging.getLogger(__name__)
_RENEWED = (
    "Phần đặt sao lưu không đọc được nên đã cất thành %s và dùng như khi chưa đặt (không khóa). "
    "Hãy đặt lại ở trang «Sao lưu»."
)
_BROKEN = "Phần đặt sao lưu ({path}) không đọc được. Hãy đặt lại ở trang «Sao lưu»."


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """What the administrator set. Without a `recipient` there is no key yet, and nothing on a schedule."""

    recipient: str = ""
    #: The secret half, locked with the passphrase; "" where it is in a key file.
    locked: str = ""
    hour: int = USUAL_HOUR
    second_folder: str = ""
    #: The key that signs the records of backups.
    seal: str = ""

    @property
    def lock(self) -> Lock | None:
        return Lock(self.recipient, bytes.fromhex(self.locked)) if self.recipient else None


def read(folder: Path) -> BackupSettings:
    """The settings; the defaults where nothing was set. Raises Refused for a broken file."""
    path = folder / NAME
    try:
        found = BackupSettings(**json.loads(path.read_bytes()))
        # Each value has its type.
        bytes.fromhex(found.locked + found.seal)
        time(found.hour)
        Path(found.second_folder)
        if found.recipient:
            recipient_of(found.recipient)
    except FileNotFoundError:
        return BackupSettings()
    except (ValueError, TypeError, AttributeError) as error:
        raise Refused(_BROKEN.format(path=path)) from error
    return found


def read_or_renew(folder: Path) -> BackupSettings:
    """The settings; an unreadable file is moved aside and reported, and the defaults hold.

    For work that must go on before somebody corrects the file.
    """
    try:
        return read(folder)
    except Refused:
        path = folder / NAME
        path.replace(path.with_name(ASIDE))
        _log.warning(_RENEWED, path.with_name(ASIDE))
        return BackupSettings()


def write(folder: Path, given: BackupSettings) -> None:
    """Store the settings; the seal is made when they are first stored."""
    sealed = replace(given, seal=given.seal or secrets.token_hex(32))
    write_atomically(folder / NAME, json.dumps(asdict(sealed), indent=1).encode())


def seal_of(folder: Path) -> bytes:
    """The key that signs records; made if there is none yet."""
    found = read(folder)
    if not found.seal:
        write(folder, found)
        found = read(folder)
    return bytes.fromhex(found.seal)


def seal_for_reading(folder: Path) -> bytes:
    """The key that signs records; b"" where there is none yet or it cannot be read: nothing was signed."""
    try:
        return bytes.fromhex(read(folder).seal)
    except Refused:
        return b""
