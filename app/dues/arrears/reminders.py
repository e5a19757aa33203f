"""Arrears on paper: the list with every due, and the reminder that each group signs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from app.core.dates import format_date
from app.core.money import money_in_words
from app.core.periods import period_between
from app.core.texts.word_order import word_order_key
from app.dues.arrears.list_sheets import ARREARS
from app.dues.arrears.queries import Owed
from app.papers.head import Head
from app.papers.sheet import Column, Sheet, SheetRow, Signature

_NO_GROUP = "Chưa xếp tổ"


def arrears_sheet(lines: Sequence[Owed], as_of: date, head: Head) -> Sheet:
    """Every unpaid due on a line of its own, in the order given."""
    sheet = ARREARS.sheet(lines, f"Tính đến hết ngày {format_date(as_of)}")
    owed, paid = sum(line.owed for line in lines), sum(line.paid for line in lines)
    sums = {"owed": owed, "paid": paid, "left": _left(lines)}
    return replace(
        sheet,
        rows=(*sheet.rows, ARREARS.sum_row("Cộng", sums)),
        closing=(f"Số tiền bằng chữ: {money_in_words(_left(lines))}.",),
        signatures=_signed(head),
        place_and_date=head.dated(as_of),
    )


def reminder_sheet(lines: Iterable[Owed], as_of: date, head: Head) -> Sheet:
    """One line a person under their group, with what is owed and a place to sign for the reminder."""
    ordered = sorted(
        lines, key=lambda line: (line.union_group == "", word_order_key(line.union_group), line.union_group)
    )
    rows: list[SheetRow] = []
    for group, some in groupby(ordered, key=lambda line: line.union_group):
        rows += _group(group or _NO_GROUP, list(some))
    return Sheet(
        form="",
        title="DANH SÁCH NHẮC ĐÓNG QUỸ",
        subtitles=(f"Tính đến hết ngày {format_date(as_of)}",),
        columns=(
            Column("STT", "count", 0.5),
            Column("Họ và tên", width=2.2),
            Column("Còn phải đóng", width=4),
            Column("Số tiền", "money", 1.2),
            Column("Ký", width=1.2),
        ),
        rows=(*rows, SheetRow((None, "Tổng cộng", None, _left(ordered), None), is_bold=True)),
        closing=(f"Số tiền bằng chữ: {money_in_words(_left(ordered))}.",),
        signatures=_signed(head),
        place_and_date=head.dated(as_of),
    )


def _group(name: str, lines: Sequence[Owed]) -> list[SheetRow]:
    people: dict[int, list[Owed]] = {}
    for line in lines:
        people.setdefault(line.member_id, []).append(line)
    rows = [
        SheetRow((place, some[0].payer, _owed_text(some), _left(some), None))
        for place, some in enumerate(people.values(), 1)
    ]
    return [SheetRow((None, name, None, _left(lines), None), is_bold=True), *rows]


def _owed_text(lines: Iterable[Owed]) -> str:
    """`Công đoàn phí: 01/2024 đến 03/2024, 06/2024; Mái ấm: 2024`."""
    funds: dict[str, list[Owed]] = {}
    for line in lines:
        funds.setdefault(line.fund_name, []).append(line)
    return "; ".join(
        f"{name}: {spans_text([(one.start, one.end) for one in some])}" for name, some in funds.items()
    )


def spans_text(spans: Iterable[tuple[date, date]]) -> str:
    """Periods in order, those that follow one another as one: `01/2024 đến 03/2024, 06/2024`."""
    runs: list[list[tuple[date, date]]] = []
    for span in sorted(spans):
        if runs and runs[-1][-1][1] + timedelta(days=1) == span[0]:
            runs[-1].append(span)
        else:
            runs.append([span])
    return ", ".join(_run(run) for run in runs)


def _run(run: Sequence[tuple[date, date]]) -> str:
    first, last = (period_between(*run[place]).label for place in (0, -1))
    return first if len(run) == 1 else f"{first} đến {last}"


def _left(lines: Iterable[Owed]) -> int:
    return sum(line.left for line in lines)


def _signed(head: Head) -> tuple[Signature, ...]:
    return (
        Signature("Người lập"),
        Signature("Thủ quỹ", name=head.treasurer),
        Signature("Chủ tịch", name=head.chair),
    )
