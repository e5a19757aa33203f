"""The report composed again from today's books, compared with the paper that was issued."""

from __future__ import annotations

from app.core.errors import Refused
from app.core.periods import period_between
from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey
from app.office.trail.queries import changes_since
from app.office.units.models import Unit
from app.office.units.queries import congress_days
from app.office.units.rules import term_days
from app.year.figures.record import Record
from app.year.issued.drift.arrangements import arrangement_links
from app.year.issued.drift.link_queries import links_of
from app.year.issued.drift.rules import (
    Drift,
    drift_of,
    figure_drift,
    row_drift,
    sentence_drift,
)
from app.year.issued.facts import FrozenPaper
from app.year.issued.rules import outline_digest
from app.year.outlines.queries import find_outline
from app.year.reports.composing import composed
from app.year.reports.record import Paper
from app.year.reports.writers.nodes import sentences
from app.year.totals.figures import figure_of


def drift_since(unit: Unit, paper: FrozenPaper) -> Drift:
    """What the paper would say otherwise today, with the same outline and cut-off day."""
    report = paper.report
    days = term_days(report.starts_on.year, report.ends_on.year, congress_days(unit))
    period = period_between(report.starts_on, report.ends_on, days)
    head = Paper(report.head.number, report.head.dated)
    now, record = composed(unit, period, report.as_of, paper.outline, head, version=report.outline_version)
    in_text = {span.key for one in sentences(report) for span in one.spans if span.key}
    kept = [one for one in paper.figures if one.key in in_text]
    today = {one.key: found for one in kept if (found := _figure(record, one.key))}
    figures, wording = list(figure_drift(kept, today)), list(sentence_drift(report, now))
    changes = changes_since(unit.id, paper.trail_id)
    links = links_of(unit.id, (subject for subject, _ in changes)) | arrangement_links(changes)
    return drift_of(figures, wording, row_drift(kept, today), changes, links)


def _figure(record: Record, key: str) -> Figure | None:
    try:
        return figure_of(record.scope, key)
    except UnknownKey:
        return None


def outline_changed(unit: Unit, paper: FrozenPaper) -> bool:
    """Whether the outline reads otherwise now, or is gone. Each version of an own one is kept as it was."""
    try:
        outline = find_outline(unit, paper.outline, paper.report.outline_version)
    except Refused:
        return True
    return outline_digest(outline) != paper.outline_digest
