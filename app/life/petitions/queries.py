"""Selects of petitions."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select

from app.books.entries.reads import EntryReads
from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.petitions.models import Petition
from app.listing import in_words_order
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import END, START, entries_read

_SETTLED = or_(Activity.result != "", Petition.answered_on.is_not(None))


PETITION_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "answered": (Petition.answered_on, Activity.id),
    "content": (in_words_order(Activity.title), Activity.id),
    "raised_by": (in_words_order(Petition.raised_by), Activity.starts_on, Activity.id),
    "addressed_to": (in_words_order(Petition.addressed_to), Activity.starts_on, Activity.id),
    "state": (case((_SETTLED, 1), else_=0), Activity.starts_on, Activity.id),
}


_READS = EntryReads(
    PetitionFacts,
    Petition,
    PETITION_ORDERS,
    {"raised_on": "starts_on", "content": "title", "answer": "result"},
    {"state": lambda _unit_id, state: (_SETTLED if state is PetitionState.SETTLED else ~_SETTLED,)},
)
petition, petitions_of, petition_facts = _READS.one, _READS.all, _READS.facts_of
page_of_petitions = _READS.page


def petitions_read(reading: Reading) -> tuple[LoggedEntry[PetitionFacts], ...]:
    """The petitions of the days of a reading, and older ones still open on its first day; one statement."""
    return entries_read(reading, Petition, petition_facts, which=_pending, names=False)


def _pending(entry: Any, own: Any) -> ColumnElement[bool]:
    is_open = and_(own.answered_on.is_(None), entry.result == "")
    return and_(entry.starts_on <= END, or_(entry.starts_on >= START, own.answered_on >= START, is_open))


def petition_figures(unit_id: int, _today: date) -> tuple[ScalarSelect[Any], ...]:
    """How many petitions are open, and the day of the oldest of them."""
    figures = (func.count(Activity.id), func.min(Activity.starts_on))
    return tuple(
        select(one)
        .join(Petition, Petition.activity_id == Activity.id)
        .where(live(unit_id), ~_SETTLED)
        .scalar_subquery()
        for one in figures
    )
