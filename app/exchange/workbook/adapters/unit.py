"""The sheet Đơn vị: which union a file belongs to, and its letterhead."""

from __future__ import annotations

from app.core.vietnamese import fold
from app.exchange.workbook import layout
from app.exchange.workbook.comparing.matching import match
from app.exchange.workbook.comparing.plans import SheetPlan, Stored
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import SheetRows
from app.office.units.models import Unit
from app.office.units.queries import facts_of, unit_by_code_or_name, units
from app.office.units.rules import code_of


def unit_of(book: Book, chosen: Unit | None) -> tuple[Unit | None, list[Problem]]:
    """The union that the file names; without a sheet Đơn vị the one chosen, or the only one."""
    found = book.of(layout.UNIT)
    if found.rows:
        return _unit_named(*found.rows[0].values[:2]), []
    known = units()
    unit = chosen or (known[0] if len(known) == 1 else None)
    if unit or any(problem.sheet == layout.UNIT.title for problem in book.problems):
        return unit, []
    rule = "chưa có Tên công đoàn, nên không biết sổ này của công đoàn nào."
    return None, [Problem(layout.UNIT.title, rule=rule)]


def _unit_named(code: str, name: str) -> Unit | None:
    """The union by `Mã đơn vị`; for a file without one, by name."""
    wanted = fold(code or code_of(name))
    by_code = next((unit for unit in units() if fold(unit.code) == wanted), None)
    return by_code or (None if code else unit_by_code_or_name(name))


def match_unit(book: Book, unit: Unit | None, marks: dict[str, dict[str, str]]) -> SheetPlan:
    """What the file changes in the letterhead; missing lines are left unchanged."""
    found = book.of(layout.UNIT)
    if unit is None:
        return SheetPlan(layout.UNIT, new=list(found.rows))
    stored = stored_unit(unit)
    for row in found.rows:
        # The code is the identity; another spelling or none means this union.
        row.key = unit.code
        row.values = (unit.code, *row.values[1:])
        row.normals = (unit.code, *row.normals[1:])
    missing = tuple(place for place in found.missing if place)
    return match(SheetRows(layout.UNIT, found.rows, missing), [stored], (), marks.get(layout.UNIT.title, {}))


def stored_unit(unit: Unit) -> Stored:
    """The union as a row of the sheet Đơn vị."""
    facts = facts_of(unit)
    values = tuple(getattr(facts, column.name) for column in layout.UNIT.columns)
    cells = zip(layout.UNIT.columns, values, strict=True)
    normals = tuple(column.kind.normal(value) for column, value in cells)
    return Stored(unit.code, values, normals, unit, facts)
