"""A report's figures beside those of the year before, each asked where it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey, key_of_today
from app.log.figures.registry import figure as counted
from app.year.compared.facts import ComparedFigure, EarlierPeriod
from app.year.compared.rules import compared, comparison_blocks, signed_figure
from app.year.figures.record import Record
from app.year.reports.report import Report
from app.year.reports.tracing.rules import named_figures


def figure_before(record: Record, earlier: EarlierPeriod, now: Figure) -> Figure | None:
    """The figure a year earlier: as signed, else counted over the reading of the record."""
    if earlier.is_blank:
        return None
    if earlier.figures is not None:
        return signed_figure(earlier.figures, now)
    try:
        return counted(record.scope.on(earlier.period, earlier.as_of), now.key)
    except UnknownKey:
        return None


def beside_earlier(record: Record, earlier: EarlierPeriod, figures: Iterable[Figure]) -> list[ComparedFigure]:
    """The figures with those of the year before."""
    then = _by_names_of_today(record, earlier)
    return list(compared(figures, lambda now: figure_before(record, then, now)))


def _by_names_of_today(record: Record, earlier: EarlierPeriod) -> EarlierPeriod:
    """What was signed, by keys with the names that funds and sections have today too."""
    if earlier.figures is None:
        return earlier
    named_now = {key_of_today(record.scope, key): one for key, one in earlier.figures.items()}
    return replace(earlier, figures={**named_now, **earlier.figures})


def with_comparison(report: Report, record: Record, earlier: EarlierPeriod) -> Report:
    """The report with the annex that sets each figure it names beside that of the year before."""
    lines = beside_earlier(record, earlier, named_figures(report, record.figure))
    blocks = comparison_blocks(lines, record.period, record.as_of, earlier)
    return replace(report, comparison=blocks)
