"""Which findings the user must confirm before printing. Pure."""

from __future__ import annotations

import hashlib

from app.year.reports.report import Report

#: The files that are signed; the others are read by people and programs that see the findings beside.
SIGNED = frozenset({"pdf", "docx"})


def subject_of(report: Report) -> str:
    """What the trail calls this paper with these findings: another finding needs another confirmation."""
    days = (report.starts_on.isoformat(), report.ends_on.isoformat())
    known = "\n".join((report.outline, *days, *sorted(one.message for one in report.named)))
    return f"reports/{hashlib.sha256(known.encode()).hexdigest()[:32]}"
