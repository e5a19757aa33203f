"""The officer's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import body, full_stop, say
from app.year.reports.record import Stated
from app.year.reports.report import Block, Paragraph
from app.year.statements.facts import Topic


def statements(narration: Narration) -> Sequence[Block]:
    """The paragraphs on one topic (the outline's argument), as they were written."""
    paragraphs = narration.report_record.stated(Topic(narration.argument))
    return [one for stated in paragraphs for one in _paragraphs(stated)]


def causes(narration: Narration) -> Sequence[Block]:
    """Causes, objective and subjective ones named as such."""
    leads = (
        (Topic.OBJECTIVE_CAUSES, "Nguyên nhân khách quan: "),
        (Topic.SUBJECTIVE_CAUSES, "Nguyên nhân chủ quan: "),
        (Topic.CAUSES, "Nguyên nhân: "),
    )
    paragraphs = [(stated, lead) for topic, lead in leads for stated in narration.report_record.stated(topic)]
    return [one for stated, lead in paragraphs for one in _paragraphs(stated, lead)]


def _paragraphs(stated: Stated, lead: str = "") -> list[Paragraph]:
    """A paragraph for each line that the officer wrote; the first one begins with the lead."""
    lines = stated.facts.content.split("\n")
    leads = [lead, *("" for _ in lines[1:])]
    return [
        body(say("{lead}{words}", lead=lead, words=full_stop(line), sources=(stated.source,)))
        for lead, line in zip(leads, lines, strict=True)
    ]
