"""One activity, or several of one title, as a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.money import BadMoney, parse_money
from app.core.vietnamese import bare, fold, join_words, lower_common
from app.life.events.facts import Category, EventFacts
from app.life.events.rules import reported_category
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.language.anniversaries import is_day_of, own_days
from app.year.reports.narration.language.grammar import grammar
from app.year.reports.narration.language.occasions import SUFFERED, occasions_text
from app.year.reports.narration.language.results import result_text
from app.year.reports.narration.language.titles import (
    Clause,
    clause_of,
    holds,
    with_day_named,
)
from app.year.reports.narration.sentences import Narration, Paid, money
from app.year.reports.phrases import NOTHING, count, joined, say
from app.year.reports.report import Sentence, Span

Event = LoggedEntry[EventFacts]

Events = Sequence[Event]

#: Nouns of beneficiaries, or of what was given, that stand by themselves; `cho` goes before the others.
_BY_THEMSELVES = ("người được", "đoàn viên mới", "đoàn viên vay", "suất", "phần", "phiếu", "cây")


def without_number(clause: Clause) -> str:
    return clause.plain or clause.before


def activity_done(group: Events, narration: Narration) -> Sentence:
    """What was done, where, by how many, for whom, at what cost, with what result; in small letters."""
    facts = [event.facts for event in group]
    title, occasions = named_occasions(group, narration)
    results = [one for one in unique([one.result for one in facts]) if not _is_cost(one, facts)]
    people = people_of(group)
    noun, results = _delegates(results, people)
    clause = clause_for(facts, title, narration, noun)
    takes = clause.takes_number and people is not None
    places = [
        one
        for one in unique([one.place for one in facts])
        if fold(one) not in fold(title + " ".join(results))
    ]
    return say(
        "{before}{number}{after}{times}{whom}{occasion}{tail}{place}{people}{by_itself}{spent}{results}",
        before=clause.before if takes else without_number(clause),
        number=people if takes and people else NOTHING,
        after=clause.after if takes else "",
        times=times_of(group, narration),
        whom=for_whom(group, by_itself=False),
        occasion=occasion(occasions),
        tail=clause.tail,
        place=f" tại {join_words(map(bare, places))}" if places else "",
        people=NOTHING
        if takes or _has_number(title, people)
        else took_part(group, facts[0].category, narration),
        by_itself=for_whom(group, by_itself=True),
        spent=spent_on(group),
        results=result_text(results, title, reported_category(facts[0]), counted=_numbers(group, people)),
        sources=tuple(event.source for event in group),
    )


def _is_cost(result: str, facts: Sequence[EventFacts]) -> bool:
    """Whether a result is no more than the cost, which the clause says: `2 triệu đồng`."""
    try:
        amount = parse_money(bare(result))
    except BadMoney:
        return False
    return 0 < amount == sum(one.cost or 0 for one in facts)


def _numbers(group: Events, people: Span | None) -> list[str]:
    """How many took part and how many it was for, as the clause says them."""
    found = [people, *(span for one in beneficiary_parts(group) for span in one.spans if span.figure)]
    return [one.text for one in found if one]


def named_occasions(group: Events, narration: Narration) -> tuple[str, list[str]]:
    """The title and the occasions that it does not hold, with the years of anniversaries."""
    own = own_days(narration.record.union)
    days = {fold(one.facts.occasion): one.facts for one in reversed(group)}
    occasions = unique([one.facts.occasion for one in group])
    cased = narration.cased(group[0].facts.title)
    left = {
        one: narration.reckoned(one, days[fold(one)].starts_on, days[fold(one)].ends_on)
        for one in occasions
        if not holds(cased, one)
    }
    title, named = with_day_named(cased, list(left.values()))
    if title == cased:
        named = [reckoned for one, reckoned in left.items() if not is_day_of(title, one, own)]
    return title, named


def clause_for(facts: Sequence[EventFacts], title: str, narration: Narration, noun: str | None) -> Clause:
    partners = unique([one.partners for one in facts])
    upper = narration.record.union.upper_union
    category = reported_category(facts[0])
    if category is Category.SOCIAL_WORK and any(one.beneficiaries for one in facts):
        # What was given to somebody: `Hỗ trợ bò giống cho 03 hộ nghèo`.
        words = grammar()
        is_held = words.capitals.match(title) or words.held.match(title) or title[:1] in '“"'
        if not words.verbs.match(title) and not is_held:
            title = f"hỗ trợ {lower_common(title)}"
    return clause_of(title, category, partners, upper=upper, noun=noun or "đồng chí")


def _delegates(results: list[str], people: Span | None) -> tuple[str | None, list[str]]:
    """The noun of those who were sent where the result is no more than their number: `02 đại biểu`."""
    for one in results:
        number, _, noun = bare(one).partition(" ")
        if people and number == people.text and noun == "đại biểu":
            return noun, [other for other in results if other is not one]
    return None, results


def _has_number(title: str, people: Span | None) -> bool:
    """Whether the title counts them itself: `Tạo điều kiện cho 12 đoàn viên đi học`."""
    number = re.search(rf"(?<!\d)0?{people.text.lstrip('0')} (?=\D)", title) if people else None
    return number is not None and grammar().persons.match(title, number.end()) is not None


def people_of(group: Events) -> Span | None:
    some = [event for event in group if event.facts.people]
    number = sum(event.facts.people or 0 for event in some)
    return count(number, [event.source for event in some]) if some else None


def took_part(group: Events, category: Category, narration: Narration) -> Sentence:
    """` với 21 đồng chí tham dự`; more than work here are people, women at their own work are sisters."""
    people = people_of(group)
    if people is None:
        return NOTHING
    number = sum(event.facts.people or 0 for event in group)
    who = "đồng chí" if number <= narration.figure("people.workers").number else "người"
    if category is Category.WOMEN and number <= narration.figure("people.workers.women").number:
        who = "chị em"
    if len(group) > 1:
        who = f"lượt {'đoàn viên' if who == 'đồng chí' else who}"
    return say(f" {grammar().kinds[category].people}", n=people, who=who)


def times_of(group: Events, narration: Narration) -> Sentence:
    times = sum(narration.record.times(event) for event in group)
    is_in_title = re.match(rf"0*{times}(?!\d)", group[0].facts.title) is not None
    if times < 2 or is_in_title:
        return NOTHING
    return say(" ({n} lần)", n=count(times, [event.source for event in group]))


def occasion(occasions: Sequence[str]) -> str:
    """` nhân dịp 8/3`, `, hưởng ứng Tháng Công nhân`; "" for none."""
    text = occasions_text(occasions)
    if not text:
        return ""
    if text.startswith(SUFFERED):
        what = text.removeprefix(SUFFERED)
        return f" phòng, chống{what}" if "dịch" in what else f" khắc phục hậu quả của{what}"
    return f" {text}" if text.startswith(("nhân", "chào mừng", "trong", "sau", "trước")) else f", {text}"


def unique(texts: Sequence[str]) -> list[str]:
    return list({fold(text): text for text in reversed(texts) if text}.values())[::-1]


def beneficiary_parts(entries: Events) -> list[Sentence]:
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


def for_whom(group: Events, *, by_itself: bool) -> Sentence:
    """` cho 12 hộ`, or `, 150 người được khám` of nouns that say what was done.

    So too where the title says for whom: `Tặng sách vở cho con công nhân, 120 cháu`.
    """
    some = [event for event in group if stands_by_itself(event.facts) is by_itself]
    parts = beneficiary_parts(some)
    if not parts:
        return NOTHING
    return say(", {parts}" if by_itself else " cho {parts}", parts=joined(parts))


def stands_by_itself(facts: EventFacts) -> bool:
    """Whether its beneficiaries are written without `cho`."""
    is_in_title = " cho " in facts.title.lower()
    return is_in_title or facts.beneficiaries_called.lower().startswith(_BY_THEMSELVES)


def spent_on(group: Events) -> Sentence:
    """What they cost, the givers of others' money by name."""
    spent = money(paid_for(group, is_named=True))
    return say(", kinh phí {spent}", spent=spent) if spent else NOTHING


def paid_for(entries: Events, *, is_named: bool) -> list[Paid]:
    return [
        Paid(one.facts.money_source, one.facts.cost, one.source, one.facts.giver if is_named else "")
        for one in entries
    ]
