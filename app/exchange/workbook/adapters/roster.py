"""The sheet Đoàn viên: a row is one membership period, and repeats the person's own fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from app.core.actor import Correction
from app.core.errors import Refused
from app.exchange.workbook.adapters.plain import field_getter, row_fields, stored_row
from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.comparing.plans import Pair, Stored
from app.exchange.workbook.layout import ROSTER
from app.exchange.workbook.queries import Names, withdrawn_rows
from app.exchange.workbook.reading.rows import Row
from app.people.roster.actions import (
    NewMember,
    add_members,
    add_membership,
    correct_person,
)
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.models import Membership
from app.people.roster.queries import member, roster_of
from app.people.salaries.actions import correct_from


class RosterAdapter:
    """People and their periods."""

    sheet = ROSTER

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        return [
            stored_row(ROSTER, period, (person, facts, one), field_getter(person, facts), names)
            for one, period, person, facts in roster_of(unit_id)
        ]

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:  # noqa: ARG002 - as all desks
        return withdrawn_rows(unit_id, Membership)

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        by_code: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_code[row.values[0]].append(row)
        unknown = {code: some for code, some in by_code.items() if code not in task.names.people}
        with task.row(ROSTER, rows[0]):
            add_members(task.unit.id, [_new(some) for some in unknown.values()], task.actor, task.today)
        task.tick(sum(len(some) for some in unknown.values()) - 1)
        for code in by_code.keys() - unknown.keys():
            _add_periods(task, task.names.people[code], by_code[code])
        task.learn_names()

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        corrected: set[str] = set()
        for pair in pairs:
            old_person, _, one = pair.stored.facts
            person = _person(pair.row)
            if person != old_person and person.code not in corrected:
                corrected.add(person.code)
                with task.row(ROSTER, pair.row):
                    correct_person(one, old_person, person, Correction(task.actor, task.today, task.reason))
        # A moved period may overlap one that is moved later in the same file: retry until nothing changes.
        waiting = [pair for pair in pairs if _corrected(pair) != pair.stored.facts[1]]
        while waiting:
            refused = [(pair, refusal) for pair in waiting if (refusal := _correct(task, pair))]
            if len(refused) == len(waiting):
                for pair, refusal in refused:
                    task.refuse(ROSTER, pair.row, refusal)
                return
            waiting = [pair for pair, _ in refused]


def _correct(task: Task, pair: Pair) -> Refused | None:
    old, new = pair.stored.facts[1], _corrected(pair)
    day = task.salary.starts_on
    # A period that is over by then is past: its salary is corrected where it stands.
    starts_on = None if day and new.left_on and new.left_on <= day else day
    try:
        correct_from(pair.stored.row, old, new, Correction(task.actor, task.today, task.reason), starts_on)
    except Refused as refusal:
        return refusal
    if old.dues_salary != new.dues_salary:
        task.paid_otherwise.add(pair.stored.row.member_id)
    task.tick()
    return None


def _corrected(pair: Pair) -> MembershipFacts:
    """The period as in the file; fields without a column keep their values."""
    old: MembershipFacts = pair.stored.facts[1]
    return replace(old, **_fields(MembershipFacts, pair.row))


def _add_periods(task: Task, member_id: int, rows: Sequence[Row]) -> None:
    one = member(task.unit.id, member_id)
    if one is None:
        raise LookupError(f"no member {member_id} in union {task.unit.id}")
    for row in rows:
        with task.row(ROSTER, row):
            add_membership(one, period_of(row), task.actor, task.today, row_key=row.key)


def _new(rows: Sequence[Row]) -> NewMember:
    return NewMember(_person(rows[0]), [(row.key, period_of(row)) for row in rows])


def _person(row: Row) -> PersonFacts:
    return PersonFacts(**_fields(PersonFacts, row))


def period_of(row: Row) -> MembershipFacts:
    """The facts of a row's period."""
    return MembershipFacts(**_fields(MembershipFacts, row))


def _fields(facts: type[Any], row: Row) -> dict[str, Any]:
    values = row_fields(ROSTER, row, Names())
    return {field.name: values[field.name] for field in fields(facts) if field.name in values}
