"""Writes of the log: record, correct, withdraw. The feature that owns an entry posts its money."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from app.core.actor import Actor
from app.core.errors import Refused, refuse_other_version
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.facts import EntryFacts
from app.log.activities.mapping import columns_of
from app.log.activities.models import Activity, ActivityMember
from app.office.trail.models import Recorded


def new_row_key() -> str:
    """A new `Mã dòng` for a row recorded on screen."""
    return secrets.token_hex(8)


def add(unit_id: int, kind: str, facts: EntryFacts, actor: Actor, row_key: str | None = None) -> Activity:
    """Add an entry to the log and flush it, so that it has an id. The caller writes the trail."""
    return add_all(unit_id, kind, [(row_key, facts)], actor)[0]


def add_all(
    unit_id: int, kind: str, entries: Sequence[tuple[str | None, EntryFacts]], actor: Actor
) -> list[Activity]:
    """`add` for many entries of one kind, (row key or None, facts) each, with one flush."""
    added = []
    for row_key, facts in entries:
        activity = Activity(
            unit_id=unit_id,
            kind=kind,
            row_key=row_key or new_row_key(),
            recorded_by_id=actor.user_id,
            recorded_by=actor.name,
        )
        _fill(activity, facts)
        added.append(activity)
    db.session.add_all(added)
    db.session.flush()
    for activity, (_, facts) in zip(added, entries, strict=True):
        _name_members(activity, facts)
    return added


def change(activity: Activity, facts: EntryFacts, version: int | None) -> None:
    """Give an entry new facts. `version` is the one that the user saw, None for an import."""
    refuse_stale(activity, version)
    _fill(activity, facts)
    # The version must change even if only names or the side table did.
    flag_modified(activity, "title")
    db.session.execute(delete(ActivityMember).where(ActivityMember.activity_id == activity.id))
    _name_members(activity, facts)


def reword(activity: Activity, facts: EntryFacts) -> None:
    """Give an entry the title of these facts and the words by which it is found; the rest stays."""
    activity.title = facts.title
    activity.search_text = _search_text(facts)
    # Its side table changes even if these do not.
    flag_modified(activity, "title")


def withdraw(row: Recorded, reason: str, version: int | None) -> None:
    """Mark a recorded row as withdrawn: it is left out of lists and counts but stays readable.

    Raises Refused without a reason, Stale when somebody has changed the row meanwhile.
    """
    refuse_stale(row, version)
    if not reason.strip():
        raise Refused("Hãy ghi lý do rút khỏi sổ.", "reason")
    row.withdrawn_at = datetime.now(UTC)
    row.withdrawn_reason = reason.strip()


def refuse_stale(row: Recorded, version: int | None) -> None:
    """Raise Refused for a withdrawn row, Stale if `version` is not the current one."""
    if row.withdrawn_at is not None:
        raise Refused("Mục này đã được rút khỏi sổ, không sửa được nữa.")
    refuse_other_version(row.version, version)


def _fill(activity: Activity, facts: EntryFacts) -> None:
    for name, value in columns_of(Activity, facts).items():
        setattr(activity, name, value)
    activity.search_text = _search_text(facts)


def _search_text(facts: EntryFacts) -> str:
    words = [facts.title, facts.occasion, facts.partners, facts.place, facts.result, facts.note]
    return fold(" ".join([*words, facts.giver, facts.voucher_text, facts.also_found_by]))


def _name_members(activity: Activity, facts: EntryFacts) -> None:
    db.session.add_all(
        ActivityMember(activity_id=activity.id, member_id=member_id, position=position)
        for position, member_id in enumerate(dict.fromkeys(facts.member_ids))
    )
