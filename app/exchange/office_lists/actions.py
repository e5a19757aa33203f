"""Writes of an office's own list: the mapping of its columns, and the people, all of them or none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.exchange.office_lists import queries
from app.exchange.office_lists.changes import corrected
from app.exchange.office_lists.models import ColumnMapping
from app.exchange.office_lists.people import Found
from app.exchange.office_lists.reading.rows import Entrant
from app.extensions import db
from app.office.trail import actions as trail
from app.people.bulk.actions import keep_for_undo
from app.people.roster.actions import NewMember, add_members, correct_person
from app.people.roster.facts import MembershipFacts, PersonFacts, Standing
from app.people.roster.models import Member, Membership
from app.people.roster.queries import latest_code, membership_facts, person_facts
from app.people.roster.recording_rules import code_after
from app.people.salaries.actions import ask, correct_from
from app.people.salaries.rules import SalaryChange
from app.people.sections.queries import today_names

_FIRST_CODE = "DV001"


class Imported(NamedTuple):
    """How many people a list added and changed, and the change by which it is undone."""

    added: int
    changed: int
    change_id: int


@dataclass(slots=True)
class Written:
    """The rows that a list wrote, with what they said before; people by id."""

    periods: list[tuple[Membership, MembershipFacts | None]] = field(default_factory=list)
    people: list[tuple[Member, PersonFacts]] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    paid_otherwise: set[int] = field(default_factory=set)


def remember(
    unit_id: int, heads: Sequence[str], fields: Mapping[int, str], actor: Actor, at: datetime
) -> None:
    """Store the mapping of columns for lists with these headings; `at`: now in UTC."""
    row = queries.mapping(unit_id, heads)
    if row is None:
        row = ColumnMapping(unit_id=unit_id, heads=queries.heads_key(heads))
        db.session.add(row)
    row.fields = json.dumps(dict(fields))
    row.saved_by, row.saved_at = actor.name, at


def import_people(
    unit_id: int,
    found: Found,
    standing: Standing,
    actor: Actor,
    today: date,
    file_name: str,
    *,
    at: datetime,
    with_old: bool = False,
    salary: SalaryChange,
) -> Imported:
    """Add the new people to the roster, and with `with_old` correct those on it already; `at`: now in UTC.

    An empty cell changes nothing; other salaries hold from the day that `salary` says. Raises Refused while
    there are problems, and for every rule of the roster.
    """
    if found.problems:
        raise Refused("Bảng còn chỗ cần sửa nên chưa ghi ai.")
    _name_sections_of_today(unit_id, [*found.new, *found.old])
    people = _with_codes(unit_id, found.new)
    written = Written()
    if people:
        new = [NewMember(person, [(None, MembershipFacts(standing, **fields))]) for person, fields in people]
        added = {one.id for one in add_members(unit_id, new, actor, today)}
        written.periods += [(period, None) for _, period in queries.newest_periods(unit_id, added).values()]
    if with_old:
        _correct_old(unit_id, found.old, actor, today, file_name, salary, written)
    if not people and not written.changed:
        raise Refused("Không có ai để ghi: mọi người trong bảng đã có trong danh sách.")
    if written.paid_otherwise:
        ask(unit_id, written.paid_otherwise, salary, today)
    counts = {"added": (None, len(people)), "changed": (None, len(written.changed))}
    trail.note(unit_id, actor, "exchange.office.imported", f"units/{unit_id}", counts, file_name)
    summary = f"Nhập bảng {file_name}: thêm {len(people)} người, cập nhật {len(written.changed)} người"
    change = keep_for_undo(unit_id, written.periods, written.people, summary, actor, at=at)
    return Imported(len(people), len(written.changed), change.id)


def _name_sections_of_today(unit_id: int, entrants: Sequence[Entrant]) -> None:
    names = today_names(unit_id)
    for one in entrants:
        if section := one.fields.get("section"):
            one.fields["section"] = names.get(fold(section), section)


def _with_codes(unit_id: int, entrants: Sequence[Entrant]) -> list[tuple[PersonFacts, dict[str, Any]]]:
    """The people with their codes; those without one get the next free code of the roster."""
    taken = {one.code for one in queries.roster_known(unit_id)} | {one.code for one in entrants}
    code, people = latest_code(unit_id), []
    for one in entrants:
        if one.sex is None:
            raise Refused(f"Dòng {one.line}: chưa có giới tính.")
        mine = one.code
        while not mine:
            code = code_after(code) or _FIRST_CODE
            mine = "" if code in taken else code
        taken.add(mine)
        people.append((PersonFacts(mine, one.full_name, one.sex, one.birth), one.fields))
    return people


def _correct_old(
    unit_id: int,
    entrants: Sequence[Entrant],
    actor: Actor,
    today: date,
    file_name: str,
    salary: SalaryChange,
    written: Written,
) -> None:
    reason = f"Nhập bảng {file_name}"
    ids = {one.known.id for one in entrants if one.known}
    newest = queries.newest_periods(unit_id, ids)
    for one in entrants:
        row, period = newest.get(one.known.id if one.known else 0, (None, None))
        if row is None or period is None:
            continue
        was, old = person_facts(row), membership_facts(period)
        person, new = corrected(one, was, old)
        try:
            if person != was:
                correct_person(row, was, person, Correction(actor, today, reason))
                written.people.append((row, was))
            if new != old:
                follows = correct_from(period, old, new, Correction(actor, today, reason), salary.starts_on)
                written.periods += [(period, old), *([(follows, None)] if follows else [])]
        except Refused as refusal:
            raise Refused(f"Dòng {one.line}, {one.full_name}: {refusal.sentence}") from None
        if (person, new) != (was, old):
            written.changed.add(row.id)
        if new.dues_salary != old.dues_salary:
            written.paid_otherwise.add(row.id)
