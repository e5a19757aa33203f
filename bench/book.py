"""Balances and ledgers over one, ten and a hundred times the book: they cost what the period shown costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts, Posting
from app.books.fund_names.queries import fund_called
from app.books.ledgers.queries import read_ledger
from app.books.lines.ends import WantedLines
from app.books.lines.posting_actions import settle
from app.books.lines.total_queries import held_by_funds
from app.core.actor import SYSTEM
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.log.activities.facts import Channel
from bench.books import TODAY, YEAR
from bench.installation import begin_union, installation
from bench.measuring import Ratio, processor_seconds

#: Years in the book, and lines in each.
TIMES, LINES = (1, 10, 100), 500
END = date(YEAR, 12, 31)
Work = Callable[[], object]


def measure() -> list[Ratio]:
    """Each cost over the larger books as a multiple of the cost over the smallest."""
    with installation():
        units = {times: _book(times) for times in TIMES}
        db.session.commit()
        month = WantedLines(date(YEAR, 12, 1), END, channel=Channel.CASH)
        return [
            *_ratios("balances of all funds", lambda times: held_by_funds(units[times], END), (1.5, 3)),
            *_ratios("cash ledger of one month", lambda times: read_ledger(units[times], month, 1), (1.5, 3)),
            *_ratios(
                "cash ledger of the whole book", lambda times: _all_years(units[times], times), (10, 100)
            ),
        ]


def _ratios(what: str, work: Callable[[int], object], most: tuple[float, float]) -> list[Ratio]:
    def over(times: int) -> Work:
        return lambda: [work(times) for _ in range(5)]

    small, *large = processor_seconds(*(over(times) for times in TIMES))
    return [
        Ratio(f"{what}, {times}× the book", spent / small, bound, note=f"{spent * 200:.2f} ms")
        for times, spent, bound in zip(TIMES[1:], large, most, strict=True)
    ]


def _all_years(unit_id: int, times: int) -> object:
    """The period that is shown grows with the book."""
    return read_ledger(unit_id, WantedLines(date(YEAR - times + 1, 1, 1), END, channel=Channel.CASH), 1)


def _book(times: int) -> int:
    """A union whose book has this many years until this one, of two funds in cash and bank."""
    unit = begin_union(f"so-{times}")
    first = date(YEAR - times + 1, 1, 1)
    for name in ("Đoàn phí", "Vì người nghèo"):
        record_term(
            unit.id,
            TermFacts(
                name, Basis.YEAR, opening_amount=900_000_000, opening_on=first, opening_channel=Channel.CASH
            ),
            SYSTEM,
            TODAY,
        )
    named = [fund_called(unit.id, name) for name in ("Đoàn phí", "Vì người nghèo")]
    funds = [fund.id for fund in named if fund]
    for year in range(first.year, YEAR + 1):
        _year(unit.id, funds, year)
    return unit.id


def _year(unit_id: int, funds: list[int], year: int) -> None:
    """The lines of a year: written at once under one entry, as a collection is."""
    facts = MoneyFacts(date(year, 1, 2), Direction.RECEIPT, f"Năm {year}", 1_000, funds[0])
    entry = record_money(unit_id, facts, SYSTEM, TODAY, imported=True)
    wanted = [
        Posting(
            direction=Direction.RECEIPT if place % 2 else Direction.PAYMENT,
            happened_on=date(year, 1, 2) + timedelta(days=place * 360 // LINES),
            fund_id=funds[place % len(funds)],
            channel=Channel.BANK if place % 5 == 0 else Channel.CASH,
            amount=10_000,
            description=f"Khoản số {place}",
        )
        for place in range(LINES)
    ]
    settle(entry, wanted, SYSTEM, TODAY, imported=True)
