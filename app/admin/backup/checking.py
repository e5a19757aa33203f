"""An archive that somebody chose in the browser: opened, restored beside the books, laid ready."""

from __future__ import annotations

from pathlib import Path

from werkzeug.datastructures import FileStorage

from app.config import UPLOAD_LIMIT
from app.core.errors import Refused
from app.extensions import db
from app.office.backup import restoring
from app.office.backup.archive import keys
from app.office.backup.archive.facts import Manifest
from app.office.backup.archive.making import WORK
from app.office.backup.archive.unpacking import head_of
from app.office.backup.records import folder_of
from app.office.backup.rules import named_in
from app.office.installation.files import make_folder
from app.office.installation.troubles import Unusable, meant_by

#: What the server itself takes.
MOST_SENT = 4 * UPLOAD_LIMIT
_GONE = "Bản sao lưu này không còn trên máy chủ."
_NOTHING_GIVEN = "Hãy ghi cụm mật khẩu, hoặc chọn tệp khóa."


def archive_named(instance: Path, name: str) -> Path | None:
    """The archive of this name in the folder of backups; None for anything else."""
    path = folder_of(instance) / name
    return path if named_in(name) and path.is_file() else None


def lay_sent(instance: Path, sent: FileStorage, passphrase: str, key_text: str) -> Manifest:
    """`lay` for a file that was sent; it is dropped afterwards."""
    folder = folder_of(instance)
    make_folder(folder)
    path = folder / f"{WORK}gui-len-{id(sent):x}"
    try:
        sent.save(path)
        return lay(instance, path, passphrase, key_text)
    finally:
        path.unlink(missing_ok=True)


def lay(instance: Path, archive: Path, passphrase: str, key_text: str) -> Manifest:
    """Lay the archive ready for the next start. Raises Refused, also for a disk that cannot take it."""
    # The restoration into a new database takes long: no transaction of the books stays open meanwhile.
    db.session.rollback()
    try:
        head = head_of(archive)
        if head.is_plain:
            identity = None
        elif key_text:
            identity = keys.identity_in(key_text)
        elif not passphrase and head.locked:
            raise Refused(_NOTHING_GIVEN, "passphrase")
        else:
            identity = keys.unlocked(head.locked, passphrase)
        return restoring.lay_ready(instance, archive, identity)
    except FileNotFoundError as error:
        raise Refused(_GONE) from error
    except (OSError, Unusable) as error:
        unusable = meant_by(error, instance)
        if unusable is None:
            raise
        raise Refused(unusable.sentence) from error
