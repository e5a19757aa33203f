"""One round of backing up: made, proven, noted, copied to the second folder, older ones dropped."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from app.office.backup import records, settings
from app.office.backup.archive.keys import Lock
from app.office.backup.archive.making import free_name, sha256_of
from app.office.backup.proving import made_and_proven
from app.office.backup.records import Backup
from app.office.backup.rules import Reason, kept, named_in, stem_of
from app.office.installation.files import copy_synced, make_folder, sync_folder
from app.office.installation.mark import mark_in
from app.office.installation.troubles import Unusable
from app.transactions import is_full

NO_KEY = "Chưa đặt khóa sao lưu. Hãy đặt ở trang «Sao lưu» trước."
NOT_PROVEN = (
    "Bản sao lưu trước khi nâng cấp không khôi phục thử được nên chưa nâng cấp; sổ còn như cũ. "
    "Hãy dùng lại bản chương trình trước. {faults}"
)
ABSENT = "Chưa chép được bản sao lưu sang {place}: thư mục hoặc ổ đĩa ấy không có. Sẽ thử lại."
NO_ROOM = "Chưa chép được bản sao lưu sang {place}: không đủ chỗ. Sẽ thử lại."
NOT_COPIED = "Chưa chép được bản sao lưu sang {place}: {error}. Sẽ thử lại."


def back_up(engine: Engine, instance: Path, lock: Lock | None, reason: Reason, now: datetime) -> Backup:
    """Make a backup in the installation's folder and prove it; its note says what was found.

    Raises Unusable, Refused, OSError and errors of the database where it could not be made.
    """
    path = free_name(records.folder_of(instance), stem_of(now, reason))
    made, faults = made_and_proven(engine, instance, path, lock, reason, now)
    note = records.note_of(made, faults, now)
    records.put(instance, note)
    drop_old(instance, but=path)
    return Backup(path, now, reason, note.size, note)


def before_upgrade(engine: Engine, instance: Path) -> Backup:
    """A proven backup before the schema is migrated, on either engine; not locked where no key was set.

    It lies beside the books, which are not locked either. Raises Unusable where it cannot be made or proven.
    """
    lock = settings.read_or_renew(instance).lock
    made = back_up(engine, instance, lock, Reason.BEFORE_UPGRADE, datetime.now(UTC))
    if made.faults:
        made.drop()
        raise Unusable(NOT_PROVEN.format(faults=" ".join(made.faults)))
    return made


def drop_old(instance: Path, *, but: Path) -> None:
    """Delete what the rule does not keep, never what was just made: the clock may have been set back.

    One that failed its trial is kept until a newer one is proven. Those of which nobody can say anything
    (their key was lost with the settings) go by the same rule, and push out none that is proven.
    """
    there = records.backups_in(instance)
    proven = [one for one in there if one.proven_at]
    unknown = [one for one in there if one.note is None]
    wanted = {but, *_kept(proven), *_kept(unknown)}
    newest = max((one.made_at for one in proven), default=None)
    for one in there:
        is_kept = one.path in wanted or (not one.proven_at and (newest is None or one.made_at > newest))
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
        return (NO_ROOM if is_full(error) else NOT_COPIED).format(place=place, error=error.strerror or error)
    return ""


def _copy(backup: Backup, place: Path, instance: Path, now: datetime) -> None:
    """Copy one archive, read it again from there and compare."""
    to, note = place / backup.path.name, backup.note
    assert note is not None  # noqa: S101 - asked by whoever calls
    if to.exists() and to.stat().st_size == note.size and backup.copied_at:
        return
    fresh = place / f".{to.name}"
    try:
        copy_synced(backup.path, fresh)
        if sha256_of(fresh) != note.sha256:
            raise OSError("bản chép sang đọc lại không giống bản gốc")
        fresh.replace(to)
        sync_folder(place)
    finally:
        fresh.unlink(missing_ok=True)
    records.put_copied(instance, backup, now)


def _drop_old_copies(place: Path) -> None:
    there = {path: named for path in place.glob("*.tar") if (named := named_in(path.name))}
    wanted = kept(there.values())
    for path, named in there.items():
        if named not in wanted:
            path.unlink(missing_ok=True)


def _kept(backups: list[Backup]) -> set[Path]:
    wanted = kept((one.made_at, one.reason) for one in backups)
    return {one.path for one in backups if (one.made_at, one.reason) in wanted}
