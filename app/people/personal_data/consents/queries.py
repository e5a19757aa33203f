"""Selects of consents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, exists, func, or_, select

from app.extensions import db
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.row_queries import RowReads
from app.log.records.descriptions import all_stated
from app.people.hardship.models import Hardship
from app.people.personal_data.consents.facts import ConsentFacts
from app.people.personal_data.consents.models import Consent
from app.people.personal_data.rules import child_mark, mark_of
from app.people.roster.models import Child, Member, Membership, Portrait
from app.web.personal.declared import ExtractRow, Purpose

_READS = RowReads(Consent, ConsentFacts)
consent, consent_facts = _READS.one, _READS.facts_of


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A consent as lists show it; `is_kept`: it was taken back, and the data are still there."""

    id: int
    name: str
    code: str
    facts: ConsentFacts
    is_kept: bool


#: As SQL matches it: the mark of any child of anybody erased.
_ERASED_CHILD = child_mark(mark_of("%"), "%")
CONSENT_ORDERS: dict[str, Callable[[ConsentLine], Any]] = {
    "kept": lambda one: (not one.is_kept, one.name, one.id),
    "name": lambda one: (one.name, one.id),
    "given": lambda one: (one.facts.given_on, one.id),
}


def _still_kept() -> ColumnElement[bool]:
    """Consent was taken back, none was given since, and what it was for is still kept."""
    other = Consent.__table__.alias()
    renewed = exists().where(
        other.c.member_id == Consent.member_id,
        other.c.purpose == Consent.purpose,
        other.c.withdrawn_at.is_(None),
        other.c.ended_on.is_(None),
    )
    period = and_(Membership.member_id == Consent.member_id, Membership.withdrawn_at.is_(None))
    held = or_(
        and_(Consent.purpose == Purpose.PHOTO, exists().where(Portrait.member_id == Consent.member_id)),
        and_(Consent.purpose == Purpose.PARTY, exists().where(period, Membership.party_member)),
        and_(
            Consent.purpose == Purpose.HARDSHIP,
            or_(
                exists().where(period, Membership.in_hardship),
                exists().where(Hardship.member_id == Consent.member_id, Hardship.withdrawn_at.is_(None)),
            ),
        ),
        and_(
            Consent.purpose == Purpose.CHILDREN,
            exists().where(
                Child.member_id == Consent.member_id,
                Child.withdrawn_at.is_(None),
                Child.full_name.not_like(_ERASED_CHILD),
            ),
        ),
    )
    return and_(Consent.ended_on.is_not(None), ~renewed, held)


def agreed_twice(unit_id: int, kept_id: int, gone_id: int) -> list[tuple[Consent, ConsentFacts]]:
    """What one person agrees to now that another agrees to as well."""
    now = [one for one in _READS.all(unit_id) if one[1].ended_on is None]
    kept = {facts.purpose for _, facts in now if facts.member_id == kept_id}
    return [one for one in now if one[1].member_id == gone_id and one[1].purpose in kept]


def page_of_consents(
    unit_id: int, page: int, *, words: str = "", purpose: Purpose | None = None, sort: str = "kept"
) -> Page[ConsentLine]:
    """A page of the live consents; one statement."""
    found = [
        one
        for one in consents_of(unit_id)
        if purpose in (None, one.facts.purpose) and texts_match(words, one.name, one.code)
    ]
    return page_of_rows(found, page, CONSENT_ORDERS, sort)


def consents_of(unit_id: int, member_id: int | None = None) -> list[ConsentLine]:
    """The live consents of all, or of one person, in the order recorded; one statement."""
    rows = db.session.execute(
        _live(of_one=member_id is not None), {"of_unit": unit_id, "of_member": member_id}
    )
    return [ConsentLine(row.id, name, code, consent_facts(row), bool(kept)) for row, name, code, kept in rows]


@cache
def _live(*, of_one: bool) -> Select[Consent, str, str, bool]:
    """Built once: that takes as long as executing it."""
    query = (
        select(Consent, Member.full_name, Member.code, _still_kept())
        .join(Member, Member.id == Consent.member_id)
        .where(Consent.unit_id == bindparam("of_unit"), Consent.withdrawn_at.is_(None))
        .order_by(Consent.id)
    )
    return query.where(Consent.member_id == bindparam("of_member")) if of_one else query


def extract_of_consents(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The person's consents for their extract."""
    for one in consents_of(unit_id, member_id):
        yield all_stated(one.facts, but=("member_id",))


def consent_figures(unit_id: int, _today: date) -> Sequence[ScalarSelect[Any]]:
    """How many consents were taken back whose data are still kept."""
    query = select(func.count()).select_from(Consent)
    live = Consent.unit_id == unit_id, Consent.withdrawn_at.is_(None)
    return (query.where(*live, _still_kept()).scalar_subquery(),)


def agrees_now(unit_id: int, member_id: int, purpose: Purpose, *, but: int) -> bool:
    """Whether another row than `but` says that the person agrees to this."""
    query = select(Consent.id).where(
        Consent.unit_id == unit_id,
        Consent.member_id == member_id,
        Consent.purpose == purpose,
        Consent.withdrawn_at.is_(None),
        Consent.ended_on.is_(None),
        Consent.id != but,
    )
    return db.session.scalar(query.limit(1)) is not None
