"""Checks before a report is printed: balances of every fund, and the log against the cash book."""

from __future__ import annotations

from app.books.cashbook.checks import log_faults
from app.core.money import format_dong
from app.office.units.models import Unit
from app.year.figures.record import Record
from app.year.reports.narration.finance import fund_totals
from app.year.reports.report import Finding


def findings_of(unit: Unit, record: Record) -> tuple[Finding, ...]:
    """The disagreements found; a report with findings shows them and cannot be printed.

    Receipts and payments are summed by item, balances by fund and channel: both must agree.
    """
    unequal = [
        Finding(
            f"{total.name}: đầu kỳ {format_dong(total.opening)} + thu {format_dong(total.receipts)} "
            f"- chi {format_dong(total.payments)} không bằng cuối kỳ {format_dong(total.closing)}.",
            total.sources,
            stops=True,
        )
        for total in fund_totals(record)
        if total.opening + total.receipts - total.payments != total.closing
    ]
    return (*unequal, *(Finding(fault.message, fault.sources, stops=True) for fault in log_faults(unit.id)))
