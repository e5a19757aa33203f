"""The roster as a list on a date: the period that speaks for each person is picked in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, extract, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.word_order import word_order_key
from app.extensions import db
from app.listing import PER_PAGE, Page, in_order, in_words_order, matches
from app.people.roster.day_queries import IN_HARDSHIP, IN_UNIT, SPEAKS, STATE, parameters
from app.people.roster.facts import BirthDay, Joining, LabourKind, LeavingReason, Sex
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State

#: A day or the year alone: who was born in a year stands among those of it.
_BORN = func.coalesce(extract("year", Member.birth_date), Member.birth_year)
_BY_STATE = case({state.value: place for place, state in enumerate(State)}, value=STATE)
ORDERS = {
    "name": (Member.name_key, Member.id),
    "code": (in_words_order(Member.code), Member.id),
    "born": (_BORN, Member.birth_date, Member.name_key, Member.id),
    "position": (in_words_order(Membership.position), Member.name_key, Member.id),
    "group": (in_words_order(Membership.union_group), Member.name_key, Member.id),
    "state": (_BY_STATE, Member.name_key, Member.id),
}
#: The group of those who are in none, as a filter asks for it: no group bears the name of a mark alone.
NO_GROUP = "-"
#: More than any union has: a list without pages.
_EVERYONE = 1_000_000
_LINES = select(
    Member.id,
    Member.code,
    Member.full_name,
    Member.birth_date,
    Member.birth_year,
    Member.sex,
    Membership.position,
    Membership.department,
    Membership.union_group,
    Membership.labour_kind,
    Membership.joined_on,
    Membership.joining,
    Membership.leaving_reason,
    IN_HARDSHIP.label("in_hardship"),
    STATE.label("state"),
).join(Membership, Membership.member_id == Member.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; nothing said is no limit."""

    words: str = ""
    states: frozenset[State] = frozenset()
    group: str = ""
    position: str = ""
    labour_kind: LabourKind | None = None
    in_hardship: bool = False
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A person as the list shows them; `leaving_reason` is that of the period that speaks."""

    id: int
    code: str
    full_name: str
    born: BirthDay
    sex: Sex
    position: str
    department: str
    union_group: str
    labour_kind: LabourKind | None
    joined_on: date | None
    joining: Joining | None
    in_hardship: bool
    state: State
    leaving_reason: LeavingReason | None

    @property
    def told(self) -> str:
        """The state in words, with the reason where there is one: `Đã rời đơn vị (Nghỉ hưu)`."""
        is_told = self.state is State.GONE or (
            self.state is State.NOT_MEMBER and self.leaving_reason is LeavingReason.LEFT_UNION
        )
        reason = self.leaving_reason if is_told else None
        return f"{self.state.label} ({reason.label})" if reason else self.state.label


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people a list has, and how many of them are women."""

    people: int
    women: int


def page_of_members(
    unit_id: int, head: str, page: int, as_of: date, wanted: Wanted, sort: str = "name"
) -> tuple[Page[Line], Counted]:
    """A page of the union's people as they stand on `as_of`; two statements, one while nothing changes.

    `head` is that of the union's trail (`trail.queries.head_of`).
    """
    rows, _ = _statements(wanted, sort)
    asked = {**parameters(unit_id, as_of), "most": PER_PAGE, "skipped": (page - 1) * PER_PAGE}
    lines = [_line(row) for row in db.session.execute(rows, asked)]
    counted = _count(unit_id, head, as_of, wanted)
    return Page(lines, page, counted.people), counted


def all_members(unit_id: int, as_of: date, wanted: Wanted, sort: str = "name") -> list[Line]:
    """Everybody on the list as they stand on `as_of`; one statement."""
    rows, _ = _statements(wanted, sort)
    asked = {**parameters(unit_id, as_of), "most": _EVERYONE, "skipped": 0}
    return [_line(row) for row in db.session.execute(rows, asked)]


@lru_cache(maxsize=256)
def _count(unit_id: int, _head: str, as_of: date, wanted: Wanted) -> Counted:
    """How many people a list has: a look at everyone, so the answer is kept until the books change."""
    _, count = _statements(wanted, "name")
    people, women = db.session.execute(count, parameters(unit_id, as_of)).one()
    return Counted(people, women)


@lru_cache(maxsize=64)
def _statements(wanted: Wanted, sort: str) -> tuple[Select[*tuple[Any, ...]], Select[int, int]]:
    """The rows of a page and the count of all: kept, since building them takes as long as asking."""
    conditions = _conditions(wanted)
    women = func.count(case((Member.sex == Sex.FEMALE, 1)))
    counted = (
        select(func.count(Membership.id), women)
        .join(Member, Member.id == Membership.member_id)
        # The words leave few people: their periods are looked up, not the other way round.
        .where((Member if wanted.words else Membership).unit_id == IN_UNIT, *conditions)
    )
    rows = in_order(_LINES.where(Member.unit_id == IN_UNIT, *conditions), ORDERS, sort)
    return rows.limit(bindparam("most")).offset(bindparam("skipped")), counted


@lru_cache(maxsize=256)
def written_at(unit_id: int, _head: str) -> tuple[list[str], list[str]]:
    """The groups and positions as ever written; one statement, none while the trail's head is the same."""
    groups = _words("group", Membership.union_group, unit_id)
    rows = db.session.execute(groups.union_all(_words("position", Membership.position, unit_id)))
    found: dict[str, list[str]] = {"group": [], "position": []}
    for of, words in rows:
        found[of].append(words)
    return sorted(found["group"], key=word_order_key), sorted(found["position"], key=word_order_key)


def groups_of(unit_id: int) -> list[str]:
    """The names of the union's groups, as ever written."""
    rows = db.session.execute(_words("group", Membership.union_group, unit_id))
    return sorted((words for _, words in rows), key=word_order_key)


def _words(of: str, column: InstrumentedAttribute[str], unit_id: int) -> Select[str, str]:
    return (
        select(literal(of), column)
        .where(Membership.unit_id == unit_id, Membership.withdrawn_at.is_(None), column != "")
        .distinct()
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [SPEAKS]
    if wanted.words:
        found.append(matches(Member.search_text, wanted.words))
    if wanted.states:
        found.append(STATE.in_(sorted(wanted.states)))
    if wanted.group:
        found.append(Membership.union_group == ("" if wanted.group == NO_GROUP else wanted.group))
    if wanted.position:
        found.append(Membership.position == wanted.position)
    if wanted.labour_kind:
        found.append(Membership.labour_kind == wanted.labour_kind)
    if wanted.in_hardship:
        found.append(IN_HARDSHIP)
    if wanted.sex:
        found.append(Member.sex == wanted.sex)
    return found


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(
        id=row.id,
        code=row.code,
        full_name=row.full_name,
        born=BirthDay(row.birth_date, row.birth_year),
        sex=Sex(row.sex),
        position=row.position,
        department=row.department,
        union_group=row.union_group,
        labour_kind=LabourKind(row.labour_kind) if row.labour_kind else None,
        joined_on=row.joined_on,
        joining=Joining(row.joining) if row.joining else None,
        in_hardship=bool(row.in_hardship),
        state=State(row.state),
        leaving_reason=LeavingReason(row.leaving_reason) if row.leaving_reason else None,
    )
