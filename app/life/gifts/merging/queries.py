"""Lines of lists of gifts that would be of one person, once two records are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select

from app.extensions import db
from app.life.gifts.models import GiftList, GiftRecipient
from app.log.activities.models import Activity
from app.people.children.rules import children_once
from app.people.roster.queries import child_facts, children_of_member


@dataclass(frozen=True, slots=True)
class SharedLines:
    """Several lines of one list, the kept record's first; `posted_on`: the day of its live log entry."""

    row: GiftList
    lines: Sequence[GiftRecipient]
    posted_on: date | None


def shared_lines(unit_id: int, kept_id: int, gone_id: int) -> list[SharedLines]:
    """What stands twice on a live list: the person, or a child that both records have."""
    first_of = _children(kept_id, gone_id)
    is_posted = (Activity.id == GiftList.activity_id) & Activity.withdrawn_at.is_(None)
    is_own = GiftRecipient.child_id.is_(None) & GiftRecipient.member_id.in_((kept_id, gone_id))
    query = (
        select(GiftRecipient, GiftList, Activity.starts_on)
        .join(GiftList, GiftList.id == GiftRecipient.list_id)
        .outerjoin(Activity, is_posted)
        .where(
            GiftList.unit_id == unit_id,
            GiftList.withdrawn_at.is_(None),
            or_(is_own, GiftRecipient.child_id.in_(first_of)),
        )
        .order_by(GiftList.id, GiftRecipient.member_id == gone_id, GiftRecipient.position)
    )
    found: dict[tuple[int, int | None], list[tuple[GiftRecipient, GiftList, date | None]]] = defaultdict(list)
    for line, row, posted_on in db.session.execute(query):
        found[row.id, first_of.get(line.child_id)].append((line, row, posted_on))
    return [
        SharedLines(some[0][1], [line for line, _, _ in some], some[0][2])
        for some in found.values()
        if len(some) > 1
    ]


def _children(kept_id: int, gone_id: int) -> dict[int | None, int]:
    """Id of each live child of both -> that of the first record of the same child, once they are one."""
    live = [
        (child, replace(child_facts(child), member_id=kept_id))
        for who in (kept_id, gone_id)
        for child in children_of_member(who)
        if child.withdrawn_at is None
    ]
    return {child.id: group[0][0].id for group in children_once(live) for child, _ in group}
