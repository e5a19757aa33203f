"""All figures by all unions as a workbook: more columns than a sheet of paper has."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from app.core.dates import format_date
from app.core.periods import in_words
from app.core.texts.letters import storable
from app.core.vietnamese import capital_first
from app.log.figures.registry import declared
from app.papers.head import Head
from app.year.received.facts import Value
from app.year.totals.tables.facts import kind_name
from app.year.totals.tables.rules import TotalsTable

_HEADS = ("Mã số liệu", "Số liệu", "Đơn vị", "Tổng", "Năm trước", "Tăng, giảm")
_WIDTHS = (28, 44, 10, 18, 18, 16)
_UNION_WIDTH = 18


def pivot_xlsx(table: TotalsTable, head: Head) -> bytes:
    """A row for each figure, a column for each union; that of one that did not send is empty."""
    # Heavy: only where a workbook is wanted.
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    out = book.create_sheet("Số liệu")
    for place, width in enumerate((*_WIDTHS, *(_UNION_WIDTH for _ in table.now.expected)), 1):
        out.column_dimensions[get_column_letter(place)].width = width
    heads = list(_lines_above(table, head))
    out.freeze_panes = f"C{len(heads) + 1}"
    for row in heads:
        out.append([_head(out, value) for value in row])
    for row in _rows(table):
        # A province has two hundred thousand values of unions, and a format is dearer than the number.
        values = [value if place >= len(_HEADS) else _cell(out, value) for place, value in enumerate(row)]
        out.append([_cell(out, value) if isinstance(value, str) else value for value in values])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _head(out: Any, value: Value | None) -> Any:
    from openpyxl.styles import Alignment, Font

    made = _cell(out, value)
    made.font, made.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return made


def _cell(out: Any, value: Value | None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(out)
    made.value = storable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        # Never a formula or an error value, whatever it begins with.
        made.data_type = "s"
    elif value is not None:
        made.number_format = "#,##0" if isinstance(value, int) else "#,##0.##"
    return made


def _lines_above(table: TotalsTable, head: Head) -> Iterator[tuple[Value | None, ...]]:
    now, blank = table.now, (None,) * (len(_HEADS) - 2)
    missing = ", ".join(one.name for one in now.missing)
    sent = f"Đã gửi {len(now.received)}/{len(now.expected)} công đoàn"
    yield (head.unit_name,)
    yield (f"{capital_first(in_words(table.period))}, số liệu tính đến ngày {format_date(table.as_of)}",)
    yield (f"{sent}; chưa gửi: {missing}" if missing else sent,)
    yield (*_HEADS, *(one.name for one in now.expected))
    yield (None, "Loại hình", *blank, *(kind_name(one) for one in now.expected))
    yield (None, "Nhóm", *blank, *(one.group or None for one in now.expected))


def _rows(table: TotalsTable) -> Iterator[tuple[Value | None, ...]]:
    lines = {one.key: one for one in table.lines}
    for key in table.now.keys_sent():
        stated, line = declared(key), lines.get(key)
        values = {one.id: value for one, value in table.now.values(key)}
        yield (
            key,
            stated.label if stated else None,
            stated.unit if stated else None,
            line.total if line else None,
            line.before if line else None,
            line.change if line else None,
            *(values.get(one.id) for one in table.now.expected),
        )
