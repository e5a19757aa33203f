"""One round of backing up: made, proven, noted, copied to the second folder, older ones dropped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from app.office.backup import records, settings
from app.office.backup.archive.keys import Lock
from app.office.backup.archive.making import free_name, make, sha256_of
from app.office.backup.proving import faults_of_made
from app.office.backup.records import Backup, Note
from app.office.backup.rules import Reason, kept, named_in, stem_of
from app.office.installation.files import make_folder, owner_only, sync_folder
from app.office.installation.mark import mark_in
from app.office.installation.troubles import Unusable

NO_KEY = "Chưa đặt khóa sao lưu. Hãy đặt ở trang «Sao lưu» trước."
NOT_PROVEN = (
    "Bản sao lưu trước khi nâng cấp không khôi phục thử được nên chưa nâng cấp; sổ còn như cũ. "
    "Hãy dùng lại bản chương trình trước. {faults}"
)
ABSENT = "Chưa chép được bản sao lưu sang {place}: thư mục hoặc ổ đĩa ấy không có. Sẽ thử lại."
NO_ROOM = "Chưa chép được bản sao lưu sang {place}: không đủ chỗ. Sẽ thử lại."
NOT_COPIED = "Chưa chép được bản sao lưu sang {place}: {error}. Sẽ thử lại."


def back_up(engine: Engine, instance: Path, lock: Lock | None, reason: Reason, now: datetime) -> Note:
    """Make a backup in the installation's folder and prove it; the note says what was found.

    Raises Unusable, Refused, OSError and errors of the database where it could not be made.
    """
    path = free_name(records.folder_of(instance), stem_of(now, reason))
    made = make(engine, instance, path, lock, reason, now)
    try:
        faults = faults_of_made(made)
    except BaseException:
        # What could not be tried is no backup, and may be what fills the disk.
        path.unlink(missing_ok=True)
        raise
    note = records.note_of(made, faults, now)
    records.put(instance, note)
    drop_old(instance)
    return note


def before_upgrade(engine: Engine, instance: Path) -> Backup:
    """A proven backup before the schema is migrated, on either engine; not locked where no key was set.

    It lies beside the books, which are not locked either. Raises Unusable where it cannot be made or proven.
    """
    lock = settings.read(instance).lock
    note = back_up(engine, instance, lock, Reason.BEFORE_UPGRADE, datetime.now(UTC))
    made = next(one for one in records.backups_in(instance) if one.path.name == note.name)
    if note.faults:
        made.drop()
        raise Unusable(NOT_PROVEN.format(faults=" ".join(note.faults)))
    return made


def drop_old(instance: Path) -> None:
    """Delete what the rule does not keep. One that was not proven is kept until a newer one is."""
    there = records.backups_in(instance)
    proven = [one for one in there if one.proven_at]
    wanted = kept((one.made_at, one.reason) for one in proven)
    newest = max((one.made_at for one in proven), default=None)
    for one in there:
        is_kept = (one.made_at, one.reason) in wanted or (
            not one.proven_at and (newest is None or one.made_at > newest)
        )
        if not is_kept:
            one.drop()


def second_place(instance: Path, given: str) -> Path | None:
    """Where copies go in the second folder, if one is given: it may serve several installations."""
    return Path(given) / f"so-cong-doan-{mark_in(instance)[:8] or 'moi'}" if given else None


def copy_out(instance: Path, now: datetime) -> str:
    """Copy every locked backup that the second folder lacks; a sentence where that failed, else ""."""
    place = second_place(instance, settings.read(instance).second_folder)
    if place is None:
        return ""
    if not place.parent.is_dir():
        return ABSENT.format(place=place.parent)
    try:
        make_folder(place)
        for one in records.backups_in(instance):
            # What is not locked does not leave the machine.
            if one.note and one.note.is_locked and one.proven_at:
                _copy(one, place, instance, now)
        _drop_old_copies(place)
    except OSError as error:
        full = error.errno in (28, 27, 122)
        return (NO_ROOM if full else NOT_COPIED).format(place=place, error=error.strerror or error)
    return ""


def _copy(backup: Backup, place: Path, instance: Path, now: datetime) -> None:
    """Copy one archive, read it again from there and compare."""
    to, note = place / backup.path.name, backup.note
    assert note is not None  # noqa: S101 - asked by whoever calls
    if to.exists() and to.stat().st_size == note.size and backup.copied_at:
        return
    fresh = place / f".{to.name}"
    fresh.unlink(missing_ok=True)
    try:
        with open(backup.path, "rb") as source, open(fresh, "xb", opener=owner_only) as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
            target.flush()
            os.fsync(target.fileno())
        if sha256_of(fresh) != note.sha256:
            raise OSError("bản chép sang đọc lại không giống bản gốc")
        fresh.replace(to)
        sync_folder(place)
    finally:
        fresh.unlink(missing_ok=True)
    records.put_copied(instance, backup, now)


def _drop_old_copies(place: Path) -> None:
    there = {path: named for path in place.glob("*.tar") if (named := named_in(path.name))}
    for path in _not_kept(there.items()):
        path.unlink(missing_ok=True)


def _not_kept(there: Iterable[tuple[Path, tuple[datetime, Reason]]]) -> list[Path]:
    found = list(there)
    wanted = kept(named for _, named in found)
    return [path for path, named in found if named not in wanted]
