"""Keeping the word of who prints over known findings."""

from __future__ import annotations

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.vietnamese import tidy
from app.office.trail import actions as trail
from app.year.reports.printing.rules import subject_of
from app.year.reports.report import Report


def keep_word(unit_id: int, report: Report, reason: str, actor: Actor) -> None:
    """Note in the trail that these findings were known and why the paper is printed all the same.

    Raises Refused without a reason, and over a finding that stops the paper.
    """
    if report.stopping:
        raise Refused("Có số liệu chưa khớp: hãy sửa những chỗ nêu trên trước khi in.")
    if not tidy(reason):
        raise Refused("Hãy nói vì sao vẫn in.", "reason")
    version = report.outline_version
    changes = {
        "report_period": ("", report.period),
        "report_outline": ("", f"{report.outline} (bản {version})" if version else report.outline),
        "findings": ("", " ".join(one.message for one in report.named)),
    }
    trail.note(unit_id, actor, "reports.paper.printed", subject_of(report), changes, tidy(reason))
