"""Selects of words kept before printing."""

from __future__ import annotations

from app.office.trail.queries import changes_of
from app.year.reports.printing.facts import KeptWord
from app.year.reports.printing.rules import subject_of
from app.year.reports.report import Report


def word_kept(unit_id: int, report: Report) -> KeptWord | None:
    """The newest word over exactly these findings of this paper; one statement, none without findings."""
    if not report.named:
        return None
    kept = changes_of(unit_id, subject_of(report))
    return KeptWord(kept[-1].reason, kept[-1].actor, kept[-1].at) if kept else None
