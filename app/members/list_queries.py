"""The roster as a list on a date: the period that speaks for each person is picked in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from app.extensions import db
from app.listing import PER_PAGE, Page, in_order, matches
from app.members.facts import BirthDay, LabourKind, LeavingReason, Standing
from app.members.models import Member, Membership
from app.members.rules import State
from app.trail.queries import head_of

ORDERS = {
    "name": (Member.name_key, Member.id),
    "code": (Member.code, Member.id),
    "group": (Membership.union_group, Member.name_key, Member.id),
}


#: Handed in with the statement: `parameters`.
_AS_OF = bindparam("as_of", type_=Date)
_UNIT = bindparam("in_unit", type_=Integer)


def _begun(period: type[Membership]) -> ColumnElement[bool]:
    return or_(period.joined_on.is_(None), period.joined_on <= _AS_OF)


def _rank(period: type[Membership]) -> ColumnElement[int]:
    running = or_(period.left_on.is_(None), period.left_on > _AS_OF)
    is_member = and_(period.standing == Standing.MEMBER, running)
    return case((_begun(period), case((is_member, 2), else_=1)), else_=0)


def _outranks(other: type[Membership], one: type[Membership]) -> ColumnElement[bool]:
    rank, mine = _rank(other), _rank(one)
    begins, i_begin = func.coalesce(other.joined_on, date.min), func.coalesce(one.joined_on, date.min)
    nearer = case((mine == 0, begins < i_begin), else_=begins > i_begin)
    tie = and_(begins == i_begin, other.id > one.id)
    return or_(rank > mine, and_(rank == mine, or_(nearer, tie)))


def _speaks() -> ColumnElement[bool]:
    other = aliased(Membership)
    better = (
        select(other.id)
        .where(
            other.member_id == Membership.member_id,
            other.id != Membership.id,
            other.withdrawn_at.is_(None),
            _outranks(other, Membership),
        )
        .correlate(Membership)
    )
    return and_(Membership.withdrawn_at.is_(None), not_(better.exists()))


def _state() -> ColumnElement[str]:
    ended = and_(Membership.left_on.is_not(None), Membership.left_on <= _AS_OF)
    left_union = func.coalesce(Membership.leaving_reason, "") == LeavingReason.LEFT_UNION
    return case(
        (and_(ended, not_(left_union)), State.GONE.value),
        (and_(Membership.standing == Standing.MEMBER, _begun(Membership), not_(ended)), State.MEMBER.value),
        (and_(Membership.standing == Standing.ELSEWHERE, not_(ended)), State.ELSEWHERE.value),
        else_=State.NOT_MEMBER.value,
    )


#: Whether a period speaks for its person on the day, as `rules.membership_on` picks it. Asked as "no other
#: outranks it", which is quick, since nearly everyone has one.
SPEAKS = _speaks()
#: `rules.state_of` over the period that speaks.
STATE = _state()
_LINES = select(
    Member.id,
    Member.code,
    Member.full_name,
    Member.birth_date,
    Member.birth_year,
    Membership.position,
    Membership.union_group,
    Membership.in_hardship,
    Membership.leaving_reason,
    STATE.label("state"),
).join(Membership, Membership.member_id == Member.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; nothing said is no limit."""

    words: str = ""
    states: frozenset[State] = frozenset()
    group: str = ""
    labour_kind: LabourKind | None = None
    in_hardship: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A person as the list shows them; `leaving_reason` is that of the period that speaks."""

    id: int
    code: str
    full_name: str
    born: BirthDay
    position: str
    union_group: str
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


def page_of_members(unit_id: int, page: int, as_of: date, wanted: Wanted, sort: str = "name") -> Page[Line]:
    """A page of the union's people as they stand on `as_of`; three statements, two while nothing changes."""
    rows, _ = _statements(wanted, sort)
    asked = {**parameters(unit_id, as_of), "most": PER_PAGE, "skipped": (page - 1) * PER_PAGE}
    lines = [_line(row) for row in db.session.execute(rows, asked)]
    return Page(lines, page, _count(unit_id, head_of(unit_id), as_of, wanted))


@lru_cache(maxsize=256)
def _count(unit_id: int, _head: str, as_of: date, wanted: Wanted) -> int:
    """How many people a list has: a look at everyone, so the answer is kept until the books change."""
    _, count = _statements(wanted, "name")
    return db.session.scalar(count, parameters(unit_id, as_of)) or 0


def parameters(unit_id: int, as_of: date) -> dict[str, Any]:
    """What a statement with `SPEAKS` or `STATE` in it is executed with."""
    return {"in_unit": unit_id, "as_of": as_of}


@lru_cache(maxsize=64)
def _statements(wanted: Wanted, sort: str) -> tuple[Select[*tuple[Any, ...]], Select[int]]:
    """The rows of a page and the count of all: kept, since building them takes as long as asking."""
    conditions = _conditions(wanted)
    counted = select(func.count(Membership.id)).where(*conditions)
    if wanted.words:
        # The words leave few people: their periods are looked up, not the other way round.
        counted = counted.join(Member, Member.id == Membership.member_id).where(Member.unit_id == _UNIT)
    else:
        counted = counted.where(Membership.unit_id == _UNIT)
    rows = in_order(_LINES.where(Member.unit_id == _UNIT, *conditions), ORDERS, sort)
    return rows.limit(bindparam("most")).offset(bindparam("skipped")), counted


def groups_of(unit_id: int) -> list[str]:
    """The names of the union's groups, as ever written."""
    query = select(Membership.union_group).where(
        Membership.unit_id == unit_id, Membership.withdrawn_at.is_(None), Membership.union_group != ""
    )
    return sorted(db.session.scalars(query.distinct()))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [SPEAKS]
    if wanted.words:
        found.append(matches(Member.search_text, wanted.words))
    if wanted.states:
        found.append(STATE.in_(sorted(wanted.states)))
    if wanted.group:
        found.append(Membership.union_group == wanted.group)
    if wanted.labour_kind:
        found.append(Membership.labour_kind == wanted.labour_kind)
    if wanted.in_hardship:
        found.append(Membership.in_hardship.is_(True))
    return found


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(
        id=row.id,
        code=row.code,
        full_name=row.full_name,
        born=BirthDay(row.birth_date, row.birth_year),
        position=row.position,
        union_group=row.union_group,
        in_hardship=row.in_hardship,
        state=State(row.state),
        leaving_reason=LeavingReason(row.leaving_reason) if row.leaving_reason else None,
    )
