"""Who signs: recipients of a visit, gift or award; payers of a collection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from app.books.vouchers.rules import shared_out
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds.queries import terms_of
from app.dues.funds.rules import rate_text, term_on
from app.extensions import db
from app.life.signing.facts import Signing, SigningList
from app.life.visits.facts import Audience
from app.life.visits.models import Visit
from app.log.activities.facts import Kind
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import activity
from app.people.roster.models import Member, Membership
from app.people.roster.queries import membership_facts
from app.people.roster.rules import membership_on

#: Kinds of the log in which several people may receive money or a gift.
RECEIVED = frozenset({Kind.VISIT, Kind.AWARD})


def receiving_list(unit_id: int, activity_id: int) -> SigningList | None:
    """Who signs for a visit, gift or award of this union; unnamed people as empty lines; three statements."""
    entry = activity(unit_id, activity_id)
    if entry is None or entry.kind not in RECEIVED:
        return None
    visit = db.session.get(Visit, entry.id)
    people = _people(
        select(Member, Membership, Member.id, ActivityMember.position)
        .join(ActivityMember, ActivityMember.member_id == Member.id)
        .where(ActivityMember.activity_id == entry.id)
        .order_by(ActivityMember.position),
        entry.starts_on,
    )
    prefix = {Audience.RELATIVE: "Thân nhân: ", Audience.CHILD: "Con: "}.get(
        Audience(visit.audience) if visit else Audience.MEMBER, ""
    )
    named = [(f"{prefix}{one.full_name}", group) for one, group, _ in people]
    if not named and visit and (entry.people or 1) == 1:
        named = [(visit.recipient, "")]
    named += [("", "")] * ((entry.people or len(named) or 1) - len(named))
    in_kind = visit.in_kind if visit else ""
    share = shared_out(entry.amount, len(named))
    return _list(entry, [Signing(name, group, "", share, in_kind) for name, group in named])


def paying_list(unit_id: int, activity_id: int) -> SigningList | None:
    """Who signs for what they paid in a collection of this union, in Vietnamese order; four statements."""
    entry = activity(unit_id, activity_id)
    if entry is None or entry.kind != Kind.COLLECTION:
        return None
    row = db.session.get_one(Collection, entry.id)
    terms = [facts for _, facts in terms_of(unit_id, row.fund_id)]
    term = term_on(terms, row.period_end)
    rate = rate_text(term) if term else ""
    people = _people(
        select(Member, Membership, Contribution.id, Contribution.amount)
        .join(Contribution, Contribution.member_id == Member.id)
        .where(Contribution.collection_id == entry.id, Contribution.withdrawn_at.is_(None))
        .order_by(Member.name_key, Contribution.id),
        entry.starts_on,
    )
    return _list(entry, [Signing(one.full_name, group, rate, amount) for one, group, amount in people])


def _list(entry: Activity, people: Sequence[Signing]) -> SigningList:
    return SigningList(
        activity_id=entry.id,
        title=entry.title,
        happened_on=entry.starts_on,
        about=tuple(line for line in (entry.title, entry.occasion) if line),
        people=tuple(people),
        amount=entry.amount,
        prepared_by=entry.recorded_by if entry.recorded_by_id else "",
        withdrawn_reason=entry.withdrawn_reason or "",
    )


def _people(query: Any, day: date) -> list[tuple[Member, str, Any]]:
    """(person, union group on the day, last column) of a query of person, period, id of what is signed."""
    with_periods = query.outerjoin(
        Membership, (Membership.member_id == Member.id) & Membership.withdrawn_at.is_(None)
    ).order_by(Membership.id)
    found: dict[int, tuple[Member, list[Membership], Any]] = {}
    for member, period, row_id, value in db.session.execute(with_periods):
        _, periods, _ = found.setdefault(row_id, (member, [], value))
        if period is not None:
            periods.append(period)
    rows = []
    for member, periods, value in found.values():
        held_on = membership_on([membership_facts(one) for one in periods], day)
        rows.append((member, held_on.union_group if held_on else "", value))
    return rows
