"""Activities by kind, grouped by title."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import date_in_text
from app.core.vietnamese import capital_first, fold, join_words, lower_common
from app.life.events.facts import Category, EventFacts
from app.life.events.rules import category_told
from app.log.figures.facts import LoggedEntry
from app.people.bodies.figures import bodies_of
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.occasions import occasions_text
from app.year.reports.narration.language.results import result_text
from app.year.reports.narration.language.titles import Clause, clause_of, mentioned, with_day_named
from app.year.reports.narration.sentences import Narration, Paid, money
from app.year.reports.phrases import body, count, item, joined, say
from app.year.reports.report import Block, Sentence, Span

Event = LoggedEntry[EventFacts]
Events = Sequence[Event]
#: Kinds whose day is stated.
_DATED = (Category.CONFERENCE, Category.CONGRESS)
#: Nouns of beneficiaries that stand by themselves; `cho` goes before the others.
_BY_THEMSELVES = ("người được", "đoàn viên mới", "đoàn viên vay")
_NOTHING = Sentence(())


def events(narration: Narration) -> Sequence[Block]:
    """The activities of one kind (the outline's argument)."""
    category = Category(narration.argument)
    record = narration.record
    held, going = (
        [event for event in some if category_told(event.facts) is category]
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
    return [body(_again(_by_title(some)))] if some else []


def in_kind(category: Category, entries: Events, narration: Narration) -> list[Block]:
    """Activities told under one kind: one is a sentence, several stand under a lead.

    Of many the lead counts all, and those with most to say are told.
    """
    groups = _by_title(entries)
    words = grammar()
    if len(groups) < 2:
        return [body(_told(group, narration)) for group in groups]
    is_many = len(groups) > words.told
    kept = sorted(groups, key=_weight, reverse=True)[: words.told_of_many] if is_many else groups
    lines = [item(_told(group, narration)) for group in groups if group in kept]
    return [body(_lead(category, groups, narration, is_many=is_many)), *lines]


def _by_title(entries: Events) -> list[list[Event]]:
    groups: dict[str, list[Event]] = {}
    for event in entries:
        groups.setdefault(fold(event.facts.title), []).append(event)
    return list(groups.values())


def _weight(group: Events) -> tuple[bool, int, int]:
    """What is told first of many: a result, then money, then people."""
    facts = [event.facts for event in group]
    return (
        any(one.result for one in facts),
        sum(one.cost or 0 for one in facts),
        sum((one.people or 0) + (one.beneficiaries or 0) for one in facts),
    )


def _lead(category: Category, groups: Sequence[Events], narration: Narration, *, is_many: bool) -> Sentence:
    """`Phong trào văn hóa, thể thao được duy trì với 02 hoạt động, kinh phí 03 triệu đồng:`"""
    entries = [event for group in groups for event in group]
    words = grammar().kinds[category]
    sources = [event.source for event in entries]
    spent = money(_paid(entries, is_named=False))
    costs = sum(1 for event in entries if event.facts.cost)
    template = f"{words.lead}{{people}}{{spent}}{{end}}"
    parts: dict[str, Sentence | Span | str] = {
        "n": count(len(groups), sources),
        "union": narration.union,
        "women": _women_doers(narration),
        "people": _turnout(entries, narration) if is_many else _NOTHING,
        "spent": say(", kinh phí {spent}", spent=spent) if spent and costs > 1 else _NOTHING,
        "end": ", nổi bật là:" if is_many else ":",
    }
    begins = ("", "Cùng với đó, ")
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
        *_beneficiary_parts(entries),
    ]
    told = [part for part in parts if part]
    return say(", {parts}", parts=joined(told)) if told else _NOTHING


def _told(group: Events, narration: Narration) -> Sentence:
    """One activity, or all of one title, by whom it was done where it would begin like another."""
    told = _activity(group, narration)
    first, *rest = told.spans
    facts = group[0].facts
    actors = (grammar().committee, narration.union)
    dated = [f"Ngày {date_in_text(facts.starts_on)}, {doer}" for doer in actors]
    doers = ["", *reversed(actors), *dated]
    if len(group) == 1 and facts.category in _DATED:
        doers = dated
    elif len(group) > 1 or facts.ends_on or (facts.times or 1) > 1:
        doers = doers[:3]
    return narration.voice.choose(
        Sentence(
            (Span(f"{doer} {first.text}" if doer else capital_first(first.text)), *rest), told.own_sources
        )
        for doer in doers
    )


def _again(groups: Sequence[Events]) -> Sentence:
    """Activities that other parts tell in full, in other words."""
    told = []
    for group in groups:
        first = group[0].facts
        title, occasions = with_day_named(first.title, _unique([event.facts.occasion for event in group]))
        sources = tuple(event.source for event in group)
        told.append(say("{title}{day}", title=mentioned(title), day=_occasion(occasions), sources=sources))
    return say("Hoạt động nữ công còn gắn với {told}.", told=joined(told, "; "))


def _still_running(event: Event, narration: Narration) -> Sentence:
    """An activity that began before the period: told where it goes on, counted where it began."""
    clause = _clause([event.facts], event.facts.title, narration, None)
    return say(
        "Tiếp tục {clause}{tail}, bắt đầu từ ngày {day}.",
        clause=_without_number(clause),
        tail=clause.tail,
        day=date_in_text(event.facts.starts_on),
        sources=(event.source,),
    )


def _without_number(clause: Clause) -> str:
    return f"{clause.before}{clause.after.lstrip() if clause.takes_number else clause.after}"


def _activity(group: Events, narration: Narration) -> Sentence:
    """What was done, where, by how many, for whom, at what cost, with what result; in small letters."""
    facts = [event.facts for event in group]
    title, occasions = with_day_named(facts[0].title, _unique([one.occasion for one in facts]))
    results = _unique([one.result for one in facts])
    people = _people_of(group)
    noun, results = _delegates(results, people)
    clause = _clause(facts, title, narration, noun)
    takes = clause.takes_number and people is not None
    places = [
        one
        for one in _unique([one.place for one in facts])
        if fold(one) not in fold(title + " ".join(results))
    ]
    return say(
        "{before}{number}{after}{times}{whom}{occasion}{tail}{place}{people}{by_itself}{spent}{results}",
        before=clause.before if clause.takes_number is takes else _without_number(clause),
        number=people if takes and people else _NOTHING,
        after=clause.after if takes else "",
        times=_times(group, narration),
        whom=_whom(group, by_itself=False),
        occasion=_occasion(occasions),
        tail=clause.tail,
        place=f" tại {join_words(places)}" if places else "",
        people=_NOTHING if takes else _took_part(group, facts[0].category, narration),
        by_itself=_whom(group, by_itself=True),
        spent=_spent(group),
        results=result_text(results, title, category_told(facts[0])),
        sources=tuple(event.source for event in group),
    )


def _clause(facts: Sequence[EventFacts], title: str, narration: Narration, noun: str | None) -> Clause:
    partners = _unique([one.partners for one in facts])
    upper = narration.record.union.upper_union
    category = category_told(facts[0])
    if category is Category.SOCIAL_WORK and any(one.beneficiaries for one in facts):
        # What was given to somebody: `Hỗ trợ bò giống cho 03 hộ nghèo`.
        words = grammar()
        if not words.verbs.match(title) and not words.capitals.match(title):
            title = f"hỗ trợ {lower_common(title)}"
    return clause_of(title, category, partners, upper=upper, noun=noun or "đồng chí")


def _delegates(results: list[str], people: Span | None) -> tuple[str | None, list[str]]:
    """The noun of those who were sent where the result is no more than their number: `02 đại biểu`."""
    for one in results:
        number, _, noun = one.rstrip(".").partition(" ")
        if people and number == people.text and noun == "đại biểu":
            return noun, [other for other in results if other is not one]
    return None, results


def _people_of(group: Events) -> Span | None:
    some = [event for event in group if event.facts.people]
    number = sum(event.facts.people or 0 for event in some)
    return count(number, [event.source for event in some]) if some else None


def _took_part(group: Events, category: Category, narration: Narration) -> Sentence:
    """` với 21 đồng chí tham dự`; more than work here are people, women at their own work are sisters."""
    people = _people_of(group)
    if people is None:
        return _NOTHING
    number = sum(event.facts.people or 0 for event in group)
    who = "đồng chí" if number <= narration.figure("people.workers").number else "người"
    if category is Category.WOMEN and number <= narration.figure("people.workers.women").number:
        who = "chị em"
    if len(group) > 1:
        who = f"lượt {who}"
    return say(f" {grammar().kinds[category].people}", n=people, who=who)


def _times(group: Events, narration: Narration) -> Sentence:
    times = sum(narration.record.times(event) for event in group)
    return say(" ({n} lần)", n=count(times, [event.source for event in group])) if times > 1 else _NOTHING


def _occasion(occasions: Sequence[str]) -> str:
    """` nhân dịp 8/3`, `, hưởng ứng Tháng Công nhân`; "" for none."""
    text = occasions_text(occasions)
    if not text:
        return ""
    return f" {text}" if text.startswith(("nhân", "chào mừng", "trong", "sau", "trước")) else f", {text}"


def _unique(texts: Sequence[str]) -> list[str]:
    return list({fold(text): text for text in reversed(texts) if text}.values())[::-1]


def _beneficiary_parts(entries: Events) -> list[Sentence]:
    """Whom they were for, by noun: `150 người được khám`, `12 hộ`; households are never added to people."""
    nouns: dict[str, list[Event]] = {}
    for event in entries:
        if event.facts.beneficiaries:
            nouns.setdefault(fold(event.facts.beneficiaries_called), []).append(event)
    return [
        say(
            "{n} {noun}",
            n=count(sum(one.facts.beneficiaries or 0 for one in some), [one.source for one in some]),
            noun=lower_common(some[0].facts.beneficiaries_called),
        )
        for some in nouns.values()
    ]


def _whom(group: Events, *, by_itself: bool) -> Sentence:
    """` cho 12 hộ`, or `, 150 người được khám` of nouns that say what was done."""
    some = [
        event
        for event in group
        if event.facts.beneficiaries_called.lower().startswith(_BY_THEMSELVES) is by_itself
    ]
    parts = _beneficiary_parts(some)
    if not parts:
        return _NOTHING
    return say(", {parts}" if by_itself else " cho {parts}", parts=joined(parts))


def _spent(group: Events) -> Sentence:
    """What they cost, the givers of others' money by name."""
    spent = money(_paid(group, is_named=True))
    return say(", kinh phí {spent}", spent=spent) if spent else _NOTHING


def _paid(entries: Events, *, is_named: bool) -> list[Paid]:
    return [
        Paid(one.facts.money_source, one.facts.cost, one.source, one.facts.giver if is_named else "")
        for one in entries
    ]
