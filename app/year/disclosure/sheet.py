"""Công khai tài chính: the totals that every member may see, without names and entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.books.cashbook.others_queries import OthersMoney
from app.books.unsettled.facts import WaitingMoney
from app.core.money import format_money
from app.core.vietnamese import capital_first, roman
from app.papers.head import Head
from app.papers.sheet import Cell, Column, Sheet, SheetRow, Signature
from app.year.settlement.queries import Year
from app.year.settlement.rules import Line, Settlement


@dataclass(frozen=True, slots=True)
class DisclosedFund:
    """What a fund that is not the union's own took in and paid, whole đồng."""

    name: str
    kind: str
    opening: int
    received: int
    paid: int
    closing: int


def other_funds(year: Year) -> list[DisclosedFund]:
    """The social and voluntary funds that moved up to the year's end, each with its four sums."""
    found = []
    for fund_id, nature in year.natures.items():
        totals = [one for one in year.totals if one.fund_id == fund_id]
        if nature.is_own or not totals:
            continue
        sums = [one for one in year.sums if one.fund_id == fund_id]
        found.append(
            DisclosedFund(
                name=year.names[fund_id],
                kind=nature.label,
                opening=sum(one.opening for one in totals),
                received=sum(one.amount for one in sums if one.direction == "receipt"),
                paid=sum(one.amount for one in sums if one.direction == "payment"),
                closing=sum(one.closing for one in totals),
            )
        )
    return found


def disclosed(year: Year, others: OthersMoney, waiting: WaitingMoney, head: Head) -> Sheet:
    """The sheet of a year: own money by mục, other funds by their sums, money of others and of nobody yet."""
    settlement = year.settled()
    rows: list[SheetRow] = [*_own(settlement), *_others(other_funds(year))]
    if others.entries:
        words = (
            f"Tiền của cơ quan, cấp trên và nơi khác chi cho đoàn viên, hoạt động ({_times(others.entries)})"
        )
        rows.append(SheetRow(("C", f"{words}, không qua sổ quỹ", others.amount), is_bold=True))
    if waiting.entries:
        words = f"Tiền chờ thủ quỹ chọn quỹ ({_times(waiting.entries)}), chưa rõ tiền của ai, chưa vào sổ quỹ"
        rows.append(SheetRow(("D" if others.entries else "C", words, waiting.amount), is_bold=True))
    return Sheet(
        form="",
        title="CÔNG KHAI TÀI CHÍNH CÔNG ĐOÀN",
        subtitles=(f"Năm {year.year}",),
        columns=(
            Column("TT", "count", 0.6),
            Column("Nội dung", "text", 5),
            Column("Số tiền (đồng)", "money", 1.8),
        ),
        rows=tuple(rows),
        closing=("Đoàn viên có ý kiến xin gửi Ban Chấp hành hoặc Ủy ban kiểm tra công đoàn.",),
        signatures=(
            Signature("Kế toán", name=head.accountant),
            Signature("TM. BAN CHẤP HÀNH\nCHỦ TỊCH", "(Ký tên, đóng dấu)", head.chair),
        ),
        place_and_date=head.dated(None),
    )


def _own(settlement: Settlement) -> Iterator[SheetRow]:
    yield SheetRow(("A", "Tài chính công đoàn", None), is_bold=True)
    yield _row("I", "Tích lũy đầu kỳ", settlement.opening[-1])
    yield _row("II", "Tổng thu", settlement.received[-1])
    yield from _chapters(settlement.receipts)
    yield _row("III", "Tổng chi", settlement.paid[-1])
    yield from _chapters(settlement.payments)
    yield _row("IV", "Tích lũy cuối kỳ", settlement.closing[-1])
    yield SheetRow(("", "Trong đó: tiền mặt", settlement.cash))
    yield SheetRow(("", "Trong đó: tiền gửi", settlement.bank))
    if settlement.lent:
        yield SheetRow(("", "Trong đó: đang cho vay", settlement.lent))


def _chapters(lines: Sequence[Line]) -> Iterator[SheetRow]:
    moved = [line for line in lines if line.is_chapter and line.amounts[-1]]
    for place, line in enumerate(moved, start=1):
        yield SheetRow((str(place), line.label, line.amounts[-1]))


def _others(funds: Sequence[DisclosedFund]) -> Iterator[SheetRow]:
    if funds:
        yield SheetRow(("B", "Quỹ xã hội thu hộ, nộp hộ và quỹ tự nguyện", None), is_bold=True)
    for place, one in enumerate(funds, start=1):
        cells: Sequence[tuple[str, Cell]] = (
            ("Đầu kỳ", one.opening),
            ("Thu", one.received),
            ("Chi, nộp", one.paid),
            ("Cuối kỳ", one.closing),
        )
        yield SheetRow((roman(place), f"{capital_first(one.name)} ({one.kind.lower()})", None), is_bold=True)
        for label, amount in cells:
            yield SheetRow(("", label, amount))


def _row(number: str, label: str, amount: int) -> SheetRow:
    return SheetRow((number, label, amount), is_bold=True)


def _times(entries: int) -> str:
    return f"{format_money(entries)} lần"
