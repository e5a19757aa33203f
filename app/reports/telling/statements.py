"""The officer's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from app.commitments.facts import Topic
from app.reports.phrases import body, full_stop, say
from app.reports.record import Stated
from app.reports.report import Block, Paragraph
from app.reports.telling.telling import Telling


def statements(telling: Telling) -> Sequence[Block]:
    """The paragraphs on one topic (the outline's argument), as they were written."""
    return [_paragraph(stated) for stated in telling.given.stated(Topic(telling.argument))]


def causes(telling: Telling) -> Sequence[Block]:
    """Causes, objective and subjective ones named as such."""
    leads = (
        (Topic.OBJECTIVE_CAUSES, "Nguyên nhân khách quan: "),
        (Topic.SUBJECTIVE_CAUSES, "Nguyên nhân chủ quan: "),
        (Topic.CAUSES, "Nguyên nhân: "),
    )
    return [_paragraph(stated, lead) for topic, lead in leads for stated in telling.given.stated(topic)]


def _paragraph(stated: Stated, lead: str = "") -> Paragraph:
    return body(
        say("{lead}{words}", lead=lead, words=full_stop(stated.facts.content), sources=(stated.source,))
    )
