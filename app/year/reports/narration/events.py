"""Activities by kind: few are reported one by one, of many the weightiest."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import date_in_text
from app.core.vietnamese import capital_first, fold, lower_common
from app.life.events.facts import Category
from app.life.events.rules import reported_category
from app.people.bodies.figures import bodies_of
from app.people.sections.rules import section_called
from app.year.reports.narration.activity import (
    Event,
    Events,
    activity_done,
    beneficiary_parts,
    clause_for,
    named_occasions,
    occasion,
    paid_for,
    unique,
    without_number,
)
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.titles import mentioned
from app.year.reports.narration.language.voice import OPENING
from app.year.reports.narration.sentences import Narration, money
from app.year.reports.phrases import NOTHING, body, count, item, joined, say
from app.year.reports.report import Block, Sentence, Span

#: What opens the lead of a kind where another has begun like it.
_LEADS = (
    "Cùng với đó",
    "Bên cạnh đó",
    "Ngoài ra",
    "Đồng thời",
    "Song song với đó",
    "Thêm vào đó",
    "Cùng thời gian này",
)
#: Kinds whose day is stated.
_DATED = (Category.CONFERENCE, Category.CONGRESS)


def events(narration: Narration) -> Sequence[Block]:
    """The activities of one kind (the outline's argument)."""
    category = Category(narration.argument)
    record = narration.record
    held, going = (
        [event for event in some if reported_category(event.facts) is category]
        for some in (record.events, record.going_on)
    )
    return [
        *in_kind(category, held, narration),
        *(body(_still_running(event, narration)) for event in going),
    ]


def women(narration: Narration) -> Sequence[Block]:
    """Activities of other kinds whose words mark them as women's work."""
    some = [
        event
        for event in narration.record.events
        if event.facts.category is not Category.WOMEN
        and narration.is_womens(event.facts.occasion, event.facts.title)
    ]
    return [body(_again(_by_title(some), narration))] if some else []


def in_kind(category: Category, entries: Events, narration: Narration) -> list[Block]:
    """Activities reported under one kind: one is a sentence, several stand under a lead."""
    of_own = _by_own_kind(entries)
    apart = {event.id for some in of_own for event in some}
    rest = [event for event in entries if event.id not in apart]
    return [
        block for some in ([rest] if rest else []) + of_own for block in _in_kind(category, some, narration)
    ]


def _by_own_kind(entries: Events) -> list[list[Event]]:
    """The activities of each kind of the union's own that has several titles."""
    kinds: dict[str, list[Event]] = {}
    for event in entries:
        if event.facts.own_kind:
            kinds.setdefault(fold(event.facts.own_kind), []).append(event)
    return [some for some in kinds.values() if len(_by_title(some)) > 1]


def _in_kind(category: Category, entries: Events, narration: Narration) -> list[Block]:
    groups = _by_title(entries)
    if len(groups) < 2:
        return [body(_activity(group, narration)) for group in groups]
    is_many = len(groups) > narration.most_listed
    kept = _weightiest(groups, grammar().listed_of_many) if is_many else groups
    # The lead stands before it: the sentence itself begins differently.
    lead = body(_lead(category, groups, narration, is_many=is_many))
    return [lead, *(item(_activity(group, narration)) for group in groups if group in kept)]


def _by_title(entries: Events) -> list[list[Event]]:
    """Those of one title together, each section's by themselves."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in entries:
        groups.setdefault((fold(event.facts.title), fold(event.facts.section)), []).append(event)
    return list(groups.values())


def _weightiest(groups: Sequence[Events], number: int) -> list[Events]:
    """Those with most to say, of each thing one: a second round of the same says nothing new."""
    by_weight = sorted(groups, key=_weight, reverse=True)
    things = {tuple(fold(one[0].facts.title).split()[:OPENING]): one for one in reversed(by_weight)}
    return sorted(by_weight, key=lambda one: one not in things.values())[:number]


def _weight(group: Events) -> tuple[bool, int, int]:
    """What comes first of many: a result, then money, then people."""
    facts = [event.facts for event in group]
    return (
        any(one.result for one in facts),
        sum(one.cost or 0 for one in facts),
        sum((one.people or 0) + (one.beneficiaries or 0) for one in facts),
    )


def _lead(category: Category, groups: Sequence[Events], narration: Narration, *, is_many: bool) -> Sentence:
    """`Phong trào văn hóa, thể thao được duy trì với 02 hoạt động, kinh phí 03 triệu đồng:`"""
    entries = [event for group in groups for event in group]
    own = unique([event.facts.own_kind for event in entries])
    is_own = len(own) == 1 and all(event.facts.own_kind for event in entries)
    lead = "Về {kind}, {union} thực hiện {n} hoạt động" if is_own else grammar().kinds[category].lead
    sources = [event.source for event in entries]
    spent = money(paid_for(entries, is_named=False))
    costs = sum(1 for event in entries if event.facts.cost)
    template = f"{lead}{{people}}{{spent}}{{end}}"
    parts: dict[str, Sentence | Span | str] = {
        "n": count(len(groups), sources),
        "union": narration.union,
        "kind": lower_common(own[0]) if is_own else "",
        "women": _women_doers(narration),
        "people": _turnout(entries, narration) if is_many else NOTHING,
        "spent": say(", kinh phí {spent}", spent=spent) if spent and costs > 1 else NOTHING,
        "end": ", nổi bật là:" if is_many else ":",
    }
    begins = ("", *(f"{one}, " for one in _LEADS))
    return narration.voice.choose(say(f"{begin}{template}", sources=(), **parts) for begin in begins)


def _women_doers(narration: Narration) -> str:
    """`Ban Nữ công` where the union has such a body, else the union."""
    bodies = narration.record.scope.once(bodies_of)
    return next(
        (name for name, people in bodies.items() if people and "nu cong" in fold(name)), narration.union
    )


def _turnout(entries: Events, narration: Narration) -> Sentence:
    """`, 12 lần, 350 lượt người dự`: how often, and how many took part, of many."""
    record = narration.record
    sources = [event.source for event in entries]
    times = sum(record.times(event) for event in entries)
    people = [event for event in entries if event.facts.people]
    number = sum(event.facts.people or 0 for event in people)
    parts = [
        say("{n} lần", n=count(times, sources)) if times > len(entries) else None,
        say("{n} lượt người dự", n=count(number, [event.source for event in people])) if number else None,
        *beneficiary_parts(entries),
    ]
    clauses = [part for part in parts if part]
    return say(", {parts}", parts=joined(clauses)) if clauses else NOTHING


def _activity(group: Events, narration: Narration) -> Sentence:
    """One activity, or all of one title, by whom it was done where it would begin like another."""
    done = activity_done(group, narration)
    first, *rest = done.spans
    facts = group[0].facts
    actors: tuple[str, ...] = (grammar().committee, narration.union)
    if facts.section:
        actors = (section_called(narration.section(facts.section)),)
    elif grammar().acts.match(narration.cased(facts.title)):
        # The title says itself who did it.
        actors = ("",)
    dated = [f"Ngày {date_in_text(facts.starts_on)}, {doer}".rstrip() for doer in actors]
    doers = [*([] if facts.section else [""]), *reversed(actors), *dated]
    if len(group) == 1 and facts.category in _DATED:
        doers = dated
    elif len(group) > 1 or facts.ends_on or (facts.times or 1) > 1:
        doers = [one for one in doers if one not in dated]
    return narration.voice.choose(
        Sentence(
            (Span(f"{doer} {first.text}" if doer else capital_first(first.text)), *rest), done.own_sources
        )
        for doer in doers
    )


def _again(groups: Sequence[Events], narration: Narration) -> Sentence:
    """Activities that other parts report in full, in other words."""
    titles = []
    for group in groups:
        title, occasions = named_occasions(group, narration)
        sources = tuple(event.source for event in group)
        titles.append(say("{title}{day}", title=mentioned(title), day=occasion(occasions), sources=sources))
    return say("Hoạt động nữ công còn gắn với {titles}.", titles=joined(titles, "; "))


def _still_running(event: Event, narration: Narration) -> Sentence:
    """An activity that began before the period: reported where it goes on, counted where it began."""
    title, section = narration.cased(event.facts.title), event.facts.section
    clause = clause_for([event.facts], title, narration, None)
    return say(
        "{doer} {clause}{tail}, bắt đầu từ ngày {day}.",
        doer=f"{section_called(narration.section(section))} tiếp tục" if section else "Tiếp tục",
        clause=without_number(clause),
        tail=clause.tail,
        day=date_in_text(event.facts.starts_on),
        sources=(event.source,),
    )
