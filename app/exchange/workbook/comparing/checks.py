"""Checks across cells: what the features' rules refuse, and references to what does not exist.

Everything is checked before anything is written, so that all problems are reported at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from app.core.errors import Refused
from app.core.vietnamese import fold
from app.dues.funds.facts import TermFacts
from app.exchange.workbook import layout
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.layout import Refers, Sheet
from app.exchange.workbook.problems import MOST, Problem
from app.exchange.workbook.queries import Names
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import SheetRows
from app.year.figures.rules import parse_measure

Fields = dict[str, Any]
#: The expected value for a fund's name (True) and for a member's code (False).
_NAMED = {True: "tên một quỹ có trong trang tính Quỹ", False: "mã có trong trang tính Đoàn viên"}


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to: people and funds of the books and of the file itself.

    `fund_names`: names that a measure may contain.
    """

    people: frozenset[str]
    funds: frozenset[str]
    fund_names: tuple[str, ...]


def known_names(book: Book, names: Names) -> Known:
    """Names of the books and of the file, also from rows with problems, which are reported themselves."""
    codes = set(names.people)
    for row in fields_of_rows(book.of(layout.ROSTER)):
        codes.add(row.get("code", ""))
    kept = [folded for folded, fund_id in names.funds.items() if fund_id not in names.retired]
    fund_names = {folded: folded for folded in kept} | {
        fold(name): name for fund_id, name in names.fund_names.items() if fund_id not in names.retired
    }
    for row in fields_of_rows(book.of(layout.sheet_with(TermFacts))):
        name = row.get("fund_name", "")
        fund_names.setdefault(fold(name), name)
    # A measure may name a retired fund.
    measured = {**{fold(name): name for name in names.fund_names.values()}, **fund_names}
    return Known(frozenset(codes), frozenset(fund_names), tuple(filter(None, measured.values())))


def fields_of_rows(found: SheetRows) -> Iterator[Fields]:
    """Every row as values by column name; of broken rows the cells that could be read."""
    titles = [column.name for column in found.sheet.columns]
    for row in found.rows:
        yield dict(zip(titles, row.values, strict=True))
    yield from found.broken


def check_references(found: SheetRows, known: Known) -> list[Problem]:
    """Problems for unknown member codes, funds and measures; at most `MOST`."""
    return list(islice(chain(_unknown_references(found, known), _measure_problems(found, known)), MOST))


def _unknown_references(found: SheetRows, known: Known) -> Iterator[Problem]:
    for place, column in enumerate(found.sheet.columns):
        if column.refers not in (Refers.PEOPLE, Refers.FUND):
            continue
        is_fund = column.refers is Refers.FUND
        for row in found.rows:
            value = row.values[place]
            words = value if isinstance(value, tuple) else (value,)
            for word in words:
                if word and (fold(word) not in known.funds if is_fund else word not in known.people):
                    expected = _wanted(word, known, is_fund)
                    yield Problem(found.sheet.title, row.line, column.heading, word, expected)


def _measure_problems(found: SheetRows, known: Known) -> Iterator[Problem]:
    for place, column in enumerate(found.sheet.columns):
        for row in found.rows if column.refers is Refers.MEASURE else ():
            text = row.values[place]
            try:
                parse_measure(text, known.fund_names) if text else None
            except Refused as refusal:
                shown = "" if f"«{text}»" in refusal.sentence else text
                yield Problem(found.sheet.title, row.line, column.heading, shown, rule=refusal.sentence)


def _wanted(word: str, known: Known, is_fund: bool) -> str:
    """The expected value, with the likely code for one that lost its leading zeros."""
    if is_fund or not word.isdigit():
        return _NAMED[is_fund]
    alike = [code for code in known.people if code.isdigit() and code.lstrip("0") == word.lstrip("0")]
    return f"{_NAMED[False]} (có phải «{alike[0]}»?)" if len(alike) == 1 else _NAMED[False]


def check_rows(found: SheetRows, today: date) -> list[Problem]:
    """Problems for rows that the rules of their features refuse; at most `MOST`."""
    return list(islice(_contradictions(found, today), MOST))


def _contradictions(found: SheetRows, today: date) -> Iterator[Problem]:
    sheet = found.sheet
    for facts, check in sheet.checks.items():
        facts_of = facts_reader(sheet, facts)
        for row in found.rows:
            try:
                check(facts_of(row.values), today)
            except Refused as refusal:
                heading = sheet.heading(refusal.field)
                shown = _shown(row.values[sheet.place(refusal.field)]) if refusal.field and heading else ""
                shown = "" if shown in refusal.sentence else shown
                yield Problem(sheet.title, row.line, heading, shown, rule=refusal.sentence)


def facts_reader(sheet: Sheet, facts: type[Any]) -> Callable[[tuple[Any, ...]], Any]:
    """A function that makes facts of a row's values before people and funds that it names are in the books.

    Codes stand for people and folded names for funds, None for no fund.
    """
    own = facts.__dataclass_fields__
    places = [(place, column.name) for place, column in enumerate(sheet.columns) if column.name in own]
    funds = [name for place, name in places if sheet.columns[place].refers is Refers.FUND]
    folded: dict[str, str | None] = {"": None}

    def read(values: tuple[Any, ...]) -> Any:
        fields = {name: values[place] for place, name in places}
        for name in funds:
            fund = fields[name]
            if fund not in folded:
                folded[fund] = fold(fund)
            fields[name] = folded[fund]
        return facts(**fields)

    return read


def _shown(value: Any) -> str:
    return "" if value in (None, "", ()) else str(getattr(value, "label", None) or cell_text(value))
