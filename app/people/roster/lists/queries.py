"""The roster as a list on a date: the database picks the period that counts for each person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, extract, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.texts.word_order import word_order_key
from app.extensions import db
from app.listing import PER_PAGE, Page, contains, in_order, in_words_order, matches
from app.log.activities.mapping import facts_from
from app.people.roster.day_queries import IN_HARDSHIP, IN_UNIT, IS_CURRENT, STATE, parameters
from app.people.roster.facts import BirthDay, Joining, LabourKind, LeavingReason, Sex
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State

#: The year of birth, also where only that is known.
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
#: The filter value for people in no group; not the name of any group.
NO_GROUP = "-"
#: More than any union has.
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
    Membership.section,
    Membership.labour_kind,
    Membership.started_on,
    Membership.joined_on,
    Membership.joining,
    Membership.leaving_reason,
    IN_HARDSHIP.label("in_hardship"),
    STATE.label("state"),
).join(Membership, Membership.member_id == Member.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the list; empty ones do not filter."""

    words: str = ""
    states: frozenset[State] = frozenset()
    group: str = ""
    section: str = ""
    position: str = ""
    labour_kind: LabourKind | None = None
    in_hardship: bool = False
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A person as the list shows them; `leaving_reason` is that of the period that counts."""

    id: int
    code: str
    full_name: str
    birth: BirthDay
    sex: Sex
    position: str
    department: str
    union_group: str
    section: str
    labour_kind: LabourKind | None
    started_on: date | None
    joined_on: date | None
    joining: Joining | None
    in_hardship: bool
    state: State
    leaving_reason: LeavingReason | None

    @property
    def state_text(self) -> str:
        """The state with the reason of leaving, if any: `Đã rời đơn vị (Nghỉ hưu)`."""
        shows_reason = self.state is State.GONE or (
            self.state is State.NOT_MEMBER and self.leaving_reason is LeavingReason.LEFT_UNION
        )
        reason = self.leaving_reason if shows_reason else None
        return f"{self.state.label} ({reason.label})" if reason else self.state.label


class Written(NamedTuple):
    """All groups, positions and sections that periods record."""

    groups: list[str]
    positions: list[str]
    sections: list[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of people in a list, and of women among them."""

    people: int
    women: int


def page_of_members(
    unit_id: int, head: str, page: int, as_of: date, wanted: Wanted, sort: str = "name"
) -> tuple[Page[Line], Counted]:
    """A page of the union's people on `as_of`, `head` that of its trail; two statements, or one unchanged."""
    rows, _ = _statements(wanted, sort)
    arguments = {**parameters(unit_id, as_of), "most": PER_PAGE, "skipped": (page - 1) * PER_PAGE}
    lines = [_line(row) for row in db.session.execute(rows, arguments)]
    counted = _count(unit_id, head, as_of, wanted)
    return Page(lines, page, counted.people), counted


def all_members(unit_id: int, as_of: date, wanted: Wanted, sort: str = "name") -> list[Line]:
    """Everybody on the list on `as_of`; one statement."""
    rows, _ = _statements(wanted, sort)
    arguments = {**parameters(unit_id, as_of), "most": _EVERYONE, "skipped": 0}
    return [_line(row) for row in db.session.execute(rows, arguments)]


@lru_cache(maxsize=256)
def _count(unit_id: int, _head: str, as_of: date, wanted: Wanted) -> Counted:
    """The size of a list, cached until the books change, since counting reads everyone."""
    _, count = _statements(wanted, "name")
    people, women = db.session.execute(count, parameters(unit_id, as_of)).one()
    return Counted(people, women)


@lru_cache(maxsize=64)
def _statements(wanted: Wanted, sort: str) -> tuple[Select[*tuple[Any, ...]], Select[int, int]]:
    """The statements for a page and for the count, cached: building them takes as long as running them."""
    conditions = _conditions(wanted)
    women = func.count(case((Member.sex == Sex.FEMALE, 1)))
    counted = (
        select(func.count(Membership.id), women)
        .join(Member, Member.id == Membership.member_id)
        # A search finds few people: start from them and look up their periods.
        .where((Member if wanted.words else Membership).unit_id == IN_UNIT, *conditions)
    )
    rows = in_order(_LINES.where(Member.unit_id == IN_UNIT, *conditions), ORDERS, sort)
    return rows.limit(bindparam("most")).offset(bindparam("skipped")), counted


@lru_cache(maxsize=256)
def written_at(unit_id: int, _head: str) -> Written:
    """What is recorded; one statement, none while the trail's head is the same."""
    groups = _words("groups", Membership.union_group, unit_id)
    positions = _words("positions", Membership.position, unit_id)
    sections = _words("sections", Membership.section, unit_id)
    rows = db.session.execute(groups.union_all(positions, sections))
    found: dict[str, list[str]] = defaultdict(list)
    for of, words in rows:
        found[of].append(words)
    return Written(**{of: sorted(found[of], key=word_order_key) for of in Written._fields})


def groups_of(unit_id: int) -> list[str]:
    """All recorded group names."""
    rows = db.session.execute(_words("group", Membership.union_group, unit_id))
    return sorted((words for _, words in rows), key=word_order_key)


def _words(of: str, column: InstrumentedAttribute[str], unit_id: int) -> Select[str, str]:
    return (
        select(literal(of), column)
        .where(Membership.unit_id == unit_id, Membership.withdrawn_at.is_(None), column != "")
        .distinct()
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [IS_CURRENT]
    if wanted.words:
        found.append(matches(Member.search_text, wanted.words))
    if wanted.states:
        found.append(STATE.in_(sorted(wanted.states)))
    if wanted.group:
        found.append(Membership.union_group == ("" if wanted.group == NO_GROUP else wanted.group))
    if wanted.section:
        found.append(Membership.section == wanted.section)
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
    birth = BirthDay(row.birth_date, row.birth_year)
    return facts_from(Line, row, birth=birth, in_hardship=bool(row.in_hardship))


def people_holding(unit_id: int, words: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Everyone ever on the roster who is found by every folded word, by name; for the search."""
    columns = (Member.id, Member.full_name, Member.code, Member.birth_date, Member.birth_year)
    query = select(*columns).where(Member.unit_id == unit_id)
    query = query.where(*(contains(Member.search_text, word) for word in words))
    return query.order_by(Member.name_key, Member.id)
