"""Lists to be signed, as sheets: danh sách ký nhận and danh sách ký nộp."""

from __future__ import annotations

from app.core.dates import date_in_words
from app.core.money import money_in_words
from app.life.signing.facts import SigningList
from app.papers.head import Head
from app.papers.sheet import Cell, Column, Sheet, SheetRow, Signature


def receiving_sheet(held: SigningList, head: Head) -> Sheet:
    """Danh sách ký nhận of a visit, gift or award: who received what, with room for each to sign."""
    columns = [
        Column("STT", "count", 0.6),
        Column("Họ và tên", "text", 3),
        Column("Tổ công đoàn", "text", 1.8),
    ]
    has_gifts = any(one.in_kind for one in held.people)
    if held.amount:
        columns.append(Column("Số tiền (đồng)", "money", 1.5))
    if has_gifts or not held.amount:
        columns.append(Column("Hiện vật", "text", 1.8))
    columns.append(Column("Ký nhận", "text", 1.6))
    rows = []
    for number, one in enumerate(held.people, 1):
        cells: list[Cell] = [number, one.name, one.union_group]
        if held.amount:
            cells.append(one.amount)
        if has_gifts or not held.amount:
            cells.append(one.in_kind)
        rows.append(SheetRow((*cells, None)))
    return _sheet("DANH SÁCH KÝ NHẬN", held, head, tuple(columns), rows, "Người lập")


def paying_sheet(held: SigningList, head: Head) -> Sheet:
    """Danh sách ký nộp of a collection: who paid what, with room for each to sign."""
    columns = (
        Column("STT", "count", 0.6),
        Column("Họ và tên", "text", 3),
        Column("Tổ công đoàn", "text", 1.8),
        Column("Mức đóng", "text", 1.8),
        Column("Số tiền (đồng)", "money", 1.5),
        Column("Ký nộp", "text", 1.6),
    )
    rows = [
        SheetRow((number, one.name, one.union_group, one.rate, one.amount, None))
        for number, one in enumerate(held.people, 1)
    ]
    return _sheet("DANH SÁCH KÝ NỘP", held, head, columns, rows, "Người lập")


def _sheet(
    title: str,
    held: SigningList,
    head: Head,
    columns: tuple[Column, ...],
    rows: list[SheetRow],
    prepared: str,
) -> Sheet:
    """The total comes from the log entry, even if lines are filled in by hand."""
    closing: tuple[str, ...] = ()
    if held.amount:
        total: list[Cell] = [held.amount if one.kind == "money" else None for one in columns]
        total[1] = "Cộng"
        rows = [*rows, SheetRow(tuple(total), is_bold=True)]
        closing = (f"Số tiền bằng chữ: {money_in_words(held.amount)}.",)
    cancelled = (f"ĐÃ HỦY: {held.withdrawn_reason}",) if held.withdrawn_reason else ()
    return Sheet(
        form="",
        title=title,
        subtitles=(*held.about, date_in_words(held.happened_on).capitalize(), *cancelled),
        columns=columns,
        rows=tuple(rows),
        closing=closing,
        signatures=(
            Signature(prepared, name=held.prepared_by),
            Signature("Thủ quỹ", name=head.treasurer),
            Signature("Chủ tịch", "(Ký, họ tên, đóng dấu)", head.chair),
        ),
        place_and_date=head.dated(held.happened_on),
    )
