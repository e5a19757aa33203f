"""Selects of visits and gifts."""

from __future__ import annotations

from app.activities.facts import Channel
from app.activities.models import Activity
from app.activities.queries import entry_with, members_named
from app.entries.queries import all_entries, entries
from app.listing import Page, in_order, paginate
from app.welfare.facts import Audience, Reason, VisitFacts
from app.welfare.models import Visit

ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "amount": (Activity.amount, Activity.id),
}


def page_of_visits(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    reason: Reason | None = None,
    year: int | None = None,
    sort: str = "-day",
) -> Page[tuple[Activity, VisitFacts]]:
    """A page of the union's visits and gifts; two statements."""
    query = entries(Visit, unit_id, words=words, year=year)
    if reason:
        query = query.where(Visit.reason == reason)
    return paginate(in_order(query, ORDERS, sort), page, lambda row: (row[0], facts_of(row[0], row[1], ())))


def visit(unit_id: int, activity_id: int) -> tuple[Activity, VisitFacts] | None:
    """A visit of this union, withdrawn or not, with what it says; or None."""
    found = entry_with(Visit, unit_id, activity_id)
    named = members_named(unit_id, activity_id).get(activity_id, ()) if found else ()
    return (found[0], facts_of(*found, named)) if found else None


def facts_of(activity: Activity, visit: Visit, member_ids: tuple[int, ...]) -> VisitFacts:
    """What the visit says, its people having been read by the caller."""
    return VisitFacts(
        happened_on=activity.starts_on,
        reason=Reason(visit.reason),
        recipient=visit.recipient,
        audience=Audience(visit.audience),
        occasion=activity.occasion,
        member_ids=member_ids,
        people=activity.people,
        amount=activity.amount,
        in_kind=visit.in_kind,
        fund_id=activity.fund_id,
        channel=Channel(activity.channel) if activity.channel else None,
        visitors=visit.visitors,
        voucher_text=activity.voucher_text,
        note=activity.note,
    )


def visits_of(unit_id: int) -> list[tuple[Activity, VisitFacts]]:
    """Every live visit with its facts, in the order they were recorded (two statements)."""
    return [
        (activity, facts_of(activity, row, named)) for activity, row, named in all_entries(Visit, unit_id)
    ]
