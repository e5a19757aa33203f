"""Petitions of the period and those carried over, as known on the cut-off day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.dates import format_date
from app.core.texts.lines import has_lines, with_lead
from app.core.vietnamese import capital_first, lower_first
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.figures import is_settled_on
from app.log.figures.facts import LoggedEntry
from app.year.figures.record import Record
from app.year.reports.narration.sentences import Narration, with_commas
from app.year.reports.phrases import body, counted, full_stop, item, say
from app.year.reports.report import Block, Sentence


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
    parts = [
        say("tiếp nhận {n} kiến nghị của đoàn viên", n=counted(received)),
        say("đã giải quyết {n} kiến nghị", n=counted(settled)) if settled.value else None,
        say("{n} kiến nghị đang được xem xét", n=counted(open_ones)) if open_ones.value else None,
    ]
    lead = say(f"{narration.in_period}, công đoàn đã {{results}}:", results=with_commas(parts))
    return (body(lead), *(item(_petition(petition, record.as_of)) for petition in entries))


def _carried(narration: Narration, record: Record) -> Sequence[Block]:
    """The petitions of before that were still open."""
    before, settled = narration.figure("petitions.carried"), narration.figure("petitions.carried_settled")
    if not before.value:
        return ()
    parts = [
        say("{n} kiến nghị của kỳ trước chuyển sang", n=counted(before)),
        say("đã giải quyết {n} kiến nghị", n=counted(settled)) if settled.value else None,
    ]
    lead = say("Có {parts}:", parts=with_commas(parts))
    return (body(lead), *(item(_petition(petition, record.as_of)) for petition in record.carried))


def _petition(petition: LoggedEntry[PetitionFacts], as_of: date) -> Sentence:
    facts = petition.facts
    sent = f"gửi {facts.addressed_to}" if facts.addressed_to else ""
    outcome = full_stop(_outcome(facts, as_of))
    if has_lines(facts.content):
        content = facts.content
        ending = f"\n{capital_first('; '.join(filter(None, (sent, outcome))))}"
    else:
        content = facts.content.rstrip(".")
        ending = f"{f' ({sent})' if sent else ''}; {outcome}"
    return say(
        "{content}{ending}",
        content=with_lead(f"{facts.raised_by}:", content) if facts.raised_by else content,
        ending=ending,
        sources=(petition.source,),
    )


def _outcome(facts: PetitionFacts, as_of: date) -> str:
    """What is known of it on the cut-off day."""
    if not is_settled_on(facts, as_of):
        return "đang được xem xét, giải quyết"
    day = f" (trả lời ngày {format_date(facts.answered_on)})" if facts.answered_on else ""
    if has_lines(facts.answer):
        return with_lead(f"kết quả{day}:", facts.answer)
    if facts.answer:
        return f"kết quả: {lower_first(facts.answer).rstrip('.')}{day}"
    return f"đã được trả lời{day}"
