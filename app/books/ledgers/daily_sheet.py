"""The balances of each day as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.books.ledgers.daily_queries import ChannelDay, Day
from app.books.ledgers.sheets import fund_text, period_label, signatures
from app.core.periods import Period
from app.papers.head import Head
from app.papers.sheet import Cell, Column, Sheet, SheetRow

_SIDES = ("Đầu ngày", "Thu", "Chi", "Cuối ngày")


def daily_sheet(days: Sequence[Day], period: Period, fund_name: str | None, head: Head, on: date) -> Sheet:
    """The days with movement, each with what cash and bank held in the morning and in the evening."""
    return Sheet(
        form="",
        title="SỐ DƯ QUỸ THEO NGÀY",
        subtitles=(period_label(period), fund_text(fund_name)),
        before=("Đơn vị tính: đồng. Chỉ ghi những ngày có thu, chi.",),
        columns=(
            Column("Ngày", "date", 1.1),
            *(Column(side, "money", 1.3, "Tiền mặt") for side in _SIDES),
            *(Column(side, "money", 1.3, "Tiền gửi") for side in _SIDES),
        ),
        rows=tuple(_rows(days)),
        closing=(),
        signatures=signatures("Thủ quỹ", head),
        place_and_date=head.dated(on),
        landscape=True,
    )


def _rows(days: Sequence[Day]) -> Iterator[SheetRow]:
    for one in days:
        yield SheetRow((one.day, *_cells(one.cash), *_cells(one.bank)))
    if days:
        yield SheetRow(
            ("Cộng", *_totals([one.cash for one in days]), *_totals([one.bank for one in days])), is_bold=True
        )


def _cells(one: ChannelDay) -> tuple[Cell, ...]:
    return one.opening, one.received or None, one.paid or None, one.closing


def _totals(days: Sequence[ChannelDay]) -> tuple[Cell, ...]:
    """The cells of all days together: first opening, sums, last closing."""
    received, paid = sum(one.received for one in days), sum(one.paid for one in days)
    return days[0].opening, received, paid, days[-1].closing
