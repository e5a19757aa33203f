"""Selects of petitions."""

from __future__ import annotations

from sqlalchemy import case, or_

from app.books.entries.queries import all_entries, entries
from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.petitions.models import Petition
from app.listing import Page, in_order, in_words_order, paginate
from app.log.activities.models import Activity
from app.log.activities.queries import entry_with

_SETTLED = or_(Activity.result != "", Petition.answered_on.is_not(None))


PETITION_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "answered": (Petition.answered_on, Activity.id),
    "content": (in_words_order(Activity.title), Activity.id),
    "raised_by": (in_words_order(Petition.raised_by), Activity.starts_on, Activity.id),
    "addressed_to": (in_words_order(Petition.addressed_to), Activity.starts_on, Activity.id),
    "state": (case((_SETTLED, 1), else_=0), Activity.starts_on, Activity.id),
}


def page_of_petitions(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    state: PetitionState | None = None,
    year: int | None = None,
    sort: str = "-day",
) -> Page[tuple[Activity, PetitionFacts]]:
    """A page of the petitions to the union; two statements."""
    query = entries(Petition, unit_id, words=words, year=year)
    if state:
        query = query.where(_SETTLED if state is PetitionState.SETTLED else ~_SETTLED)
    return paginate(in_order(query, PETITION_ORDERS, sort), page, lambda row: (row[0], petition_facts(*row)))


def petition(unit_id: int, activity_id: int) -> tuple[Activity, PetitionFacts] | None:
    """A petition to this union, withdrawn or not, with its facts; or None."""
    found = entry_with(Petition, unit_id, activity_id)
    return (found[0], petition_facts(*found)) if found else None


def petitions_of(unit_id: int) -> list[tuple[Activity, PetitionFacts]]:
    """Every live petition with its facts, in the order they were recorded (two statements)."""
    return [(activity, petition_facts(activity, row)) for activity, row, _ in all_entries(Petition, unit_id)]


def petition_facts(activity: Activity, petition: Petition) -> PetitionFacts:
    """The facts of a petition."""
    return PetitionFacts(
        raised_on=activity.starts_on,
        content=activity.title,
        raised_by=petition.raised_by,
        addressed_to=petition.addressed_to,
        answer=activity.result,
        answered_on=petition.answered_on,
    )
