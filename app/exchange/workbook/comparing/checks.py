"""Checks across cells: contradictions within a row, and references to what does not exist.

Everything is checked before anything is written, so that all problems are reported at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from app.books.cashbook.facts import Direction
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.exchange.workbook import layout
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.layout import Refers
from app.exchange.workbook.problems import MOST, Problem
from app.exchange.workbook.queries import Names
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import SheetRows
from app.log.activities.facts import Channel
from app.year.figures.rules import parse_measure

Fields = dict[str, Any]
#: The expected value for a fund's name (True) and for a member's code (False).
_NAMED = {True: "tên một quỹ có trong trang tính Quỹ", False: "mã có trong trang tính Đoàn viên"}
#: A contradiction within a row: (column, rule).
Fault = tuple[str, str]
Check = Callable[[Fields, date, "Known"], Iterator[Fault]]


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
    for row in fields_of_rows(book.of(layout.FUNDS)):
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
    """Problems for unknown member codes and funds; at most `MOST`."""
    return list(islice(_unknown_references(found, known), MOST))


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


def _wanted(word: str, known: Known, is_fund: bool) -> str:
    """The expected value, with the likely code for one that lost its leading zeros."""
    if is_fund or not word.isdigit():
        return _NAMED[is_fund]
    alike = [code for code in known.people if code.isdigit() and code.lstrip("0") == word.lstrip("0")]
    return f"{_NAMED[False]} (có phải «{alike[0]}»?)" if len(alike) == 1 else _NAMED[False]


def check_rows(found: SheetRows, today: date, known: Known) -> list[Problem]:
    """Problems for contradictions within single rows; at most `MOST`."""
    check = _CHECKS.get(found.sheet.title)
    return list(islice(_contradictions(found, check, today, known), MOST)) if check else []


def _contradictions(found: SheetRows, check: Check, today: date, known: Known) -> Iterator[Problem]:
    headings = {column.name: column.heading for column in found.sheet.columns}
    for row in found.rows:
        fields = dict(zip(headings, row.values, strict=True))
        for name, rule in check(fields, today, known):
            shown = _shown(fields[name])
            shown = "" if f"«{shown}»" in rule else shown
            yield Problem(found.sheet.title, row.line, headings[name], shown, rule=rule)


def _shown(value: Any) -> str:
    return "" if value in (None, "", ()) else str(getattr(value, "label", None) or cell_text(value))


def _period_ends(fields: Fields, start: str, end: str, rule: str) -> Iterator[Fault]:
    if fields[start] and fields[end] and fields[end] < fields[start]:
        yield end, f"{rule} {format_date(fields[start])}."


def _roster(fields: Fields, today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(fields, "joined_on", "left_on", "ở trước ngày vào công đoàn")
    if fields["leaving_reason"] and not fields["left_on"]:
        yield "left_on", f"có lý do thôi «{fields['leaving_reason'].label}» thì cần ngày thôi."
    if "#" in fields["code"]:
        yield "code", "mã không được có dấu #."
    yield from _birth(fields, today, _known)


def _birth(fields: Fields, today: date, _known: Known) -> Iterator[Fault]:
    birth = fields["birth"]
    if (birth.day and birth.day > today) or (birth.year and birth.year > today.year):
        yield "birth", "ở sau hôm nay."


def _fund(fields: Fields, _today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(fields, "starts_on", "ends_on", "ở trước ngày bắt đầu")
    if fields["opening_amount"] and not fields["opening_on"]:
        yield "opening_on", "có số dư đầu kỳ thì cần ngày số dư."
    if fields["remit_percent"] is not None and fields["remit_percent"] > 100:
        yield "remit_percent", "tính bằng phần trăm, nhiều nhất 100."


def _contribution(fields: Fields, today: date, _known: Known) -> Iterator[Fault]:
    if fields["paid_on"] > today:
        yield "paid_on", f"ở sau hôm nay ({format_date(today)})."
    if fields["amount"] == 0:
        yield "amount", "phải lớn hơn 0."


def _event(fields: Fields, _today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(fields, "starts_on", "ends_on", "ở trước ngày bắt đầu")


def _petition(fields: Fields, _today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(fields, "raised_on", "answered_on", "ở trước ngày nêu kiến nghị")


def _commitment(fields: Fields, _today: date, known: Known) -> Iterator[Fault]:
    if fields["measure"]:
        try:
            parse_measure(fields["measure"], known.fund_names)
        except Refused as refusal:
            yield "measure", refusal.sentence


def _award(fields: Fields, _today: date, _known: Known) -> Iterator[Fault]:
    if fields["fund_id"] and fields["prize"] and not fields["granted_on"]:
        yield "granted_on", "chi tiền thưởng từ quỹ thì cần ngày."


def _money(fields: Fields, _today: date, _known: Known) -> Iterator[Fault]:
    if fields["amount"] == 0:
        yield "amount", "phải lớn hơn 0."
    if fields["direction"] is Direction.TRANSFER:
        other_fund = fields["to_fund_id"] and fold(fields["to_fund_id"]) != fold(fields["fund_id"])
        other_channel = fields["to_channel"] and fields["to_channel"] != (fields["channel"] or Channel.CASH)
        if not other_fund and not other_channel:
            yield "to_fund_id", "chuyển tiền thì cần quỹ đến hoặc hình thức đến khác nơi đi."


_CHECKS: Mapping[str, Check] = {
    layout.ROSTER.title: _roster,
    layout.CHILDREN.title: _birth,
    layout.FUNDS.title: _fund,
    layout.CONTRIBUTIONS.title: _contribution,
    layout.EVENTS.title: _event,
    layout.PETITIONS.title: _petition,
    layout.COMMITMENTS.title: _commitment,
    layout.AWARDS.title: _award,
    layout.MONEY.title: _money,
}
