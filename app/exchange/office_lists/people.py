"""The rows of an office's list as people: who is on the roster, duplicates, remarks. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.core.texts.names import may_be_one_name
from app.core.vietnamese import fold
from app.exchange.office_lists.layout import LABELS
from app.exchange.office_lists.reading.rows import Entrant, KnownPerson, OfficeRow
from app.exchange.office_lists.reading.table import Line
from app.exchange.workbook.problems import MOST, Problem
from app.exchange.workbook.reading.notes import ONE_BY_ONE, kind_of, lines_text
from app.people.duplicates.rules import may_be_one

_SAME_DAY = "người mới, nhưng cùng ngày sinh với {} ({}). Nếu là một người: ghi mã ấy vào bảng rồi gửi lại."


@dataclass(slots=True)
class Found:
    """What a list says with its columns mapped; `remarks` deserve a look and stop nothing.

    `MOST` of each at most: with as many problems the reading stops, `more_remarks` counts what was left out.
    """

    entrants: list[Entrant] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    more_remarks: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether the list was not read to its end because of too many faults."""
        return len(self.problems) >= MOST

    @property
    def new(self) -> list[Entrant]:
        """Those who are not on the roster."""
        return [one for one in self.entrants if one.known is None]

    @property
    def old(self) -> list[Entrant]:
        """Those who are on the roster."""
        return [one for one in self.entrants if one.known is not None]


def people_in(
    lines: Sequence[Line],
    fields: Mapping[int, str],
    roster: Sequence[KnownPerson],
    today: date,
    noted: Sequence[tuple[int, str, str]] = (),
) -> Found:
    """The people of the rows; `fields`: column place -> field. `noted`: remarks from reading the file."""
    found = Found(remarks=[Problem("", row, head, rule=what) for row, head, what in noted])
    by_code = {one.code: one for one in roster}
    by_name: dict[str, list[KnownPerson]] = {}
    for one in roster:
        by_name.setdefault(fold(one.full_name), []).append(one)
    for line in lines:
        if found.is_cut:
            break
        entrant = OfficeRow(line, fields, found.problems, found.remarks).entrant(today)
        if entrant is None:
            continue
        alike = [one for one in by_name.get(fold(entrant.full_name), []) if _may_be(entrant, one)]
        entrant.known = by_code.get(entrant.code) or (alike[0] if len(alike) == 1 else None)
        if entrant.known is None and len(alike) > 1:
            codes = ", ".join(one.code for one in alike)
            rule = f"có {len(alike)} người như vậy trong danh sách ({codes}); hãy ghi mã."
            found.problems.append(Problem("", line.number, LABELS["full_name"], entrant.full_name, rule=rule))
        if entrant.known and entrant.code not in ("", entrant.known.code):
            rule = f"trong sổ người này mang mã «{entrant.known.code}»; giữ mã trong sổ."
            found.remarks.append(Problem("", line.number, LABELS["code"], entrant.code, rule=rule))
        found.entrants.append(entrant)
    if not found.is_cut:  # else these would judge by rows that were not read
        found.problems += _twice(found.entrants)
        found.remarks += _perhaps(found, roster)
    found.problems = found.problems[:MOST]
    remarks = _gathered(found.remarks)
    found.remarks, found.more_remarks = remarks[:MOST], len(remarks[MOST:])
    return found


def _gathered(remarks: Sequence[Problem]) -> list[Problem]:
    """The first remarks of each kind, and one remark for the rest of it."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for one in remarks:
        kinds.setdefault((one.column, kind_of(one.rule)), []).append(one)
    shown = {id(one) for alike in kinds.values() for one in alike[:ONE_BY_ONE]}
    rest = [
        Problem("", 0, column, rule=f"còn {len(alike) - ONE_BY_ONE} dòng như vậy: {lines_text(lines)}.")
        for (column, _), alike in kinds.items()
        if (lines := {one.row for one in alike[ONE_BY_ONE:]})
    ]
    return [*(one for one in remarks if id(one) in shown), *rest]


def _may_be(entrant: Entrant, known: KnownPerson) -> bool:
    """Whether a row of that folded name may be of somebody on the roster.

    Another spelling is of the same person only where both were born on the same day.
    """
    if entrant.birth.day and entrant.birth.day == known.birth.day:
        return True
    return may_be_one(known.birth, entrant.birth) and may_be_one_name(known.full_name, entrant.full_name)


def _perhaps(found: Found, roster: Sequence[KnownPerson]) -> list[Problem]:
    """A remark on each new person with the birthday and given name of somebody missing from the list."""
    there = {one.known.id for one in found.entrants if one.known}
    by_birth = {one.birth.day: one for one in roster if one.birth.day and one.id not in there}
    pairs = ((one, by_birth.get(one.birth.day)) for one in found.new if one.birth.day)
    return [
        Problem(
            "",
            one.line,
            LABELS["full_name"],
            one.full_name,
            rule=_SAME_DAY.format(alike.full_name, alike.code),
        )
        for one, alike in pairs
        if alike and _given(one.full_name) == _given(alike.full_name)
    ]


def _given(name: str) -> str:
    return fold(name).rpartition(" ")[2]


def _twice(entrants: Sequence[Entrant]) -> list[Problem]:
    """Problems where a person or a code has more than one row."""
    codes = Counter(one.code for one in entrants if one.code)
    people = Counter(one.known.id for one in entrants if one.known)
    alike: dict[tuple[str, str], list[Entrant]] = {}
    for one in entrants:
        alike.setdefault((fold(one.full_name), str(one.birth)), []).append(one)
    found = []
    for one in entrants:
        rule = "có hai dòng; mỗi người một dòng."
        if codes[one.code] > 1:
            found.append(Problem("", one.line, LABELS["code"], one.code, rule=rule))
        elif _is_among(one, alike[fold(one.full_name), str(one.birth)]) or (
            one.known and people[one.known.id] > 1
        ):
            found.append(Problem("", one.line, LABELS["full_name"], one.full_name, rule=rule))
    return found


def _is_among(entrant: Entrant, alike: Sequence[Entrant]) -> bool:
    """Whether another row of that folded name and birth may say the same name."""
    return any(one is not entrant and may_be_one_name(one.full_name, entrant.full_name) for one in alike)
