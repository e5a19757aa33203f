"""Selects of people who may be on the roster twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select

from app.core.vietnamese import fold
from app.extensions import db
from app.listing import in_words_order
from app.people.duplicates.models import MemberAlias
from app.people.duplicates.rules import may_be_one
from app.people.roster.facts import BirthDay
from app.people.roster.models import Member, Membership
from app.web.personal.declared import ExtractRow

#: Pairs that the page of duplicates shows.
MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Namesake:
    """A person of the same name as another."""

    id: int
    code: str
    full_name: str
    birth: BirthDay
    department: str = ""
    union_group: str = ""


def pairs(unit_id: int) -> list[tuple[Namesake, Namesake]]:
    """Pairs of the same folded name whose births do not contradict each other; one statement."""
    by_name: dict[str, list[Namesake]] = defaultdict(list)
    columns = (Member.id, Member.code, Member.full_name, Member.birth_date, Member.birth_year)
    query = select(*columns).where(Member.unit_id == unit_id).order_by(Member.name_key, Member.id)
    for row in db.session.execute(query):
        born = BirthDay(row.birth_date, row.birth_year)
        by_name[fold(row.full_name)].append(Namesake(row.id, row.code, row.full_name, born))
    found = (pair for people in by_name.values() for pair in combinations(people, 2))
    return [pair for pair in found if may_be_one(pair[0].birth, pair[1].birth)][:MOST_PAIRS]


def namesakes(unit_id: int, full_name: str) -> list[Namesake]:
    """The union's people of that folded name, with department and group; one statement."""
    wanted = fold(full_name)
    query = (
        select(Member, Membership.department, Membership.union_group)
        .outerjoin(Membership, (Membership.member_id == Member.id) & Membership.withdrawn_at.is_(None))
        .where(Member.unit_id == unit_id, Member.search_text.startswith(f"{wanted} ", autoescape=True))
        .order_by(Member.id, Membership.id.desc())
    )
    found: dict[int, Namesake] = {}
    for one, department, group in db.session.execute(query):
        if fold(one.full_name) == wanted:
            born = BirthDay(one.birth_date, one.birth_year)
            sake = Namesake(one.id, one.code, one.full_name, born, department or "", group or "")
            found.setdefault(one.id, sake)
    return list(found.values())


def references() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column with a foreign key to a person."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is Member.__table__.c.id for key in column.foreign_keys):
                yield table, column


def names_too(table: Table, column: Column[Any], member_id: int) -> ColumnElement[bool]:
    """Whether the same row, except for the person in `column`, exists for this person."""
    twin = table.alias()
    same = [twin.c[key.name] == key for key in table.primary_key.columns if key is not column]
    return select(twin).where(twin.c[column.name] == member_id, *same).exists()


def former_codes(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The codes of records merged into the person's."""
    of = MemberAlias.unit_id == unit_id, MemberAlias.member_id == member_id
    for code in db.session.scalars(
        select(MemberAlias.code).where(*of).order_by(in_words_order(MemberAlias.code))
    ):
        yield {"Mã": code}
