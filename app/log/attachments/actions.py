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
from app.log.activities import actions as activity_actions
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.attachments.content.pictures import photograph_of
from app.log.attachments.facts import Quota, Received, Scan
from app.log.attachments.models import Attachment
from app.log.attachments.queries import attachments_of, used_by
from app.log.attachments.rules import check_description, plain_name, refuse_over_quota, scan_of
from app.office.installation.files import make_folder, write_atomically
from app.office.trail import actions as trail

#: Enough for an invoice, a decision, a list and some photos.
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
    """Store the files (name, content) that are valid scans; pictures of an event are scaled down.

    `description` applies to all of them. Raises Refused, beside `file`, only when none was stored; beside
    `description` when that is too long.
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
        only = next(iter(refused)) if sum(map(len, refused.values())) == 1 else " ".join(received.sentences())
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
    """Store a scan of a log entry, in `folder` under a random name; a rollback deletes the file again.

    Raises Refused for a withdrawn entry, one with too many scans, a scan that it has already, or a full quota
    (None: no quota).
    """
    digest = sha256(scan.data).hexdigest()
    _refuse_one_more(activity, digest)
    if quota:
        refuse_over_quota(len(scan.data), used_by(activity.unit_id, activity.id), quota)
    row = Attachment(
        unit_id=activity.unit_id,
        row_key=activity_actions.new_row_key(),
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
    store(folder / row.stored_name, scan.data)
    changes = {"file_name": (None, scan.file_name), "size": (None, row.size), "sha256": (None, digest)}
    if description:
        changes["description"] = (None, description)
    trail.note(row.unit_id, actor, "attachments.added", f"activities/{activity.id}", changes)
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
    """Change the descriptions of scans, by id; scans without one here keep theirs, "" deletes it.

    `versions` are those that the user saw. Raises Refused for one that is too long, Stale.
    """
    for row in rows:
        new = descriptions.get(row.id, row.description)
        check_description(new)
        if new == row.description:
            continue
        activity_actions.refuse_stale(row, versions.get(row.id, 0))
        # By file name, since an entry may have several scans.
        changes = {"description": ({row.file_name: row.description}, {row.file_name: new})}
        row.description = new
        trail.note(row.unit_id, actor, "attachments.corrected", f"activities/{row.activity_id}", changes)
    db.session.flush()


def withdraw_attachment(row: Attachment, actor: Actor, reason: str, version: int | None) -> None:
    """Withdraw a scan; row and file stay. Raises Refused without a reason, Stale."""
    activity_actions.withdraw(row, reason, version)
    db.session.flush()
    changes = {"file_name": (row.file_name, None)}
    trail.note(row.unit_id, actor, "attachments.withdrawn", f"activities/{row.activity_id}", changes, reason)


def store(path: Path, data: bytes) -> None:
    """Write a file before its row is committed; a rollback deletes it."""
    make_folder(path.parent)
    session = db.session()
    session.info.setdefault(_WRITTEN, []).append(path)
    if not event.contains(session, "after_commit", _keep):
        event.listen(session, "after_commit", _keep)
        event.listen(session, "after_rollback", _take_away)
    write_atomically(path, data)


def _keep(session: Session) -> None:
    session.info.pop(_WRITTEN, None)


def _take_away(session: Session) -> None:
    for path in session.info.pop(_WRITTEN, []):
        path.unlink(missing_ok=True)
