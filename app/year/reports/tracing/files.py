"""A report's tables and the evidence of its figures as a workbook."""

from __future__ import annotations

from app.core.errors import Refused
from app.papers.head import head_of
from app.papers.sheet import Sheet
from app.year.figures.list_sheets import figures_sheet
from app.year.figures.record import Record
from app.year.reports.report import Report
from app.year.reports.tracing.queries import row_words
from app.year.reports.tracing.rules import named_figures, rows_of
from app.year.reports.writers.tables import table_sheets


def report_xlsx(report: Report, record: Record, *, has_evidence: bool) -> bytes:
    """The evidence of each named figure where it is wanted, then every table of the report.

    The statements of `row_words` and of the head. Raises Refused where there is nothing of them.
    """
    # Imported here: most commands and server processes never write a workbook.
    from app.papers.xlsx import sheets_xlsx

    unit = record.scope.unit
    evidence = {"Căn cứ số liệu": _evidence(report, record)} if has_evidence else {}
    sheets = {**evidence, **table_sheets(report)}
    if not sheets:
        raise Refused("Báo cáo này không có bảng nào để xuất ra Excel.")
    return sheets_xlsx(sheets, head_of(unit, record.as_of))


def _evidence(report: Report, record: Record) -> Sheet:
    """Each named figure of the report with rule and rows."""
    unit, figures = record.scope.unit, named_figures(report, record.figure)
    words = row_words(unit.id, (row for figure in figures for row in rows_of(figure)))
    return figures_sheet(figures, record.period, record.as_of, words)
