"""The comparison as a table of its own. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.periods import Period, in_words
from app.papers.sheet import Column, Sheet, SheetRow
from app.year.compared.facts import ComparedFigure, EarlierPeriod
from app.year.compared.rules import head_of


def comparison_sheet(
    lines: Sequence[ComparedFigure], period: Period, as_of: date, earlier: EarlierPeriod
) -> Sheet:
    """A row for each figure."""
    rows = tuple(
        SheetRow((place, one.label, one.unit, one.before, one.now, one.more, one.percent, one.key))
        for place, one in enumerate(lines, 1)
    )
    return Sheet(
        form="",
        title="SO SÁNH VỚI NĂM TRƯỚC",
        subtitles=(f"{in_words(period)} so với {in_words(earlier.period)}".capitalize(),),
        columns=(
            Column("STT", "count", 0.5),
            Column("Số liệu", width=4.0),
            Column("Đơn vị", width=0.8),
            Column(head_of(earlier.period, earlier.as_of).replace("\n", " "), "money", 1.2),
            Column(head_of(period, as_of).replace("\n", " "), "money", 1.2),
            Column("Tăng, giảm", "money", 1.2),
            Column("Tỷ lệ %", "percent", 0.8),
            Column("Mã số liệu", width=2.2),
        ),
        rows=rows,
        closing=(earlier.source,),
        signatures=(),
        landscape=True,
    )
