"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.texts.lines import has_lines
from app.core.vietnamese import count_text, join_words, lower_common
from app.life.registers.declaring import register
from app.life.registers.labour.actions import WRITES
from app.life.registers.labour.facts import LabourFacts, LabourSort
from app.life.registers.labour.figures import matters_of
from app.life.registers.labour.queries import MATTERS, matters_read
from app.life.registers.telling import after, lead, line, on_day
from app.web.features import ReportLine

#: How reports count each sort.
_COUNTED = {
    LabourSort.REGULAR_DIALOGUE: "{n} cuộc đối thoại định kỳ",
    LabourSort.OTHER_DIALOGUE: "{n} cuộc đối thoại theo yêu cầu, vụ việc",
    LabourSort.CONFERENCE: "{n} hội nghị người lao động",
    LabourSort.STRIKE: "{n} vụ đình công, ngừng việc",
    LabourSort.ACCIDENT: "{n} vụ tai nạn lao động",
    LabourSort.WAGES: "{n} vụ nợ lương",
    LabourSort.INSURANCE: "{n} vụ nợ bảo hiểm",
    LabourSort.COMPLAINT: "{n} đơn khiếu nại",
    LabourSort.DENUNCIATION: "{n} đơn tố cáo",
}


def narrate(narration: Any) -> list[ReportLine]:
    """What was held, what happened, and of what it was written down that nothing happened."""
    written = matters_of(narration.record.scope)
    sorts = {one.facts.sort for one in written}
    happened = {one.facts.sort for one in written if not one.facts.none}
    held = [sort for sort in LabourSort if sort in happened and sort.is_meeting]
    troubles = [sort for sort in LabourSort if sort in happened and not sort.is_meeting]
    found = [_counted(narration, held, "{union} đã phối hợp tổ chức ")] if held else []
    found += [_counted(narration, troubles, "phát sinh ")] if troubles else []
    found += [_line(one) for one in written if _says_more(one.facts)]
    nothing = [sort.label.lower() for sort in LabourSort if sort in sorts - happened]
    if nothing:
        sources = tuple(one.source for one in written if one.facts.none)
        text = narration.begin(f"{narration.union} không phát sinh {join_words(nothing)}")
        found.append(ReportLine(text, sources, leads=True))
    return found


def _counted(narration: Any, sorts: Sequence[LabourSort], begins: str) -> ReportLine:
    told = [(_COUNTED[sort], f"labour.times[{sort.label}]") for sort in sorts]
    return lead(narration, told, begins=begins)


def _says_more(facts: LabourFacts) -> bool:
    """Whether an entry says more than that it happened."""
    return not facts.none and bool(facts.content or facts.result or facts.people)


def _line(one: Any) -> ReportLine:
    facts = one.facts
    noun = " người tham dự" if facts.sort.is_meeting else " người"
    return line(
        one.source,
        facts.sort.label + on_day("", facts.happened_on) + _about(facts),
        f"{count_text(facts.people)}{noun}" if facts.people else "",
        after("kết quả:", facts.result),
    )


def _about(facts: LabourFacts) -> str:
    """` về bữa ăn ca` of a meeting, ` (kim máy đâm vào tay)` of what happened."""
    content = facts.content.rstrip(".;")
    if not content or has_lines(content):
        return f": {content}" if content else ""
    return f" về {lower_common(content)}" if facts.sort.is_meeting else f" ({lower_common(content)})"


FEATURE = register(
    WRITES,
    MATTERS,
    matters_read,
    "labour",
    narrate,
    label="Quan hệ lao động",
    subject="việc về quan hệ lao động",
    about="Đối thoại, hội nghị; đình công, tai nạn, nợ lương, khiếu nại, kể cả khi không có.",
    sheet="Quan hệ lao động",
)
