"""The officer's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.texts.lines import with_lead
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import all_parts
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
    """Causes: those of no kind first, then objective and subjective ones named as such."""
    leads = (
        (Topic.CAUSES, "Nguyên nhân:"),
        (Topic.OBJECTIVE_CAUSES, "Về khách quan:"),
        (Topic.SUBJECTIVE_CAUSES, "Về chủ quan:"),
    )
    found = [(lead, stated) for topic, lead in leads for stated in narration.report_record.stated(topic)]
    if _is_titled(narration):
        found = [("" if lead == "Nguyên nhân:" else lead, stated) for lead, stated in found]
    if len(found) == 1:
        leads_alone = {"Về khách quan:": "Nguyên nhân khách quan:", "Về chủ quan:": "Nguyên nhân chủ quan:"}
        found = [(leads_alone.get(lead, lead), stated) for lead, stated in found]
    return [
        body(
            say(
                "{words}",
                words=with_lead(lead, full_stop(stated.facts.content)).lstrip(),
                sources=(stated.source,),
            )
        )
        for lead, stated in found
    ]


def _is_titled(narration: Narration) -> bool:
    """Whether causes have a part of their own, whose title says what they are."""
    parts = all_parts(narration.outline.parts)
    return any(part.narrators == (("causes", ""),) for part in parts)
