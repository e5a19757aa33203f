"""Selects of petitions."""

from __future__ import annotations

from sqlalchemy import and_, case, or_, select

from app.books.entries.reads import EntryReads
from app.extensions import db
from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.petitions.models import Petition
from app.listing import Page, in_words_order
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading

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
)
petition, petitions_of, petition_facts = _READS.one, _READS.all, _READS.facts_of


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
    where = [_SETTLED if state is PetitionState.SETTLED else ~_SETTLED] if state else []
    return _READS.page(unit_id, page, *where, words=words, year=year, sort=sort)


def petitions_read(reading: Reading) -> tuple[LoggedEntry[PetitionFacts], ...]:
    """The petitions of the days of a reading, and older ones still open on its first day; one statement."""
    rows = db.session.execute(
        select(Activity, Petition)
        .join(Petition, Petition.activity_id == Activity.id)
        .where(live(reading.unit.id), Activity.starts_on <= reading.until)
        .where(
            or_(
                Activity.starts_on >= reading.since,
                Petition.answered_on >= reading.since,
                and_(Petition.answered_on.is_(None), Activity.result == ""),
            )
        )
        .order_by(Activity.starts_on, Activity.id)
    )
    return tuple(LoggedEntry(entry.id, petition_facts(entry, row)) for entry, row in rows)
