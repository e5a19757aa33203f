"""The officer's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.texts.lines import with_lead
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import body, full_stop, say
from app.year.reports.report import Block
from app.year.statements.facts import Topic


def statements(narration: Narration) -> Sequence[Block]:
    """The paragraphs on one topic (the outline's argument), as they were written."""
    return [
        body(say("{words}", words=full_stop(stated.facts.content), sources=(stated.source,)))
        for stated in narration.report_record.stated(Topic(narration.argument))
    ]


def causes(narration: Narration) -> Sequence[Block]:
    """Causes, objective and subjective ones named as such."""
    leads = (
        (Topic.OBJECTIVE_CAUSES, "Nguyên nhân khách quan:"),
        (Topic.SUBJECTIVE_CAUSES, "Nguyên nhân chủ quan:"),
        (Topic.CAUSES, "Nguyên nhân:"),
    )
    return [
        body(say("{words}", words=with_lead(lead, full_stop(stated.facts.content)), sources=(stated.source,)))
        for topic, lead in leads
        for stated in narration.report_record.stated(topic)
    ]
