"""Columns of a sheet from the fields that facts state (`core.fields`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core import fields as stated
from app.core.vietnamese import LONGEST_TEXT
from app.exchange.workbook import cells
from app.exchange.workbook.layout.columns import Column, Refers, Sheet
from app.web.features import WorkbookSheet

_CODES = "Mã đoàn viên"


def _of_choices(field: Any) -> cells.Kind:
    if field.marked:
        return cells.Marked(field.choices, field.marked, field.unmarked)
    return cells.OneOf(field.choices)


#: By the kind of a field: its cell, and the column's width in letters.
_CELLS: Mapping[type[stated.Field], tuple[Callable[[Any], cells.Kind], int]] = {
    stated.Text: (lambda field: cells.Text(field.most), 18),
    stated.Lines: (lambda field: cells.Lines(field.most), 18),
    stated.Phone: (lambda field: cells.Telephone(field.most), 14),
    stated.Score: (lambda field: cells.Score(field.most), 8),
    stated.MeasureText: (lambda field: cells.Text(field.most), 14),
    stated.FundName: (lambda field: cells.Name(field.most), 26),
    stated.SectionName: (lambda field: cells.Text(field.most), 22),
    stated.FigureName: (lambda field: cells.Text(field.most), 18),
    stated.Day: (lambda _field: cells.Day(), 12),
    stated.Birth: (lambda _field: cells.Birth(), 12),
    stated.Money: (lambda _field: cells.Money(), 14),
    stated.Count: (lambda field: cells.Count(field.least), 10),
    stated.Year: (lambda _field: cells.Year(), 8),
    stated.PeriodText: (lambda _field: cells.PeriodText(), 14),
    stated.Number: (lambda _field: cells.Number(), 10),
    stated.Rate: (lambda _field: cells.Rate(), 14),
    stated.YesNo: (lambda _field: cells.YesNo(), 10),
    stated.OneOf: (_of_choices, 18),
    stated.MoneyOf: (_of_choices, 12),
    stated.People: (lambda _field: cells.Codes(LONGEST_TEXT), 14),
}
#: The same by what a reference refers to.
_REFERENCES: Mapping[str, tuple[cells.Kind, int, Refers]] = {
    "people": (cells.Text(40), 14, Refers.PEOPLE),
    "funds": (cells.Name(300), 26, Refers.FUND),
}
_REFERS: Mapping[type[stated.Field], Refers] = {
    stated.People: Refers.PEOPLE,
    stated.FundName: Refers.OWN_FUND,
    stated.MeasureText: Refers.MEASURE,
    stated.SectionName: Refers.SECTION,
    stated.FigureName: Refers.FIGURE,
    stated.Year: Refers.YEAR,
}


def columns(facts: type | tuple[type, ...], *names: str) -> tuple[Column, ...]:
    """The columns of these facts in this order, then of every other that the workbook is to have.

    KeyError for a name that the facts do not state.
    """
    kinds = facts if isinstance(facts, tuple) else (facts,)
    fields = {name: field for kind in kinds for name, field in stated.fields_of(kind).items()}
    others = [name for name, field in fields.items() if name not in names and not field.absent]
    return tuple(_column(name, fields[name]) for name in (*names, *others))


def sheet_of(declared: WorkbookSheet) -> Sheet:
    """The sheet that a room declares."""
    return Sheet(
        declared.title,
        columns(declared.facts, *declared.columns),
        declared.permission,
        {declared.facts: declared.check} if declared.check else {},
        declared,
    )


def _column(name: str, field: stated.Field) -> Column:
    """The column of a field. KeyError for a kind of field that the workbook has no cell for."""
    if isinstance(field, stated.Reference):
        kind, width, refers = _REFERENCES[field.to]
    else:
        cell, width = _CELLS[type(field)]
        kind, refers = cell(field), _REFERS.get(type(field), Refers.NOTHING)
        if isinstance(field, stated.Year) and field.of_money:
            refers = Refers.MONEY_YEAR
    heading = field.heading or (_CODES if refers is Refers.PEOPLE else field.label)
    return Column(heading, name, kind, field.required, refers, field.width or width, field.added)
