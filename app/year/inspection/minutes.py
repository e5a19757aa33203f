"""Biên bản kiểm tra tài chính đồng cấp, drawn from the books; findings are written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.core.dates import date_in_words, format_date
from app.core.money import format_money
from app.core.periods import in_words
from app.log.activities.facts import Channel
from app.papers.head import Head
from app.papers.sheet import Column, Sheet, SheetRow, Signature
from app.year.inspection.queries import Inspected

_RULED = "." * 150
_RULED_LINES = 6

_REMARKS = "Nhận xét, kiến nghị của người kiểm tra:"


@dataclass(frozen=True, slots=True)
class Visit:
    """Who inspects, when, and who was present, as typed; "" and None are left blank on paper."""

    inspectors: str = ""
    present: str = ""
    on: date | None = None


def minutes(inspected: Inspected, visit: Visit, head: Head, seal: str = "") -> Sheet:
    """The minutes of a period: balances, counts, vouchers, turnover, arrears, reversals, closings."""
    day = date_in_words(visit.on) if visit.on else "ngày ..... tháng ..... năm ........."
    return Sheet(
        form="",
        title="BIÊN BẢN KIỂM TRA TÀI CHÍNH ĐỒNG CẤP",
        subtitles=(f"Kỳ kiểm tra: {in_words(inspected.period)}",),
        before=(
            f"Hôm nay, {day}, tại {head.unit_name}.",
            f"Người kiểm tra: {visit.inspectors or _RULED[:110]}",
            f"Người chứng kiến: {visit.present or _RULED[:108]}",
            "Số liệu dưới đây lấy từ sổ của công đoàn (đơn vị: đồng).",
        ),
        columns=(
            Column("TT", "count", 0.5),
            Column("Nội dung", "text", 4),
            Column("Theo sổ", "money", 1.4),
            Column("Kiểm kê", "money", 1.4),
            Column("Chênh lệch", "money", 1.2),
            Column("Ghi chú", "text", 2.2),
        ),
        rows=tuple(_rows(inspected)),
        closing=(*filter(None, [seal]), _REMARKS, *[_RULED] * _RULED_LINES),
        signatures=(
            Signature("Người kiểm tra"),
            Signature("Thủ quỹ", name=head.treasurer),
            Signature("Kế toán", name=head.accountant),
            Signature("Chủ tịch", "(Ký tên, đóng dấu)", head.chair),
        ),
        place_and_date=head.dated(visit.on),
    )


def _rows(inspected: Inspected) -> Iterator[SheetRow]:
    blocks = (
        (f"Số dư đến hết ngày {format_date(inspected.as_of)}", list(_balances(inspected))),
        ("Thu, chi trong kỳ", list(_turnover(inspected))),
        ("Kiểm kê quỹ trong kỳ", list(_counts(inspected))),
        ("Chứng từ lập trong kỳ", list(_vouchers(inspected))),
        ("Còn nợ các quỹ", list(_arrears(inspected))),
        ("Bút toán ghi đảo trong kỳ", list(_reversals(inspected))),
        ("Khóa sổ", list(_closings(inspected))),
    )
    for number, (title, rows) in enumerate(blocks, start=1):
        yield SheetRow((str(number), title, None, None, None, "" if rows else "không có"), is_bold=True)
        yield from rows


def _balances(inspected: Inspected) -> Iterator[SheetRow]:
    for one in inspected.totals:
        note = "đối chiếu sổ phụ ngân hàng" if one.channel == Channel.BANK else ""
        yield _row(f"{one.fund_name}, {Channel(one.channel).label.lower()}", one.closing, note=note)
    if inspected.totals:
        yield _row("Cộng", sum(one.closing for one in inspected.totals), is_bold=True)


def _turnover(inspected: Inspected) -> Iterator[SheetRow]:
    for label, name in (
        ("Đầu kỳ", "opening"),
        ("Thu", "receipts"),
        ("Chi", "payments"),
        ("Cuối kỳ", "closing"),
    ):
        yield _row(label, sum(getattr(one, name) for one in inspected.totals))


def _counts(inspected: Inspected) -> Iterator[SheetRow]:
    for count, fund_name in inspected.counts:
        label = f"Ngày {format_date(count.counted_on)}: {fund_name or 'tiền mặt của các quỹ'}"
        difference = count.counted_amount - count.book_amount
        cells = ("", label, count.book_amount, count.counted_amount, difference, count.explanation)
        yield SheetRow(cells)


def _vouchers(inspected: Inspected) -> Iterator[SheetRow]:
    for one in inspected.vouchers:
        yield _row(
            f"{one.kind.label}: từ {one.first} đến {one.last}", note=f"{format_money(one.count)} phiếu"
        )
    if inspected.unnumbered:
        yield _row("Dòng sổ không ghi số phiếu", note=f"{format_money(inspected.unnumbered)} dòng")


def _arrears(inspected: Inspected) -> Iterator[SheetRow]:
    for one in inspected.arrears:
        yield _row(one.fund_name, one.amount, note=f"{format_money(one.people)} người")


def _reversals(inspected: Inspected) -> Iterator[SheetRow]:
    for one in inspected.reversals:
        number = f" ({one.voucher_text})" if one.voucher_text else ""
        label = f"{format_date(one.booked_on)}: {one.description}{number}"
        yield _row(label, one.amount, note=": ".join(filter(None, (one.posted_by, one.reason))))


def _closings(inspected: Inspected) -> Iterator[SheetRow]:
    for one in inspected.closings:
        state = f"đã mở lại: {one.reopened_reason}" if one.reopened_at else "đang khóa"
        label = f"{format_date(one.starts_on)} đến {format_date(one.ends_on)}, {one.closed_by}"
        yield _row(label, note=state)


def _row(label: str, amount: int | None = None, *, note: str = "", is_bold: bool = False) -> SheetRow:
    return SheetRow(("", label, amount, None, None, note), is_bold=is_bold)
