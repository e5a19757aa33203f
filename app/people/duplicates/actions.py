"""Merging two records of one person, which cannot be undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Column, Table, delete, update

from app.core.actor import Actor
from app.core.errors import Refused, Stale
from app.core.signals import people_merged, people_merging, roster_changed
from app.extensions import db
from app.office.trail import actions as trail
from app.people.duplicates.children import make_children_one
from app.people.duplicates.models import MemberAlias
from app.people.duplicates.queries import names_too, references
from app.people.duplicates.rules import fuller
from app.people.roster import queries
from app.people.roster.actions import subject_of
from app.people.roster.models import Member
from app.people.roster.recording_rules import overlap_of
from app.people.roster.row_actions import next_key

#: Tables of computed values, which are computed again after the merge.
COMPUTED = frozenset({"dues", "credits"})
_OVERLAP = (
    "Hai hồ sơ đều ghi là đoàn viên trong cùng một thời gian. Hãy mở một trong hai hồ sơ, "
    "rút khỏi sổ thời gian ghi thừa (hoặc sửa ngày vào, ngày thôi), rồi gộp lại."
)


def merge(
    kept: Member,
    gone: Member,
    actor: Actor,
    today: date,
    reason: str,
    *,
    versions: tuple[int, int] | None = None,
) -> None:
    """Move all references from `gone` to `kept`, which keeps its name and code; the other becomes an alias.

    `versions` are those of both that the user saw. Raises Refused without a reason or when both were members
    on the same day, Stale.
    """
    if versions is not None and versions != (kept.version, gone.version):
        raise Stale
    if kept.unit_id != gone.unit_id or kept.id == gone.id:
        raise Refused("Chỉ gộp được hai hồ sơ khác nhau của cùng một công đoàn.")
    if not reason:
        raise Refused("Hãy ghi lý do gộp.", "reason")
    _move_periods(kept, gone)
    changes = {"code": (gone.code, kept.code), "full_name": (gone.full_name, kept.full_name)}
    db.session.add(MemberAlias(unit_id=kept.unit_id, code=gone.code, member_id=kept.id))
    _fill_birth(kept, gone)
    db.session.flush()
    people_merging.send(
        kept.unit_id, kept_id=kept.id, gone_id=gone.id, actor=actor, today=today, reason=reason
    )
    for table, column in references():
        _move(table, column, kept.id, gone.id)
    old_id, old_code = gone.id, gone.code
    make_children_one(kept, actor, reason)
    db.session.execute(delete(Member).where(Member.id == old_id))
    db.session.expire_all()
    for member_id in (kept.id, old_id):
        trail.note(kept.unit_id, actor, "members.merged", subject_of(member_id), changes, reason)
    people_merged.send(kept.unit_id, kept_id=kept.id, gone_id=old_id, gone_code=old_code)
    roster_changed.send(kept.unit_id, today=today, member_ids={kept.id})


def _move_periods(kept: Member, gone: Member) -> None:
    """Move the periods, with row keys made from the code of `kept`."""
    mine, theirs = queries.memberships_of(kept.id), queries.memberships_of(gone.id)
    live = [queries.membership_facts(one) for one in (*mine, *theirs) if one.withdrawn_at is None]
    if overlap_of(live) is not None:
        raise Refused(_OVERLAP)
    held = {one.row_key for one in mine}
    for one in theirs:
        one.member_id = kept.id
        one.row_key = next_key(kept.code, held)
        held.add(one.row_key)


def _fill_birth(kept: Member, gone: Member) -> None:
    """Keep the more precise of two births."""
    facts = queries.person_facts(kept)
    birth = fuller(facts.birth, queries.person_facts(gone).birth)
    if birth != facts.birth:
        kept.birth_date, kept.birth_year = birth.day, birth.year


def _move(table: Table, column: Column[Any], kept_id: int, gone_id: int) -> None:
    if table.name in COMPUTED:
        db.session.execute(delete(table).where(column == gone_id))
        return
    if column.primary_key:
        # Where a row for `kept` exists already, that of `gone` is deleted.
        names_both = names_too(table, column, kept_id)
        db.session.execute(delete(table).where(column == gone_id, names_both))
    db.session.execute(update(table).where(column == gone_id).values({column.name: kept_id}))
