"""Visits by their reason: how often, to whom, with how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.vietnamese import capital_first
from app.life.visits.facts import Circle, Reason
from app.year.reports.narration.care.entries import (
    Visits,
    alike,
    is_detailed,
    kind_of_gift,
    mention_of,
    money_of,
    names_in,
    occasion_of,
    paid_by,
    people_of,
)
from app.year.reports.narration.care.totals import who
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.sentences import (
    Narration,
    money_apart,
)
from app.year.reports.phrases import NOTHING, count, counted, item, joined, say
from app.year.reports.report import Paragraph, Sentence, Span


def visit_lines(prefix: str, entries: Visits, narration: Narration) -> Iterator[Paragraph]:
    """A line for each reason: what was done, and by name where there is more to say, the first of many."""
    for reason in grammar().reasons:
        ours = [visit for visit in entries if visit.facts.reason is reason]
        if not ours:
            continue
        # Nobody is singled out of several for a gift alone.
        detailed = [visit for visit in ours if is_detailed(visit, is_only=len(ours) == 1)]
        groups, plain = alike(detailed), [visit for visit in ours if visit not in detailed]
        if not plain and len(groups) == 1:
            yield item(_by_name(reason, groups[0], ours, prefix, narration))
            continue
        # Beside many others only the largest of them.
        kept = _largest(groups) if len(ours) > narration.most_listed else groups
        named = [mention_of(group, narration) for group in kept]
        summary = _of_reason(reason, ours, prefix, narration, is_named=not named)
        apart = say("; riêng {named}", named=joined(named, "; ")) if named else NOTHING
        yield item(say("{summary}{apart}.", summary=summary, apart=apart))


def first(groups: Sequence[Visits]) -> Sequence[Visits]:
    """All of few, the largest of many."""
    return groups if len(groups) <= grammar().most_listed else _largest(groups)


def _largest(groups: Sequence[Visits]) -> Sequence[Visits]:
    """The first of many, as many as are reported, in their order."""
    kept = sorted(groups, key=lambda group: -sum(one.facts.amount or 0 for one in group))
    return [group for group in groups if group in kept[: grammar().listed_of_many]]


def _turns(reason: Reason, entries: Visits, prefix: str, narration: Narration) -> Span:
    """How many, by the figure's name where it counts just these."""
    number = sum(map(people_of, entries))
    figure = narration.figure(f"{prefix}.times[{reason.label}]")
    if figure.number == number:
        return counted(figure)
    return count(number, [visit.source for visit in entries])


def _of_reason(
    reason: Reason, entries: Visits, prefix: str, narration: Narration, *, is_named: bool
) -> Sentence:
    """`Viếng, chia buồn cùng gia đình 02 đoàn viên có việc hiếu, 02 triệu đồng`."""
    words = grammar().reasons[reason].says
    is_family = "cùng gia đình" in words and {one.facts.audience.circle for one in entries} == {
        Circle.MEMBERS
    }
    spent = money_of(entries, is_named=is_named)
    return say(
        f"{capital_first(words)}{{spent}}",
        n=_turns(reason, entries, prefix, narration),
        who="đoàn viên" if is_family else who(entries),
        spent=say(", {spent}", spent=spent) if spent else NOTHING,
        sources=tuple(visit.source for visit in entries),
    )


def _by_name(reason: Reason, group: Visits, entries: Visits, prefix: str, narration: Narration) -> Sentence:
    """`Hỗ trợ gia đình đồng chí Mùa A Páo bị thiệt hại do đợt mưa lũ số tiền 05 triệu đồng qua 02 lượt.`

    A gift that is worded as one stands in brackets with its value.
    """
    facts = group[0].facts
    words, name = grammar().reasons[reason].named, names_in(facts)
    if name.startswith("gia đình "):
        words = words.replace("gia đình {who}", "{who}")
    occasion = occasion_of(facts, narration)
    if occasion.startswith(("bị ảnh hưởng", "bị thiệt hại")):
        words = words.replace(" gặp hoạn nạn", "")
    turns = _turns(reason, entries, prefix, narration)
    spent = money_apart(paid_by(group, is_named=True))
    things, is_several = kind_of_gift(group), sum(map(people_of, group)) > 1
    is_gift = "tặng quà" in words and things is not None
    if is_gift and spent:
        things = say("{things}, trị giá {spent}", things=things or NOTHING, spent=spent[0])
    more = [
        say("{n} lượt", n=turns) if is_several and len(group) == 1 else None,
        spent[1] if spent else None,
        things if is_gift else None,
    ]
    details = [part for part in more if part]
    return say(
        f"{capital_first(words)}{{occasion}}{{spent}}{{turns}}{{more}}{{things}}.",
        who=name,
        occasion=f" {occasion}" if occasion else "",
        spent=say(" số tiền {spent}", spent=spent[0]) if spent and not is_gift else NOTHING,
        turns=say(" qua {n} lượt", n=turns) if is_several and len(group) > 1 else NOTHING,
        more=say(" ({more})", more=joined(details, "; ")) if details else NOTHING,
        things=say(", cùng {things}", things=things) if things and not is_gift else NOTHING,
        sources=tuple(visit.source for visit in group),
    )
