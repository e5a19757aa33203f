"""The roster of a day as a table for Excel. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.dates import format_date
from app.papers.sheet import Column, Sheet, SheetRow
from app.people.roster.facts import Sex
from app.people.roster.lists.queries import Line

_COLUMNS = (
    Column("STT", "count", 0.5),
    Column("Mã", width=0.9),
    Column("Họ và tên", width=2.2),
    Column("Giới tính", width=0.7),
    Column("Ngày sinh", "date", 1.1),
    Column("Chức vụ", width=1.6),
    Column("Bộ phận", width=1.6),
    Column("Tổ công đoàn", width=1.3),
    Column("Loại lao động", width=1.4),
    Column("Ngày vào công đoàn", "date", 1.1),
    Column("Cách vào công đoàn", width=1.1),
    Column("Tình trạng", width=1.5),
    Column("Khó khăn", width=0.8),
)


def roster_sheet(lines: Sequence[Line], as_of: date) -> Sheet:
    """Everybody of the list on a line of their own, in the order given."""
    women = sum(line.sex is Sex.FEMALE for line in lines)
    return Sheet(
        form="",
        title="DANH SÁCH ĐOÀN VIÊN, NGƯỜI LAO ĐỘNG",
        subtitles=(f"Tính đến ngày {format_date(as_of)}",),
        columns=_COLUMNS,
        rows=tuple(_row(place, line) for place, line in enumerate(lines, 1)),
        closing=(f"Danh sách có {len(lines)} người, trong đó {women} nữ.",),
        signatures=(),
        landscape=True,
    )


def _row(place: int, line: Line) -> SheetRow:
    return SheetRow(
        (
            place,
            line.code,
            line.full_name,
            line.sex.label,
            line.born.day or str(line.born),
            line.position,
            line.department,
            line.union_group,
            line.labour_kind.label if line.labour_kind else "",
            line.joined_on,
            line.joining.label if line.joining else "",
            line.state_text,
            "x" if line.in_hardship else "",
        )
    )
