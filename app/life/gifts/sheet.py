"""Danh sách ký nhận of a list of gifts, as a sheet for page, PDF and workbook."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import date_in_words
from app.core.money import money_in_words
from app.life.gifts.facts import GiftListFacts, RecipientFacts
from app.life.gifts.rules import amount_of, gift_of, sum_of
from app.papers.head import Head
from app.papers.sheet import Cell, Column, Sheet, SheetRow, Signature


def gift_sheet(facts: GiftListFacts, lines: Sequence[RecipientFacts], head: Head, prepared_by: str) -> Sheet:
    """The ticked lines with a column to sign; columns of money and gifts only if the list has any."""
    lines = [one for one in lines if one.is_ticked]
    total = sum_of(facts, lines)
    has_gifts = any(gift_of(facts, one) for one in lines) or not total.amount
    columns = [Column("STT", "count", 0.5), Column("Họ và tên", width=2.4), Column("Ghi chú", width=2.4)]
    if total.amount:
        columns.append(Column("Số tiền (đồng)", "money", 1.3))
    if has_gifts:
        columns.append(Column("Quà", width=1.5))
    columns.append(Column("Ký nhận", width=1.5))
    rows = [SheetRow(_cells(number, facts, one, columns)) for number, one in enumerate(lines, 1)]
    closing: tuple[str, ...] = (f"Danh sách có {total.people} người.",)
    if total.amount:
        cells: list[Cell] = [total.amount if one.kind == "money" else None for one in columns]
        cells[1] = "Cộng"
        rows.append(SheetRow(tuple(cells), is_bold=True))
        closing = (*closing, f"Số tiền bằng chữ: {money_in_words(total.amount)}.")
    return Sheet(
        form="",
        title="DANH SÁCH KÝ NHẬN QUÀ",
        subtitles=(facts.title, date_in_words(facts.held_on).capitalize()),
        columns=tuple(columns),
        rows=tuple(rows),
        closing=closing,
        signatures=(
            Signature("Người lập", name=prepared_by),
            Signature("Thủ quỹ", name=head.treasurer),
            Signature("Chủ tịch", "(Ký, họ tên, đóng dấu)", head.chair),
        ),
        place_and_date=head.dated(facts.held_on),
    )


def _cells(
    number: int, facts: GiftListFacts, line: RecipientFacts, columns: Sequence[Column]
) -> tuple[Cell, ...]:
    values: dict[str, Cell] = {
        "STT": number,
        "Họ và tên": line.name,
        "Ghi chú": "; ".join(text for text in (line.details, line.note) if text),
        "Số tiền (đồng)": amount_of(facts, line),
        "Quà": gift_of(facts, line),
    }
    return tuple(values.get(column.heading) for column in columns)
