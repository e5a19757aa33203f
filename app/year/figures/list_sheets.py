"""Figures as a table: each with its rule, and below it the rows that it is counted from. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.core.dates import format_date
from app.core.periods import Period, in_words
from app.log.figures.facts import Figure
from app.papers.sheet import Column, Sheet, SheetRow


def figures_sheet(figures: Sequence[Figure], period: Period, as_of: date, words: Mapping[str, str]) -> Sheet:
    """A row for each figure, then one for each of its shares and for what is left out of it.

    `words` describes rows of the books (`activities/12`).
    """
    return Sheet(
        form="",
        title="CĂN CỨ SỐ LIỆU",
        subtitles=(f"{in_words(period)}, số liệu tính đến ngày {format_date(as_of)}".capitalize(),),
        columns=(
            Column("STT", "count", 0.5),
            Column("Số liệu, mục đã ghi", width=4.0),
            Column("Giá trị, phần", "money", 1.2),
            Column("Đơn vị", width=0.8),
            Column("Cách tính, lý do không tính", width=3.5),
            Column("Mã số liệu", width=2.2),
        ),
        rows=tuple(row for place, one in enumerate(figures, 1) for row in _rows(place, one, words)),
        closing=(f"Có {len(figures)} số liệu.",),
        signatures=(),
        landscape=True,
    )


def _rows(place: int, figure: Figure, words: Mapping[str, str]) -> Iterator[SheetRow]:
    yield SheetRow((place, figure.label, figure.value, figure.unit, figure.rule, figure.key), is_bold=True)
    for one in figure.shares:
        yield SheetRow((None, words.get(one.row, one.row), one.share, figure.unit, None, figure.key))
    for left in figure.left_out:
        yield SheetRow((None, words.get(left.row, left.row), None, "không tính", left.reason, figure.key))
