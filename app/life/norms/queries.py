"""Selects of norms, and of how often they were used."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, func, or_, select

from app.extensions import db
from app.life.norms.facts import Allowed, Claim, NormFacts
from app.life.norms.models import NormExcess, SpendingNorm
from app.life.norms.rules import norm_on
from app.life.visits.facts import Audience, Reason
from app.life.visits.models import Visit
from app.listing import Page, in_order, paginate
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.log.activities.row_queries import RowReads

#: Sort order of reasons and audiences as in their boxes, everybody first.
_REASONS = case({one.value: place for place, one in enumerate(Reason)}, value=SpendingNorm.reason)
_AUDIENCES = case(
    {one.value: place for place, one in enumerate(Audience)}, value=SpendingNorm.audience, else_=-1
)
_BEGUN = func.coalesce(SpendingNorm.valid_from, date.min)
ORDERS = {
    "reason": (_REASONS, _AUDIENCES, _BEGUN, SpendingNorm.id),
    "audience": (_AUDIENCES, _REASONS, SpendingNorm.id),
    "amount": (SpendingNorm.amount, SpendingNorm.id),
    "times": (func.coalesce(SpendingNorm.times_a_year, 1_000_000), SpendingNorm.id),
    "from": (_BEGUN, SpendingNorm.id),
}


_READS = RowReads(SpendingNorm, NormFacts)
norm, norms_of, norm_facts, _live = _READS.one, _READS.all, _READS.facts_of, _READS.live


def page_of_norms(
    unit_id: int, page: int, *, reason: Reason | None = None, as_of: date | None = None, sort: str = "reason"
) -> Page[tuple[SpendingNorm, NormFacts]]:
    """A page of the union's live norms, of one reason, in force on a day; two statements."""
    query = _live(unit_id)
    if reason:
        query = query.where(SpendingNorm.reason == reason)
    if as_of:
        query = query.where(
            or_(SpendingNorm.valid_from.is_(None), SpendingNorm.valid_from <= as_of),
            or_(SpendingNorm.valid_to.is_(None), SpendingNorm.valid_to >= as_of),
        )
    return paginate(in_order(query, ORDERS, sort), page, lambda row: (row[0], norm_facts(row[0])))


def allowed(unit_id: int, claim: Claim, *, excluding: int | None = None) -> Allowed | None:
    """The norm that applies to a claim and how often it was used this year without the entry `excluding`.

    None without a norm; two statements at most.
    """
    held = norm_on([facts for _, facts in norms_of(unit_id)], claim)
    if held is None or held.times_a_year is None or not claim.member_ids:
        return Allowed(held) if held else None
    return Allowed(held, _times_used(unit_id, held, claim, excluding), knows_person=True)


def _times_used(unit_id: int, held: NormFacts, claim: Claim, excluding: int | None) -> int:
    """How often the same was given in the claim's year to the member who got it most often."""
    query = (
        select(func.count())
        .select_from(ActivityMember)
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .join(Visit, Visit.activity_id == Activity.id)
        .where(
            live(unit_id),
            Visit.reason == held.reason,
            ActivityMember.member_id.in_(claim.member_ids),
            Activity.starts_on.between(date(claim.day.year, 1, 1), date(claim.day.year, 12, 31)),
        )
        .group_by(ActivityMember.member_id)
    )
    if held.audience:
        query = query.where(Visit.audience == held.audience)
    if excluding is not None:
        query = query.where(Activity.id != excluding)
    return max(db.session.scalars(query), default=0)


def excess_of(activity_id: int) -> str:
    """The officer's reason for exceeding the norm of a visit; "" without one."""
    found = db.session.get(NormExcess, activity_id)
    return found.reason if found else ""
