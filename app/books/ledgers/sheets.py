"""A ledger of a period as a sheet: opening, lines, sums of the period and of the year, closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.books.ledgers.lines import Cells, Ledger, words_of
from app.books.ledgers.queries import LedgerRead
from app.core.dates import format_date
from app.core.money import format_dong, money_in_words
from app.core.periods import Period, in_words, period_between
from app.core.vietnamese import capital_first
from app.papers.head import Head
from app.papers.sheet import Sheet, SheetRow, Signature


def ledger_sheet(ledger: Ledger, told: LedgerRead, fund_name: str | None, head: Head, on: date) -> Sheet:
    """The page of the ledger that was read; whole where all lines were. `on` is the day that it bears."""
    period = period_between(told.wanted.start, told.wanted.end)
    return Sheet(
        form=ledger.form,
        title=ledger.title,
        subtitles=(period_label(period), fund_text(fund_name)),
        before=(*ledger.before, "Đơn vị tính: đồng. Số trong ngoặc đơn là số ghi đảo, trừ đi ở cột của nó."),
        columns=ledger.columns,
        rows=tuple(_rows(ledger, told)),
        closing=tuple(_closing(told)) if is_last(told) else (),
        signatures=signatures(ledger.keeper, head) if is_last(told) else (),
        place_and_date=head.dated(on) if is_last(told) else "",
        landscape=ledger.landscape,
    )


def period_label(period: Period) -> str:
    """`Tháng 12 năm 2024`; by its two days where the calendar has no name for it, for books know no terms."""
    if period.kind in ("range", "term", "school_year"):
        return f"Từ ngày {format_date(period.start)} đến ngày {format_date(period.end)}"
    return capital_first(in_words(period))


def fund_text(fund_name: str | None) -> str:
    """`Quỹ: Đoàn phí`; without a name all funds together."""
    return f"Quỹ: {fund_name}" if fund_name else "Tất cả các quỹ"


def signatures(keeper: str, head: Head) -> tuple[Signature, ...]:
    """Who signs a ledger, with the names of the officers of the head's day."""
    return (
        Signature(keeper, name=head.treasurer if keeper == "Thủ quỹ" else ""),
        Signature("Kế toán", name=head.accountant),
        Signature("Chủ tịch", "(Ký tên, đóng dấu)", head.chair),
    )


def is_last(told: LedgerRead) -> bool:
    """Whether the period's last line stands on this page."""
    return told.lines.page >= told.lines.pages


def _rows(ledger: Ledger, told: LedgerRead) -> Iterator[SheetRow]:
    lines = told.lines.items
    if told.lines.page == 1:
        yield _sum(ledger, "Số dư đầu kỳ", None, None, told.totals.opening)
    elif lines:
        first = lines[0]
        yield _sum(ledger, "Mang sang", None, None, first.balance - first.received + first.paid)
    for one in lines:
        cells = ledger.telling(one, words_of(one, told.wanted.end), told.given)
        yield SheetRow((*cells, one.received or None, one.paid or None, one.balance))
    if is_last(told):
        year, totals = told.since_new_year, told.totals
        yield _sum(ledger, "Cộng phát sinh", totals.received, totals.paid, None)
        yield _sum(ledger, "Cộng lũy kế từ đầu năm", year.received, year.paid, None)
        yield _sum(ledger, "Số dư cuối kỳ", None, None, totals.closing)
    elif lines:
        yield _sum(ledger, "Chuyển trang sau", None, None, lines[-1].balance)


def _sum(ledger: Ledger, words: str, received: int | None, paid: int | None, balance: int | None) -> SheetRow:
    told: Cells = tuple(
        words if place == ledger.place_of_words else None for place in range(len(ledger.columns) - 3)
    )
    return SheetRow((*told, received, paid, balance), is_bold=True)


def _closing(told: LedgerRead) -> Iterator[str]:
    if told.totals.within:
        yield (
            f"Trong cộng phát sinh có {format_dong(told.totals.within)} chuyển giữa các quỹ, hình thức "
            "trong sổ này, ghi ở cả hai cột."
        )
    closing = told.totals.closing
    if closing >= 0:
        yield f"Số dư cuối kỳ bằng chữ: {money_in_words(closing)}."
