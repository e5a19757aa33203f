"""The rows of an office's list as people: what each says, what cannot be taken, who is known. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import as_typed, fold, tidy
from app.exchange.cells.days import Birth
from app.exchange.cells.raw import told
from app.exchange.office_layout import KINDS, LABELS
from app.exchange.office_table import Line
from app.exchange.problems import Problem, Unfit
from app.members.duplicate_rules import may_be_one
from app.members.facts import BirthDay, Sex
from app.members.rules import refuse_bad_birth

_SIDES = {"male": Sex.MALE, "female": Sex.FEMALE}
_NOBODY = BirthDay()


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the roster."""

    id: int
    code: str
    full_name: str
    birth: BirthDay


@dataclass(slots=True)
class Entrant:
    """A row as a person. `said` holds the fields of the period that the row fills; `known`: on the roster."""

    line: int
    full_name: str
    code: str
    sex: Sex | None
    birth: BirthDay
    said: dict[str, Any]
    known: Known | None = None


@dataclass(slots=True)
class Found:
    """What a list says with its columns mapped."""

    entrants: list[Entrant] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def new(self) -> list[Entrant]:
        """Those who are not on the roster."""
        return [one for one in self.entrants if one.known is None]

    @property
    def old(self) -> list[Entrant]:
        """Those who are."""
        return [one for one in self.entrants if one.known is not None]


def people_in(
    lines: Sequence[Line], fields: Mapping[int, str], roster: Sequence[Known], today: date
) -> Found:
    """The people of the rows; `fields`: by the column's place, what it says."""
    found = Found()
    by_code = {one.code: one for one in roster}
    by_name: dict[str, list[Known]] = {}
    for one in roster:
        by_name.setdefault(fold(one.full_name), []).append(one)
    for line in lines:
        entrant = _Row(line, fields, found.problems).entrant(today)
        if entrant is None:
            continue
        alike = [
            one for one in by_name.get(fold(entrant.full_name), []) if may_be_one(one.birth, entrant.birth)
        ]
        entrant.known = by_code.get(entrant.code) or (alike[0] if len(alike) == 1 else None)
        if entrant.known is None and len(alike) > 1:
            codes = ", ".join(one.code for one in alike)
            rule = f"có {len(alike)} người như vậy trong danh sách ({codes}); hãy ghi mã."
            found.problems.append(Problem("", line.number, LABELS["full_name"], entrant.full_name, rule=rule))
        found.entrants.append(entrant)
    found.problems += _twice(found.entrants)
    return found


def _twice(entrants: Sequence[Entrant]) -> list[Problem]:
    """Rows of one person, or of one code: each person may have one row."""
    codes = Counter(one.code for one in entrants if one.code)
    people = Counter(one.known.id for one in entrants if one.known)
    alike = Counter((fold(one.full_name), str(one.birth)) for one in entrants)
    found = []
    for one in entrants:
        rule = "có hai dòng; mỗi người một dòng."
        if codes[one.code] > 1:
            found.append(Problem("", one.line, LABELS["code"], one.code, rule=rule))
        elif alike[fold(one.full_name), str(one.birth)] > 1 or (one.known and people[one.known.id] > 1):
            found.append(Problem("", one.line, LABELS["full_name"], one.full_name, rule=rule))
    return found


class _Row:
    """Reads one row; what is wrong goes to the problems."""

    def __init__(self, line: Line, fields: Mapping[int, str], problems: list[Problem]) -> None:
        self.line, self.problems = line, problems
        self.cells = {name: _cell(line, place) for place, name in fields.items()}
        self.before = len(problems)

    def entrant(self, today: date) -> Entrant | None:
        """The person, None for a row with a problem."""
        said = {
            name: self._read(name) for name in KINDS if name in self.cells and self.cells[name] is not None
        }
        name = said.pop("full_name", "") or self._two_part_name()
        if not name:
            self._problem("full_name", "", expected="họ và tên")
        sex, birth = self._side()
        sex, birth = said.pop("sex", None) or sex, said.pop("birth", None) or birth
        if sex is None:
            self._problem("sex", "", expected="Nam hoặc Nữ")
        try:
            refuse_bad_birth(birth, today)
        except Refused as refusal:
            self._problem("birth", str(birth), rule=refusal.sentence)
        if len(self.problems) > self.before:
            return None
        return Entrant(self.line.number, name, said.pop("code", ""), sex, birth, said)

    def _read(self, name: str) -> Any:
        try:
            return KINDS[name].read(self.cells[name])
        except Unfit as unfit:
            self._problem(name, told(self.cells[name]), expected=unfit.expected)
            return KINDS[name].empty

    def _two_part_name(self) -> str:
        parts = (self.cells.get("family_name"), self.cells.get("given_name"))
        return tidy(" ".join(told(part) for part in parts if part is not None))

    def _side(self) -> tuple[Sex | None, BirthDay]:
        """The sex by which of the columns Nam and Nữ is filled, and the birth where it says one."""
        filled = [name for name in _SIDES if self.cells.get(name) is not None]
        if len(filled) > 1:
            self._problem("sex", "", rule="cả cột Nam và cột Nữ đều có; chỉ ghi một cột.")
        if len(filled) != 1:
            return None, _NOBODY
        name = filled[0]
        if fold(told(self.cells[name])) in ("x", "1", name, fold(_SIDES[name].label)):
            return _SIDES[name], _NOBODY
        try:
            return _SIDES[name], Birth().read(self.cells[name])
        except Unfit:
            self._problem(name, told(self.cells[name]), expected=f"{Birth.expected}, hoặc x")
            return _SIDES[name], _NOBODY

    def _problem(self, name: str, found: str, *, expected: str = "", rule: str = "") -> None:
        said = Problem("", self.line.number, LABELS[name], as_typed(found), expected, rule)
        self.problems.append(said)


def _cell(line: Line, place: int) -> Any:
    raw = line.cells[place] if place < len(line.cells) else None
    return None if isinstance(raw, str) and not tidy(raw) else raw
