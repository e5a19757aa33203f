"""Selects of phiếu thăm hỏi: one for each visit or gift of the log."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import Fund
from app.books.register.models import Voucher
from app.books.vouchers.facts import VisitPaper
from app.extensions import db
from app.life.visits.facts import IS_VISIT, Audience, Reason
from app.life.visits.models import Visit
from app.listing import Page, in_order, in_words_order, matches, paginate
from app.log.activities.models import Activity, ActivityMember
from app.people.roster.models import Membership
from app.people.roster.queries import membership_facts
from app.people.roster.rules import membership_on

SORTS = ("day", "number", "amount")


def page_of_visits(
    unit_id: int, page: int, *, words: str = "", year: int | None = None, sort: str = "-day"
) -> Page[VisitPaper]:
    """A page of the union's live visits as papers; two statements, union groups left out."""
    query = _visits(unit_id).where(Activity.withdrawn_at.is_(None))
    if words:
        query = query.where(matches(Activity.search_text, words))
    if year:
        query = query.where(Activity.starts_on.between(date(year, 1, 1), date(year, 12, 31)))
    orders = {
        "day": (Activity.starts_on, Activity.id),
        "number": (in_words_order(Voucher.text), Activity.id),
        "amount": (Activity.amount, Activity.id),
    }
    return paginate(in_order(query, orders, sort), page, lambda row: _paper(row, {}))


def visit_paper(unit_id: int, activity_id: int) -> VisitPaper | None:
    """The paper of a visit of this union, withdrawn or not; or None. Two statements."""
    found = visit_papers(unit_id, [activity_id])
    return found[0] if found else None


def visit_papers(unit_id: int, activity_ids: Collection[int]) -> list[VisitPaper]:
    """The papers of these visits, by day; two statements."""
    rows = db.session.execute(
        _visits(unit_id).where(Activity.id.in_(activity_ids)).order_by(Activity.starts_on, Activity.id)
    ).all()
    groups = _groups({row[0].id: row[0].starts_on for row in rows})
    return [_paper(row, groups) for row in rows]


def _visits(unit_id: int) -> Select[*tuple[Any, ...]]:
    latest = (
        select(func.max(Voucher.id))
        .where(Voucher.activity_id == Activity.id, Voucher.kind == VoucherKind.VISIT)
        .correlate(Activity)
        .scalar_subquery()
    )
    return (
        select(Activity, Visit, Voucher.text, Fund.name)
        .join(Visit, Visit.activity_id == Activity.id)
        .outerjoin(Voucher, Voucher.id == latest)
        .outerjoin(Fund, Fund.id == Activity.fund_id)
        .where(Activity.unit_id == unit_id)
    )


def _paper(row: Any, groups: dict[int, str]) -> VisitPaper:
    activity, visit, number, fund_name = row
    return VisitPaper(
        id=activity.id,
        number=number or "",
        happened_on=activity.starts_on,
        is_visit=visit.reason in IS_VISIT,
        reason=Reason(visit.reason).label,
        recipient=visit.recipient,
        audience=Audience(visit.audience).label,
        address=groups.get(activity.id, ""),
        occasion=activity.occasion,
        people=activity.people or 1,
        amount=activity.amount,
        in_kind=visit.in_kind,
        fund_name=fund_name or "",
        visitors=visit.visitors,
        prepared_by=activity.recorded_by if activity.recorded_by_id else "",
        withdrawn_on=activity.withdrawn_at.date() if activity.withdrawn_at else None,
        withdrawn_reason=activity.withdrawn_reason or "",
    )


def _groups(days: dict[int, date]) -> dict[int, str]:
    """The union group of the member named by a visit; left out when it names several."""
    rows = db.session.execute(
        select(ActivityMember.activity_id, Membership)
        .join(Membership, Membership.member_id == ActivityMember.member_id)
        .where(ActivityMember.activity_id.in_(days), Membership.withdrawn_at.is_(None))
        .order_by(Membership.id)
    )
    named: dict[int, list[Membership]] = {}
    for activity_id, period in rows:
        named.setdefault(activity_id, []).append(period)
    found = {}
    for activity_id, periods in named.items():
        held = membership_on([membership_facts(one) for one in periods], days[activity_id])
        if len({one.member_id for one in periods}) == 1 and held:
            found[activity_id] = held.union_group
    return found
