"""A ledger of a period as a sheet: opening, lines, sums of the period and of the year, closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.books.ledgers.lines import Cells, Ledger, line_text
from app.books.ledgers.queries import LedgerPage
from app.core.dates import format_date
from app.core.money import format_dong, money_in_words
from app.core.periods import Period, in_words, period_between
from app.core.vietnamese import capital_first
from app.papers.head import Head
from app.papers.sheet import Sheet, SheetRow, Signature


def ledger_sheet(ledger: Ledger, page: LedgerPage, fund_name: str | None, head: Head, on: date) -> Sheet:
    """A page of the ledger as a sheet, dated `on`; sums and signatures are on the last page."""
    period = period_between(page.wanted.start, page.wanted.end)
    return Sheet(
        form=ledger.form,
        title=ledger.title,
        subtitles=(period_label(period), fund_text(fund_name)),
        before=(*ledger.before, "Đơn vị tính: đồng. Số trong ngoặc đơn là số ghi đảo, trừ đi ở cột của nó."),
        columns=ledger.columns,
        rows=tuple(_rows(ledger, page)),
        closing=tuple(_closing(page)) if is_last(page) else (),
        signatures=signatures(ledger.keeper, head) if is_last(page) else (),
        place_and_date=head.dated(on) if is_last(page) else "",
        landscape=ledger.landscape,
    )


def period_label(period: Period) -> str:
    """`Tháng 12 năm 2024`; the two days of a free range, a term of office or a school year."""
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


def is_last(page: LedgerPage) -> bool:
    """Whether this is the last page of the ledger."""
    return page.lines.page >= page.lines.pages


def _rows(ledger: Ledger, page: LedgerPage) -> Iterator[SheetRow]:
    lines = page.lines.items
    if page.lines.page == 1:
        yield _sum(ledger, "Số dư đầu kỳ", None, None, page.totals.opening)
    elif lines:
        first = lines[0]
        yield _sum(ledger, "Mang sang", None, None, first.balance - first.received + first.paid)
    for one in lines:
        cells = ledger.format_cells(one, line_text(one, page.wanted.end), page.given)
        yield SheetRow((*cells, one.received or None, one.paid or None, one.balance))
    if is_last(page):
        year, totals = page.since_new_year, page.totals
        yield _sum(ledger, "Cộng phát sinh", totals.received, totals.paid, None)
        yield _sum(ledger, "Cộng lũy kế từ đầu năm", year.received, year.paid, None)
        yield _sum(ledger, "Số dư cuối kỳ", None, None, totals.closing)
    elif lines:
        yield _sum(ledger, "Chuyển trang sau", None, None, lines[-1].balance)


def _sum(ledger: Ledger, words: str, received: int | None, paid: int | None, balance: int | None) -> SheetRow:
    label_cells: Cells = tuple(
        words if place == ledger.label_column else None for place in range(len(ledger.columns) - 3)
    )
    return SheetRow((*label_cells, received, paid, balance), is_bold=True)


def _closing(page: LedgerPage) -> Iterator[str]:
    if page.totals.internal:
        yield (
            f"Trong cộng phát sinh có {format_dong(page.totals.internal)} chuyển giữa các quỹ, hình thức "
            "trong sổ này, ghi ở cả hai cột."
        )
    closing = page.totals.closing
    if closing >= 0:
        yield f"Số dư cuối kỳ bằng chữ: {money_in_words(closing)}."
