"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.core.dates import date_in_text
from app.core.texts.lines import has_lines, one_line, with_lead
from app.core.vietnamese import bare, capital_first, count_text, join_words, lower_common, lower_first
from app.life.registers.declaring import register
from app.life.registers.labour.actions import WRITES
from app.life.registers.labour.facts import LabourFacts, LabourSort
from app.life.registers.labour.figures import matters_of
from app.life.registers.labour.queries import MATTERS, matters_read
from app.life.registers.sentences import lead
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
#: How a sentence about one of a sort calls it.
_ONE = {
    LabourSort.REGULAR_DIALOGUE: "cuộc đối thoại định kỳ",
    LabourSort.OTHER_DIALOGUE: "cuộc đối thoại theo yêu cầu, vụ việc",
    LabourSort.CONFERENCE: "Hội nghị người lao động",
    LabourSort.STRIKE: "vụ đình công, ngừng việc",
    LabourSort.ACCIDENT: "vụ tai nạn lao động",
    LabourSort.WAGES: "vụ nợ lương",
    LabourSort.INSURANCE: "vụ nợ bảo hiểm",
    LabourSort.COMPLAINT: "đơn khiếu nại",
    LabourSort.DENUNCIATION: "đơn tố cáo",
}


def narrate(narration: Any) -> list[ReportLine]:
    """What was held, what happened, and what was recorded as not having happened."""
    written = matters_of(narration.record.scope)
    sorts = {one.facts.sort for one in written}
    happened = {one.facts.sort for one in written if not one.facts.none}
    held = [sort for sort in LabourSort if sort in happened and sort.is_meeting]
    troubles = [sort for sort in LabourSort if sort in happened and not sort.is_meeting]
    until = narration.record.scope.until
    meetings = [one for one in written if not one.facts.none and one.facts.sort.is_meeting]
    if len(meetings) == 1 and _has_details(meetings[0].facts):
        # A list of one is a sentence, without a lead.
        written = [one for one in written if one is not meetings[0]]
        found = [_only(narration, meetings[0], until)]
    else:
        found = [_counted(narration, held, "{union} đã phối hợp tổ chức ")] if held else []
    found += [_counted(narration, troubles, "phát sinh ")] if troubles else []
    found += [_line(one, until) for one in written if _has_details(one.facts)]
    nothing = [sort.label.lower() for sort in LabourSort if sort in sorts - happened]
    if nothing:
        sources = tuple(one.source for one in written if one.facts.none)
        text = f"{capital_first(narration.period)} không phát sinh {join_words(nothing)}"
        found.append(ReportLine(text, sources, leads=True))
    return found


def _counted(narration: Any, sorts: Sequence[LabourSort], begins: str) -> ReportLine:
    counts = [(_COUNTED[sort], f"labour.times[{sort.label}]") for sort in sorts]
    return lead(narration, counts, begins=begins)


def _has_details(facts: LabourFacts) -> bool:
    """Whether an entry has more facts than that it happened."""
    return not facts.none and bool(facts.content or facts.result or facts.people)


def _line(one: Any, until: date) -> ReportLine:
    """`Ngày 20/6/2024, cuộc đối thoại định kỳ về bữa ăn ca có 24 người tham dự; qua đó đã thống nhất …`"""
    facts = one.facts
    size = "tham dự" if facts.sort.is_meeting else "liên quan"
    people = f" có {count_text(facts.people)} người {size}" if facts.people else ""
    day = f"Ngày {date_in_text(facts.happened_on)}, "
    clause = f"{day}{_ONE[facts.sort]}{_about(facts)}{people}"
    return ReportLine(f"{clause}{_outcome(facts, until)}", (one.source,))


def _only(narration: Any, one: Any, until: date) -> ReportLine:
    """`Ngày 20/6/2024, Công đoàn trường phối hợp tổ chức 01 cuộc đối thoại với 24 người tham dự; …`"""
    facts = one.facts
    people = f" với {count_text(facts.people)} người tham dự" if facts.people else ""
    held = f"{narration.union} phối hợp tổ chức 01 {_ONE[facts.sort]}{_about(facts)}{people}"
    text = f"Ngày {date_in_text(facts.happened_on)}, {held}{_outcome(facts, until)}"
    return ReportLine(text, (one.source,), leads=True)


def _outcome(facts: LabourFacts, until: date) -> str:
    """The result, as known on the cut-off day."""
    is_settled = facts.settled_on is not None and facts.settled_on <= until
    day = f"đến ngày {date_in_text(facts.settled_on)}" if is_settled and facts.settled_on else ""
    if not facts.result:
        return f"; {day} đã được giải quyết" if day else ""
    if not facts.sort.is_meeting and not day:
        return with_lead("; kết quả như sau:" if has_lines(facts.result) else ",", _low(facts.result))
    lead = day or "qua đó"
    if has_lines(facts.result):
        return with_lead(f"; {lead} có kết quả như sau:", facts.result)
    result = _low(facts.result)
    return f"; {lead}{'' if result.startswith('đã ') else ','} {result}"


def _low(result: str) -> str:
    return lower_first(bare(result))


def _about(facts: LabourFacts) -> str:
    """` về bữa ăn ca` of a meeting, ` (kim máy đâm vào tay)` of what happened."""
    content = bare(facts.content)
    if not content or has_lines(content):
        return f" với nội dung {one_line(content)}" if content else ""
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
