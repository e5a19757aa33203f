"""Writes: a line of the register, a report issued and frozen, a number given up."""

from __future__ import annotations

from datetime import date

from app.books.cashbook.queries import lock_books
from app.books.entries.actions import EntryKind
from app.core.actor import Actor
from app.core.errors import Refused
from app.core.vietnamese import count_text, tidy
from app.extensions import db
from app.log.activities.models import Activity
from app.office.trail import actions as trail
from app.web.personal.declared import Erasure
from app.year.asked.actions import answer_with_report
from app.year.issued.facts import Composed, OutgoingFacts, PaperSort, Replacing
from app.year.issued.models import FrozenReport, OutgoingPaper
from app.year.issued.queries import KIND, kept_rows, numbers_taken, replaced_by
from app.year.issued.rules import (
    check_days,
    check_number,
    check_reason_to_replace,
    code_of,
    digest_of,
    figures_text,
    next_number,
    tree_text,
)
from app.year.reports.report import Report

_WRITES: EntryKind[OutgoingFacts] = EntryKind(KIND, OutgoingPaper, "issued", day_field="dated")
withdraw_paper = _WRITES.withdraw


def record_paper(unit_id: int, facts: OutgoingFacts, actor: Actor, today: date) -> Activity:
    """Enter a paper in the register. Raises Refused for a number taken, and for a gap unsaid."""
    lock_books(unit_id)
    check_days(facts, today)
    check_number(facts, numbers_taken(unit_id, facts.sort, facts.dated.year))
    return _WRITES.record(unit_id, facts, actor, today)


def number_to_propose(unit_id: int, sort: PaperSort, year: int) -> int:
    """The next number of the sort in the year."""
    return next_number(numbers_taken(unit_id, sort, year))


def issue(
    unit_id: int,
    composed: Composed,
    facts: OutgoingFacts,
    actor: Actor,
    today: date,
    replacing: Replacing | None = None,
) -> Activity:
    """Give the report its number and keep it as it is.

    Raises Refused over sums that do not agree, without a signer, and for what `record_paper` refuses.
    """
    _refuse_unfit(composed.report)
    lock_books(unit_id)
    _check_replacing(unit_id, replacing)
    entry = record_paper(unit_id, facts, actor, today)
    frozen = _frozen(composed, entry, replacing)
    db.session.add(frozen)
    db.session.flush()
    changes = {
        "report_period": ("", frozen.period_text),
        "report_outline": ("", frozen.outline),
        "digest": ("", code_of(frozen.digest)),
    }
    reason = tidy(replacing.reason) if replacing else ""
    trail.note(unit_id, actor, "issued.report.frozen", f"activities/{entry.id}", changes, reason)
    period = (frozen.period_start, frozen.period_end)
    answer_with_report(unit_id, period, entry.id, f"Báo cáo số {count_text(facts.number)}", actor, today)
    return entry


def _refuse_unfit(report: Report) -> None:
    if report.stopping:
        raise Refused("Có số liệu chưa khớp: hãy sửa những chỗ nêu trên trước khi phát hành.")
    if not report.signature.name:
        raise Refused("Chưa có người ký: hãy ghi chủ tịch công đoàn trước khi phát hành.")


def _frozen(composed: Composed, entry: Activity, replacing: Replacing | None) -> FrozenReport:
    """The row that keeps the report as it is."""
    report = composed.report
    tree, figures = tree_text(report), figures_text(composed.figures)
    digest = digest_of(
        tree=tree,
        figures=figures,
        outline=report.outline,
        outline_digest=composed.outline_digest,
        trail_head=composed.trail_head,
    )
    return FrozenReport(
        activity_id=entry.id,
        unit_id=entry.unit_id,
        period_text=report.period,
        period_start=report.starts_on,
        period_end=report.ends_on,
        as_of=report.as_of,
        outline=report.outline,
        outline_digest=composed.outline_digest,
        tree=tree,
        figures=figures,
        trail_id=composed.trail_id,
        trail_head=composed.trail_head,
        digest=digest,
        replaces_id=replacing.paper_id if replacing else None,
        replace_reason=tidy(replacing.reason) if replacing else "",
    )


def _check_replacing(unit_id: int, replacing: Replacing | None) -> None:
    if replacing is None:
        return
    check_reason_to_replace(replacing.reason)
    if replaced_by(unit_id, replacing.paper_id):
        raise Refused("Văn bản ấy đã có bản thay thế.", "replaces")


def mark_erased(erasure: Erasure) -> None:
    """Note beside each frozen report that names a person whose data are being erased; it stays as signed."""
    for row in kept_rows(erasure.unit_id):
        if erasure.clean(row.tree) != row.tree or f'"members/{erasure.member_id}"' in row.tree:
            changes = {"erased_in": ("", erasure.mark)}
            subject = f"activities/{row.activity_id}"
            trail.note(erasure.unit_id, erasure.actor, "issued.report.erased", subject, changes)
