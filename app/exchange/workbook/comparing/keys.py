"""Texts for comparing rows where names of funds and sections may have changed, and what names them; years."""

from __future__ import annotations

from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import fold
from app.core.years.working import read_year
from app.exchange.workbook.layout import Column, Refers
from app.exchange.workbook.queries import Names
from app.exchange.workbook.reading.rows import SheetRows, put_at
from app.people.sections.rules import with_section
from app.year.figures.rules import parse_measure, words_of


def comparison_text(column: Column, value: Any, names: Names) -> str:
    """A text that is equal for equal values of a column, whichever name of a fund or section they use."""
    if column.refers in (Refers.FUND, Refers.OWN_FUND):
        return names.compared(value) if value else ""
    if column.refers is Refers.MEASURE and value:
        return _measure(value, names)
    if column.refers is Refers.YEAR and value:
        return read_year(value, names.working_year)
    if column.refers is Refers.SECTION:
        value = names.section_compared(value)
    if column.refers is Refers.FIGURE:
        value = with_section(value, names.section_compared)
    return column.kind.normal(value)


def as_named_today(column: Column, value: str, names: Names) -> str:
    """The name of a section, or the key of a figure, with the section's name of today."""
    if column.refers is Refers.FIGURE:
        return with_section(value, names.section_name)
    return names.section_name(value)


def compare_by(found: SheetRows, names: Names) -> None:
    """Replace the normals of a sheet's rows by comparison texts; the former ones are kept in `former`.

    A year becomes the label of its period, a section is called as today: so the books keep it.
    """
    places = [place for place, column in enumerate(found.sheet.columns) if column.refers in _BY_NAME]
    for row in found.rows if places else ():
        written, former = row.normals, row.former
        for place in places:
            column = found.sheet.columns[place]
            one = comparison_text(column, row.values[place], names)
            if column.refers in (Refers.YEAR, Refers.MONEY_YEAR):
                row.values = (*row.values[:place], one, *row.values[place + 1 :])
            if column.refers in (Refers.SECTION, Refers.FIGURE):
                now = as_named_today(column, row.values[place], names)
                row.values = (*row.values[:place], now, *row.values[place + 1 :])
            row.normals = put_at(row.normals, place, one)
            former = tuple(put_at(was, place, one) if was[place] == written[place] else was for was in former)
        row.former = tuple(dict.fromkeys((*row.former, *former)))


_BY_NAME = (
    Refers.FUND,
    Refers.OWN_FUND,
    Refers.MEASURE,
    Refers.YEAR,
    Refers.MONEY_YEAR,
    Refers.SECTION,
    Refers.FIGURE,
)


def _measure(words: str, names: Names) -> str:
    """The measure with the first name of each fund; a text that is no measure is returned unchanged."""
    spelt = {folded: folded for folded in names.funds} | {
        fold(name): name for name in names.fund_names.values()
    }
    try:
        measure = parse_measure(words, spelt.values())
    except Refused:
        return words
    first = [_first_name(name, names) for name in measure.fund_names]
    return words_of(measure.way, first, measure.category)


def _first_name(name: str, names: Names) -> str:
    known = names.funds.get(fold(name))
    return name if known is None else names.first_names.get(known) or names.fund_names[known]
