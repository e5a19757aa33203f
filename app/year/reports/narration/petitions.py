"""Petitions of the period and those carried over, as known on the cut-off day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.core.dates import date_in_text
from app.core.texts.lines import has_lines, with_lead
from app.core.vietnamese import bare, capital_first, lower_common, lower_first
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.figures import is_settled_on
from app.log.figures.facts import LoggedEntry
from app.year.figures.record import Record
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.letters import sentence_case
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, counted, full_stop, item, say
from app.year.reports.report import Block, Sentence

#: What somebody does who has a petition: it is said before the content.
_ASKS = re.compile(r"(đề nghị|kiến nghị|đề xuất)\s+(về\s+)?(việc\s+)?", re.IGNORECASE)
_COLLEAGUE = re.compile(r"(?<!\w)(?:đ/c|đc)[.:]? ", re.IGNORECASE)
Petition = LoggedEntry[PetitionFacts]
#: What an answer says was done with the thing itself: it was done to it.
_PASSIVE = re.compile(
    r"đã (đưa vào|bổ sung vào|điều chỉnh|sửa chữa|chấp thuận|phê duyệt)(?!\w)", re.IGNORECASE
)


def petitions(narration: Narration) -> Sequence[Block]:
    """How many petitions, how many settled by the cut-off day; then each with its outcome.

    Those that were open when the period began follow.
    """
    record = narration.record
    return (*_received(narration, record), *_carried(narration, record))


def _received(narration: Narration, record: Record) -> Sequence[Block]:
    entries = record.petitions
    if not entries:
        return ()
    settled, open_ones = narration.figure("petitions.settled"), narration.figure("petitions.open")
    received = narration.figure("petitions.received")
    if len(entries) == 1 and not has_lines(entries[0].facts.content + entries[0].facts.answer):
        return (body(_single(entries[0], narration)),)
    parts = [
        say("tiếp nhận {n} kiến nghị của đoàn viên", n=counted(received)),
        say("đã giải quyết {n} kiến nghị", n=counted(settled)) if settled.value else None,
        say("{n} kiến nghị đang được xem xét", n=counted(open_ones)) if open_ones.value else None,
    ]
    lead = say(narration.begin(f"{narration.union} {{results}}, cụ thể:"), results=with_commas(parts))
    return (body(lead), *(item(_petition(petition, narration)) for petition in _first(entries, record)))


def _first(entries: Sequence[Petition], record: Record) -> Sequence[Petition]:
    """All of few; of many those that wait, then the newest."""
    words = grammar()
    if len(entries) <= words.most_listed:
        return entries
    waiting = sorted(entries, key=lambda one: is_settled_on(one.facts, record.as_of))
    return waiting[: words.most_listed]


def _carried(narration: Narration, record: Record) -> Sequence[Block]:
    """The petitions of before that were still open."""
    before, settled = narration.figure("petitions.carried"), narration.figure("petitions.carried_settled")
    if not before.value:
        return ()
    parts = [
        say("{n} kiến nghị của kỳ trước chuyển sang", n=counted(before)),
        say("đã giải quyết {n} kiến nghị", n=counted(settled)) if settled.value else None,
    ]
    lead = say("Có {parts}, cụ thể:", parts=with_commas(parts))
    listed = _first(record.carried, record)
    return (body(lead), *(item(_petition(petition, narration)) for petition in listed))


def _single(petition: Petition, narration: Narration) -> Sentence:
    """`Tiếp nhận và chuyển Thủ trưởng cơ quan 01 kiến nghị của Tổ 2 về …; đến ngày 01/3/2024 …`"""
    facts = petition.facts
    done = f"tiếp nhận và chuyển {bare(facts.addressed_to)}" if facts.addressed_to else "tiếp nhận"
    return say(
        narration.begin(
            f"{narration.union} đã {{done}} {{n}} kiến nghị của {{by}} về {{content}}; {{outcome}}"
        ),
        done=done,
        n=counted(narration.figure("petitions.received")),
        by=_COLLEAGUE.sub("đồng chí ", facts.raised_by) or "đoàn viên",
        content=_content(facts),
        outcome=full_stop(_outcome(facts, narration.record.as_of)),
        sources=(petition.source,),
    )


def _petition(petition: Petition, narration: Narration) -> Sentence:
    """`Tổ 2 kiến nghị … (gửi Thủ trưởng cơ quan); đến ngày 01/3/2024 …`"""
    facts = petition.facts
    by = capital_first(_COLLEAGUE.sub("đồng chí ", facts.raised_by)) or "Đoàn viên"
    sent = f"gửi {bare(facts.addressed_to)}" if facts.addressed_to else ""
    outcome = full_stop(_outcome(facts, narration.record.as_of))
    if has_lines(facts.content):
        content = with_lead(" kiến nghị:", facts.content)
        ending = f"\n{capital_first('; '.join(filter(None, (sent, outcome))))}"
    else:
        content = f" kiến nghị {_content(facts)}"
        ending = f"{f' ({sent})' if sent else ''}; {outcome}"
    return narration.voice.choose(
        say(
            "{by}{more}{content}{ending}",
            by=by,
            more=more,
            content=content,
            ending=ending,
            sources=(petition.source,),
        )
        for more in ("", " còn", " cũng", " tiếp tục")
    )


def _content(facts: PetitionFacts) -> str:
    """What is asked, inside of a sentence."""
    return lower_common(capital_first(_without_asking(sentence_case(facts.content))))


def _without_asking(text: str) -> str:
    asking = _ASKS.match(text)
    return text[asking.end() :] if asking else text


def _outcome(facts: PetitionFacts, as_of: date) -> str:
    """What is known of it on the cut-off day."""
    if not is_settled_on(facts, as_of):
        return "đang được xem xét, giải quyết"
    day = f"đến ngày {date_in_text(facts.answered_on)} " if facts.answered_on else ""
    if has_lines(facts.answer):
        return with_lead(f"{day}được trả lời như sau:", facts.answer)
    answer = lower_first(bare(facts.answer))
    if _PASSIVE.match(answer):
        return f"{day}nội dung này đã được {answer.removeprefix('đã ')}"
    if answer.startswith("đã "):
        return f"{day}{answer}"
    return f"{day}được trả lời: {answer}" if answer else f"{day}đã được trả lời"
