"""The evidence of a report's figures as a workbook of its own."""

from __future__ import annotations

from app.papers.head import head_of
from app.year.figures.list_sheets import figures_sheet
from app.year.figures.record import Record
from app.year.reports.report import Report
from app.year.reports.tracing.queries import row_words
from app.year.reports.tracing.rules import named_figures, rows_of


def evidence_xlsx(report: Report, record: Record) -> bytes:
    """Each named figure of the report with rule and rows; the statements of `row_words` and of the head."""
    # Imported here: most commands and server processes never write a workbook.
    from app.papers.xlsx import sheet_xlsx

    unit, figures = record.scope.unit, named_figures(report, record.figure)
    words = row_words(unit.id, (row for figure in figures for row in rows_of(figure)))
    sheet = figures_sheet(figures, record.period, record.as_of, words)
    return sheet_xlsx(sheet, head_of(unit, record.as_of))
