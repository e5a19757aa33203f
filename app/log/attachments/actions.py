"""Writes of scans: the row, the file on the disk, the trail."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session

from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.attachments.facts import Quota, Received, Scan
from app.log.attachments.models import Attachment
from app.log.attachments.pictures import photograph_of
from app.log.attachments.queries import attachments_of, used_by
from app.log.attachments.rules import check_description, plain_name, refuse_over_quota, scan_of
from app.office.installation.files import make_folder, write_whole
from app.office.trail import actions as trail

#: An invoice, a decision, a list and a few photos; more is an archive, which this is not.
MOST_PER_ENTRY = 20
_WRITTEN = "attachments_written"


def attach_all(
    activity: Activity,
    sent: Iterable[tuple[str, bytes]],
    folder: Path,
    actor: Actor,
    description: str = "",
    quota: Quota | None = None,
) -> Received:
    """Keep those of the files (name, content) that are scans; at an event pictures are made small.

    `description` is of them all. One that is refused does not take the others with it. Raises Refused, beside
    `file`, when none was kept; beside `description` for one that is too long.
    """
    kept, refused = 0, dict[str, list[str]]()
    check_description(description)
    for file_name, data in sent:
        try:
            scan = scan_of(data, file_name)
            small = photograph_of(scan) if activity.kind == Kind.EVENT else scan
            attach(activity, small, folder, actor, description, quota)
        except Refused as refusal:
            refused.setdefault(refusal.sentence, []).append(plain_name(file_name))
        else:
            kept += 1
    received = Received(kept, refused)
    if not kept:
        only = next(iter(refused)) if sum(map(len, refused.values())) == 1 else " ".join(received.told())
        raise Refused(only, "file")
    return received


def attach(
    activity: Activity,
    scan: Scan,
    folder: Path,
    actor: Actor,
    description: str = "",
    quota: Quota | None = None,
) -> Attachment:
    """Keep a scan with a log entry; the file lies in `folder` under a random name until the commit decides.

    Raises Refused for a withdrawn entry, one with too many scans, a scan that it has already, and one that
    the quota (None: the disk itself) has no room for.
    """
    digest = sha256(scan.data).hexdigest()
    _refuse_one_more(activity, digest)
    if quota:
        refuse_over_quota(len(scan.data), used_by(activity.unit_id, activity.id), quota)
    row = Attachment(
        unit_id=activity.unit_id,
        row_key=log.new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
        activity_id=activity.id,
        stored_name=secrets.token_hex(16),
        file_name=scan.file_name,
        description=description,
        kind=scan.kind,
        size=len(scan.data),
        sha256=digest,
    )
    db.session.add(row)
    db.session.flush()
    _store(folder / row.stored_name, scan.data)
    said = {"file_name": (None, scan.file_name), "size": (None, row.size), "sha256": (None, digest)}
    if description:
        said["description"] = (None, description)
    trail.note(row.unit_id, actor, "attachments.added", f"activities/{activity.id}", said)
    return row


def _refuse_one_more(activity: Activity, digest: str) -> None:
    if activity.withdrawn_at is not None:
        raise Refused("Mục này đã rút khỏi sổ nên không đính kèm được nữa.", "file")
    live = [one for one in attachments_of(activity.unit_id, activity.id) if one.withdrawn_at is None]
    if len(live) >= MOST_PER_ENTRY:
        raise Refused(f"Mỗi mục giữ được {MOST_PER_ENTRY} tệp. Hãy gộp các trang vào một tệp PDF.", "file")
    if any(one.sha256 == digest for one in live):
        raise Refused("Tệp này đã có ở mục này rồi.", "file")


def describe(
    rows: Iterable[Attachment], descriptions: Mapping[int, str], versions: Mapping[int, int], actor: Actor
) -> None:
    """Give scans their descriptions by id; a scan of which none is said keeps its own, "" takes it away.

    `versions` are those that the officer saw. Raises Refused for one that is too long, Stale.
    """
    for row in rows:
        new = descriptions.get(row.id, row.description)
        check_description(new)
        if new == row.description:
            continue
        log.refuse_stale(row, versions.get(row.id, 0))
        # The name says which of many it is.
        said = {"description": ({row.file_name: row.description}, {row.file_name: new})}
        row.description = new
        trail.note(row.unit_id, actor, "attachments.corrected", f"activities/{row.activity_id}", said)
    db.session.flush()


def withdraw_attachment(row: Attachment, actor: Actor, reason: str, version: int | None) -> None:
    """Take a scan out of its entry; row and file stay. Raises Refused without a reason, Stale."""
    log.withdraw(row, reason, version)
    db.session.flush()
    said = {"file_name": (row.file_name, None)}
    trail.note(row.unit_id, actor, "attachments.withdrawn", f"activities/{row.activity_id}", said, reason)


def _store(path: Path, data: bytes) -> None:
    """Write the file, on the disk before its row is; taken away again unless the transaction is committed."""
    make_folder(path.parent)
    session = db.session()
    session.info.setdefault(_WRITTEN, []).append(path)
    if not event.contains(session, "after_commit", _keep):
        event.listen(session, "after_commit", _keep)
        event.listen(session, "after_rollback", _take_away)
    write_whole(path, data)


def _keep(session: Session) -> None:
    session.info.pop(_WRITTEN, None)


def _take_away(session: Session) -> None:
    for path in session.info.pop(_WRITTEN, []):
        path.unlink(missing_ok=True)
