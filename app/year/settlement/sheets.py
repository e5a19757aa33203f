"""The settlement (B07-TLĐ) and the budget (B14-TLĐ) of the union's own money as sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.money import format_dong, format_money, money_in_words
from app.core.vietnamese import roman
from app.papers.head import Head
from app.papers.sheet import Column, Sheet, SheetRow, Signature
from app.year.settlement.queries import Payers
from app.year.settlement.rules import Line, Settlement

#: The codes of the balances at the beginning and the end (mục lục TLĐ).
OPENING_CODE, CLOSING_CODE = "10", "50"


def b07(settlement: Settlement, year: int, payers: Payers, head: Head) -> Sheet:
    """Quyết toán thu, chi: planned, settled, and an empty column for approval by the upper level."""
    return Sheet(
        form="Mẫu số B07-TLĐ",
        title="BÁO CÁO QUYẾT TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN",
        subtitles=(f"Năm {year}",),
        columns=_columns("Dự toán giao", "Quyết toán"),
        rows=tuple(_rows(settlement)),
        closing=(*_held(settlement), _in_words("Tích lũy cuối kỳ", settlement.closing[-1])),
        signatures=signatures(head),
        place_and_date=head.dated(None),
        before=(*_basic_figures(payers), "B. QUYẾT TOÁN THU, CHI (đơn vị: đồng)"),
    )


def b14(settlement: Settlement, year: int, payers: Payers, head: Head) -> Sheet:
    """Dự toán thu, chi tài chính công đoàn: results of the year before, plan of the year."""
    return Sheet(
        form="Mẫu số B14-TLĐ",
        title="BÁO CÁO DỰ TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN",
        subtitles=(f"Năm {year}",),
        columns=_columns(f"Thực hiện năm {year - 1}", f"Dự toán năm {year}"),
        rows=tuple(_rows(settlement, blank=0 if settlement.is_empty(0) else None)),
        closing=(_in_words("Tổng chi dự toán", settlement.paid[-1]),),
        signatures=signatures(head),
        place_and_date=head.dated(None),
        before=(*_basic_figures(payers), "B. DỰ TOÁN THU, CHI (đơn vị: đồng)"),
    )


def signatures(head: Head) -> tuple[Signature, ...]:
    """The signatures of papers for the upper level."""
    return (
        Signature("Người lập"),
        Signature("Kế toán", name=head.accountant),
        Signature("TM. BAN CHẤP HÀNH\nCHỦ TỊCH", "(Ký tên, đóng dấu)", head.chair),
    )


def _columns(first: str, second: str) -> tuple[Column, ...]:
    return (
        Column("TT", "count", 0.5),
        Column("Nội dung", "text", 3.6),
        Column("Mã", "count", 0.8),
        Column(first, "money", 1.5),
        Column(second, "money", 1.5),
        Column("Cấp trên duyệt", "money", 1.5),
    )


def _basic_figures(payers: Payers) -> tuple[str, ...]:
    """Part A, chỉ tiêu cơ bản."""
    return (
        "A. CÁC CHỈ TIÊU CƠ BẢN",
        f"1. Lao động thuộc đối tượng đóng kinh phí công đoàn: {format_money(payers.workers)} người; "
        f"quỹ lương tháng: {_salaries(payers.wages)}.",
        f"2. Đoàn viên đóng đoàn phí: {format_money(payers.members)} người; "
        f"quỹ lương tháng: {_salaries(payers.salaries)}.",
    )


def _salaries(amount: int) -> str:
    return format_dong(amount) if amount else "........................ đồng"


def _rows(settlement: Settlement, blank: int | None = None) -> Iterator[SheetRow]:
    """The rows; the column `blank` is empty, not 0: it is unknown."""
    blocks: Sequence[tuple[str, str, tuple[int, ...], Sequence[Line]]] = (
        ("Tích lũy đầu kỳ", OPENING_CODE, settlement.opening, ()),
        ("Phần thu", "", settlement.received, settlement.receipts),
        ("Phần chi", "", settlement.paid, settlement.payments),
        ("Tích lũy cuối kỳ", CLOSING_CODE, settlement.closing, ()),
    )
    for number, (label, code, amounts, lines) in enumerate(blocks, start=1):
        known = (None if place == blank else amount for place, amount in enumerate(amounts))
        yield SheetRow((roman(number), label, code, *known, None), is_bold=True)
        place = 0
        for line in lines:
            place += line.is_chapter
            words = line.label if line.is_chapter else f"- {line.label}"
            shown = (amount or None for amount in line.amounts)
            yield SheetRow((str(place) if line.is_chapter else "", words, line.code, *shown, None))


def _held(settlement: Settlement) -> tuple[str, ...]:
    lent = f"; đang cho vay {format_dong(settlement.lent)}" if settlement.lent else ""
    return (
        f"Số dư cuối kỳ: tiền mặt {format_dong(settlement.cash)}; "
        f"tiền gửi {format_dong(settlement.bank)}{lent}.",
        *unlisted_text(settlement),
    )


def unlisted_text(settlement: Settlement) -> tuple[str, ...]:
    """One line naming the items counted under «khác» for lack of a code; empty if all have one."""
    words = list(dict.fromkeys(one.words for one in settlement.unlisted))
    return (f"Khoản mục chưa có mã, tính vào mục khác: {'; '.join(words)}.",) if words else ()


def _in_words(label: str, amount: int) -> str:
    return (
        f"{label} bằng chữ: {money_in_words(amount)}." if amount >= 0 else f"{label}: {format_dong(amount)}."
    )
