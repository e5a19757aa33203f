"""Reads a row of an office's list as a person, with its problems. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.core.texts.names import cased_name
from app.core.vietnamese import as_typed, fold, tidy
from app.exchange.office_lists.layout import KINDS, LABELS
from app.exchange.office_lists.reading.cells import FREELY_WORDED
from app.exchange.office_lists.reading.table import Line
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.cells.reading import is_broken, read_as
from app.exchange.workbook.problems import Problem, Unfit
from app.exchange.workbook.reading.files.scan import address
from app.people.roster.facts import BirthDay, Sex
from app.people.roster.recording_rules import refuse_bad_birth

_SIDES = {"male": Sex.MALE, "female": Sex.FEMALE}
_NOBODY = BirthDay()
_REMEDY = "mở bằng Excel, sửa hoặc lưu lại rồi gửi."
_LEFT = "không có trong các mức của sổ nên để trống."


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody on the roster."""

    id: int
    code: str
    full_name: str
    birth: BirthDay


@dataclass(slots=True)
class Entrant:
    """A row as a person. `fields`: the fields of the period that the row fills; `known`: on the roster."""

    line: int
    full_name: str
    code: str
    sex: Sex | None
    birth: BirthDay
    fields: dict[str, Any]
    known: KnownPerson | None = None


class OfficeRow:
    """Reads one row; adds to the problems and remarks."""

    def __init__(
        self, line: Line, fields: Mapping[int, str], problems: list[Problem], remarks: list[Problem]
    ) -> None:
        self.line, self.problems, self.remarks = line, problems, remarks
        self.before = len(problems)
        self.places = {name: place for place, name in fields.items()}
        self.cells = {name: self._unless_broken(name, _cell(line, place)) for place, name in fields.items()}

    def entrant(self, today: date) -> Entrant | None:
        """The person, None for a row with a problem."""
        fields = {name: self._read(name) for name in KINDS if self.cells.get(name) is not None}
        # What was not understood must not erase recorded values.
        fields = {name: value for name, value in fields.items() if value is not None}
        name = cased_name(fields.pop("full_name", "") or self._two_part_name())
        if not name:
            self._problem("full_name", "", expected="họ và tên")
        sex, birth = self._side()
        sex, birth = fields.pop("sex", None) or sex, fields.pop("birth", None) or birth
        if sex is None and len(self.problems) == self.before:
            self._problem("sex", "", expected="Nam hoặc Nữ")
        try:
            refuse_bad_birth(birth, today)
        except Refused as refusal:
            self._problem("birth", str(birth), rule=refusal.sentence)
        if len(self.problems) > self.before:
            return None
        return Entrant(self.line.number, name, fields.pop("code", ""), sex, birth, fields)

    def _unless_broken(self, name: str, cell: Any) -> Any:
        """The cell; an error of Excel is a problem, and counts as empty."""
        if not is_broken(cell):
            return cell
        here = address(self.line.number, self.places[name] + 1)
        self._problem(name, cell_text(cell), rule=f"ô {here} là lỗi hoặc công thức chưa tính; {_REMEDY}")
        return None

    def _read(self, name: str) -> Any:
        try:
            cell = read_as(KINDS[name], self.cells[name])
            if cell.doubt:
                here = address(self.line.number, self.places[name] + 1)
                rule = f"ô {here}: {cell.doubt}"
                self.remarks.append(Problem("", self.line.number, LABELS[name], rule=rule))
            return cell.value
        except Unfit as unfit:
            if name in FREELY_WORDED:
                what = Problem(
                    "", self.line.number, LABELS[name], as_typed(cell_text(self.cells[name])), rule=_LEFT
                )
                self.remarks.append(what)
            else:
                self._problem(name, cell_text(self.cells[name]), expected=unfit.expected)
            return KINDS[name].empty

    def _two_part_name(self) -> str:
        parts = (self.cells.get("family_name"), self.cells.get("given_name"))
        return tidy(" ".join(cell_text(part) for part in parts if part is not None))

    def _side(self) -> tuple[Sex | None, BirthDay]:
        """The sex by the filled column of Nam and Nữ, and the birth where that cell has one.

        Where a list has only one of the two columns, people without a mark there are of the other sex.
        """
        filled = [name for name in _SIDES if self.cells.get(name) is not None]
        only = [name for name in _SIDES if name in self.cells]
        if not filled and len(only) == 1 and "sex" not in self.cells:
            return (Sex.MALE if only == ["female"] else Sex.FEMALE), _NOBODY
        if len(filled) > 1:
            self._problem("sex", "", rule="cả cột Nam và cột Nữ đều có; chỉ ghi một cột.")
        if len(filled) != 1:
            return None, _NOBODY
        name = filled[0]
        if fold(cell_text(self.cells[name])) in ("x", "1", name, fold(_SIDES[name].label)):
            return _SIDES[name], _NOBODY
        try:
            return _SIDES[name], read_as(KINDS["birth"], self.cells[name]).value
        except Unfit as unfit:
            self._problem(name, cell_text(self.cells[name]), expected=f"{unfit.expected}, hoặc x")
            return _SIDES[name], _NOBODY

    def _problem(self, name: str, found: str, *, expected: str = "", rule: str = "") -> None:
        problem = Problem("", self.line.number, LABELS[name], as_typed(found), expected, rule)
        self.problems.append(problem)


def _cell(line: Line, place: int) -> Any:
    raw = line.cells[place] if place < len(line.cells) else None
    return None if isinstance(raw, str) and not tidy(raw) else raw
