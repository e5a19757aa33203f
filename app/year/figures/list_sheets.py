"""Figures as a table: each with its rule and the rows that it is counted from. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.core.dates import format_date
from app.core.periods import Period, in_words
from app.log.figures.facts import Figure
from app.papers.sheet import Cell, Column, Sheet, SheetRow

#: With more rows than this only their number is written.
_MOST_ROWS = 40


def figures_sheet(
    figures: Sequence[Figure], period: Period, as_of: date, words: Callable[[str], str]
) -> Sheet:
    """A row for each figure; `words` describes a row of the books (`activities/12`)."""
    return Sheet(
        form="",
        title="CĂN CỨ SỐ LIỆU",
        subtitles=(f"{in_words(period)}, số liệu tính đến ngày {format_date(as_of)}".capitalize(),),
        columns=(
            Column("STT", "count", 0.4),
            Column("Số liệu", width=2.2),
            Column("Giá trị", "money", 1.0),
            Column("Đơn vị", width=0.7),
            Column("Cách tính", width=3.0),
            Column("Căn cứ", width=4.0),
            Column("Mã số liệu", width=2.0),
        ),
        rows=tuple(
            SheetRow((place, one.label, _value(one), one.unit, one.rule, _rows(one, words), one.key))
            for place, one in enumerate(figures, 1)
        ),
        closing=(f"Có {len(figures)} số liệu.",),
        signatures=(),
        landscape=True,
    )


def _value(figure: Figure) -> Cell:
    return figure.value


def _rows(figure: Figure, words: Callable[[str], str]) -> str:
    if len(figure.shares) > _MOST_ROWS:
        return f"{len(figure.shares)} dòng trong sổ"
    return "; ".join(f"{words(one.row)}: {one.share}" for one in figure.shares)
