"""What must agree before a report is printed: balances of every fund, and the log against the cash book."""

from __future__ import annotations

from app.books.cashbook.checks import log_faults
from app.core.money import format_dong
from app.office.units.models import Unit
from app.year.figures.record import Record
from app.year.reports.narration.finance import fund_totals
from app.year.reports.report import Finding


def findings_of(unit: Unit, record: Record) -> tuple[Finding, ...]:
    """Each disagreement, named; a report with findings shows them and is not printed over them.

    What funds took in and paid is added up by item, and what they held by purse: two routes that must meet.
    """
    unequal = [
        Finding(
            f"{total.name}: đầu kỳ {format_dong(total.opening)} + thu {format_dong(total.receipts)} "
            f"- chi {format_dong(total.payments)} không bằng cuối kỳ {format_dong(total.closing)}.",
            total.sources,
        )
        for total in fund_totals(record)
        if total.opening + total.receipts - total.payments != total.closing
    ]
    return (*unequal, *(Finding(fault.message, fault.sources) for fault in log_faults(unit.id)))
