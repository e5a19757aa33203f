"""What no cell alone can tell: rows that contradict each other or name what does not exist.

Everything is looked at before anything is written, so that all problems are told at once.
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
from app.exchange.workbook.cells.raw import told
from app.exchange.workbook.layout import Refers
from app.exchange.workbook.problems import MOST, Problem
from app.exchange.workbook.queries import Names
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import SheetRows
from app.log.activities.facts import Channel
from app.year.figures.rules import parse_measure

Said = dict[str, Any]
#: What was expected of a fund's name (True) and of a member's code (False).
_NAMED = {True: "tên một quỹ có trong trang tính Quỹ", False: "mã có trong trang tính Đoàn viên"}
#: A row's own contradiction: the column that shows it, and the rule.
Fault = tuple[str, str]
Check = Callable[[Said, date, "Known"], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to: the books' people and funds, and those that the file itself brings.

    `fund_names` are those that a measure may name.
    """

    people: frozenset[str]
    funds: frozenset[str]
    fund_names: tuple[str, ...]


def known_to(book: Book, names: Names) -> Known:
    """Names of the books and of the file; rows with problems of their own count, they are told already."""
    codes = set(names.people)
    for row in boxes_of_facts(book.of(layout.ROSTER)):
        codes.add(row.get("code", ""))
    kept = [folded for folded, fund_id in names.funds.items() if fund_id not in names.retired]
    fund_names = {folded: folded for folded in kept} | {
        fold(name): name for fund_id, name in names.fund_names.items() if fund_id not in names.retired
    }
    for row in boxes_of_facts(book.of(layout.FUNDS)):
        name = row.get("fund_name", "")
        fund_names.setdefault(fold(name), name)
    # A measure may name a fund that is kept no longer.
    measured = {**{fold(name): name for name in names.fund_names.values()}, **fund_names}
    return Known(frozenset(codes), frozenset(fund_names), tuple(filter(None, measured.values())))


def boxes_of_facts(found: SheetRows) -> Iterator[Said]:
    """Every row by the names of its columns, broken ones as far as they could be read."""
    titles = [column.name for column in found.sheet.columns]
    for row in found.rows:
        yield dict(zip(titles, row.values, strict=True))
    yield from found.broken


def check_references(found: SheetRows, known: Known) -> list[Problem]:
    """Member codes and funds that exist nowhere; `MOST` of them at most."""
    return list(islice(_strangers(found, known), MOST))


def _strangers(found: SheetRows, known: Known) -> Iterator[Problem]:
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
    """What was expected, with the code that a code without its zeros most likely means."""
    if is_fund or not word.isdigit():
        return _NAMED[is_fund]
    alike = [code for code in known.people if code.isdigit() and code.lstrip("0") == word.lstrip("0")]
    return f"{_NAMED[False]} (có phải «{alike[0]}»?)" if len(alike) == 1 else _NAMED[False]


def check_rows(found: SheetRows, today: date, known: Known) -> list[Problem]:
    """Contradictions inside single rows; `MOST` of them at most."""
    check = _CHECKS.get(found.sheet.title)
    return list(islice(_contradictions(found, check, today, known), MOST)) if check else []


def _contradictions(found: SheetRows, check: Check, today: date, known: Known) -> Iterator[Problem]:
    headings = {column.name: column.heading for column in found.sheet.columns}
    for row in found.rows:
        said = dict(zip(headings, row.values, strict=True))
        for name, rule in check(said, today, known):
            shown = _shown(said[name])
            shown = "" if f"«{shown}»" in rule else shown
            yield Problem(found.sheet.title, row.line, headings[name], shown, rule=rule)


def _shown(value: Any) -> str:
    return "" if value in (None, "", ()) else str(getattr(value, "label", None) or told(value))


def _period_ends(said: Said, start: str, end: str, rule: str) -> Iterator[Fault]:
    if said[start] and said[end] and said[end] < said[start]:
        yield end, f"{rule} {format_date(said[start])}."


def _roster(said: Said, today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(said, "joined_on", "left_on", "ở trước ngày vào công đoàn")
    if said["leaving_reason"] and not said["left_on"]:
        yield "left_on", f"có lý do thôi «{said['leaving_reason'].label}» thì cần ngày thôi."
    if "#" in said["code"]:
        yield "code", "mã không được có dấu #."
    yield from _birth(said, today, _known)


def _birth(said: Said, today: date, _known: Known) -> Iterator[Fault]:
    birth = said["birth"]
    if (birth.day and birth.day > today) or (birth.year and birth.year > today.year):
        yield "birth", "ở sau hôm nay."


def _fund(said: Said, _today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(said, "starts_on", "ends_on", "ở trước ngày bắt đầu")
    if said["opening_amount"] and not said["opening_on"]:
        yield "opening_on", "có số dư đầu kỳ thì cần ngày số dư."
    if said["remit_percent"] is not None and said["remit_percent"] > 100:
        yield "remit_percent", "tính bằng phần trăm, nhiều nhất 100."


def _contribution(said: Said, today: date, _known: Known) -> Iterator[Fault]:
    if said["paid_on"] > today:
        yield "paid_on", f"ở sau hôm nay ({format_date(today)})."
    if said["amount"] == 0:
        yield "amount", "phải lớn hơn 0."


def _event(said: Said, _today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(said, "starts_on", "ends_on", "ở trước ngày bắt đầu")


def _petition(said: Said, _today: date, _known: Known) -> Iterator[Fault]:
    yield from _period_ends(said, "raised_on", "answered_on", "ở trước ngày nêu kiến nghị")


def _commitment(said: Said, _today: date, known: Known) -> Iterator[Fault]:
    if said["measure"]:
        try:
            parse_measure(said["measure"], known.fund_names)
        except Refused as refusal:
            yield "measure", refusal.sentence


def _award(said: Said, _today: date, _known: Known) -> Iterator[Fault]:
    if said["fund_id"] and said["prize"] and not said["granted_on"]:
        yield "granted_on", "chi tiền thưởng từ quỹ thì cần ngày."


def _money(said: Said, _today: date, _known: Known) -> Iterator[Fault]:
    if said["amount"] == 0:
        yield "amount", "phải lớn hơn 0."
    if said["direction"] is Direction.TRANSFER:
        other_fund = said["to_fund_id"] and fold(said["to_fund_id"]) != fold(said["fund_id"])
        other_channel = said["to_channel"] and said["to_channel"] != (said["channel"] or Channel.CASH)
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
