"""Gifts, occasion by occasion."""

from __future__ import annotations

from app.core.vietnamese import capital_first
from app.life.visits.facts import Reason
from app.year.reports.narration.care.entries import (
    Visits,
    alike,
    kind_of_gift,
    money_of,
    occasion_text,
    people_of,
    received_by,
)
from app.year.reports.narration.care.reasons import first
from app.year.reports.narration.care.totals import who
from app.year.reports.narration.sentences import (
    Narration,
    with_commas,
)
from app.year.reports.phrases import NOTHING, count, item, say
from app.year.reports.report import Paragraph, Sentence, Span


def gift_lines(entries: Visits, narration: Narration) -> list[Paragraph]:
    """A line for each gift, the largest of many; those that may name nobody by reason."""
    named = [visit for visit in entries if not visit.facts.names_nobody]
    lines = [item(gift(group, narration)) for group in first(alike(named))]
    for reason in Reason:
        hidden = [v for v in entries if v.facts.names_nobody and v.facts.reason is reason]
        if hidden:
            lines.append(item(_hidden(hidden, narration)))
    return lines


def _hidden(entries: Visits, narration: Narration) -> Sentence:
    """Gifts of which neither occasion nor recipient is named."""
    spent = money_of(entries, is_named=True)
    sources = tuple(visit.source for visit in entries)
    return narration.voice.choose(
        say(
            words,
            n=count(sum(map(people_of, entries)), sources),
            who=who(entries),
            spent=say(" ({spent})", spent=spent) if spent else NOTHING,
            sources=sources,
        )
        for words in ("Tặng {n} suất quà cho {who}{spent}.", "Trao {n} suất quà cho {who}{spent}.")
    )


def gift(group: Visits, narration: Narration, *, is_opening: bool = False) -> Sentence:
    """`Nhân dịp Tết Trung thu, tặng 18 suất quà cho con đoàn viên (1,8 triệu đồng).`"""
    facts = group[0].facts
    sources = tuple(visit.source for visit in group)
    occasion = occasion_text(facts, narration)
    size = [part for part in (money_of(group, is_named=True), kind_of_gift(group)) if part]
    parts: dict[str, Sentence | Span | str] = {
        "n": count(sum(map(people_of, group)), sources),
        "who": received_by(facts, sum(map(people_of, group))),
        "occasion": f" {occasion}" if occasion else "",
        "opening": f"{capital_first(occasion)}, " if occasion else "",
        "size": say(" ({size})", size=with_commas(size)) if size else NOTHING,
        "union": narration.union,
    }
    if size and occasion.endswith(")"):
        parts["size"] = _after_brackets(group)
    ways = ["Tặng {n} suất quà cho {who}{occasion}{size}.", "Trao {n} suất quà cho {who}{occasion}{size}."]
    if occasion:
        ways.insert(1, "{opening}tặng {n} suất quà cho {who}{size}.")
    if is_opening:
        ways = [narration.begin("{union} đã tặng {n} suất quà cho {who}{occasion}{size}.")]
    return narration.voice.choose(say(words, sources=sources, **parts) for words in ways)


def _after_brackets(group: Visits) -> Sentence:
    """The size of a gift where its occasion ends in brackets: `, trị giá 1,3 triệu đồng (hoa và khăn)`."""
    spent, things = money_of(group, is_named=True), kind_of_gift(group)
    if spent is None:
        return say(", gồm {things}", things=things or NOTHING)
    more = say(" ({things})", things=things) if things else NOTHING
    return say(", trị giá {spent}{more}", spent=spent, more=more)
