"""Activities by kind, grouped by title."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import format_date
from app.core.texts.lines import has_lines, with_lead
from app.core.vietnamese import fold, lower_common, lower_first
from app.life.events.facts import CARE, Category, EventFacts
from app.life.events.rules import category_told
from app.log.figures.facts import LoggedEntry
from app.year.figures.record import Record
from app.year.reports.narration.occasions import occasions_text
from app.year.reports.narration.sentences import Narration, Paid, money, with_commas
from app.year.reports.phrases import body, count, full_stop, item, joined, say
from app.year.reports.report import Block, Sentence

Events = Sequence[LoggedEntry[EventFacts]]
#: Kinds whose day is stated.
_DATED = (Category.CONFERENCE, Category.CONGRESS)
#: A title of care that begins with none of these verbs is told as something that was held.
_VERBS = (
    *("tổ chức", "phối hợp", "thực hiện", "triển khai", "duy trì", "tham gia", "vận động", "đề nghị"),
    *("hỗ trợ", "giúp", "tặng", "trao", "phát", "cấp", "chi", "mua", "tư vấn", "giới thiệu", "ký"),
    *("chăm lo", "chăm sóc", "chúc mừng", "gặp mặt", "thăm", "đón", "đưa", "cử", "cho", "mời", "thuê"),
)


def events(narration: Narration) -> Sequence[Block]:
    """The activities of one kind (the outline's argument)."""
    category = Category(narration.argument)
    record = narration.record
    held, going = (
        [event for event in some if category_told(event.facts) is category]
        for some in (record.events, record.going_on)
    )
    return [*in_kind(category, held, narration), *(item(_still_running(event)) for event in going)]


def women(narration: Narration) -> Sequence[Block]:
    """Activities of other kinds whose words mark them as women's work."""
    some = [
        event
        for event in narration.record.events
        if event.facts.category is not Category.WOMEN
        and narration.is_womens(event.facts.occasion, event.facts.title)
    ]
    return [item(_activity(group, narration.record)) for group in _by_title(some)]


def in_kind(category: Category, entries: Events, narration: Narration) -> list[Block]:
    """Activities told under one kind: a line for each title, after how much there was of several."""
    groups = _by_title(entries)
    if not groups:
        return []
    record = narration.record
    lines: list[Block] = [item(_activity(group, record)) for group in groups]
    if len(groups) > 1:
        times = sum(record.times(event) for event in entries)
        sources = [event.source for event in entries]
        size = with_commas(
            [
                say("{n} nội dung", n=count(len(groups), sources)),
                say("{n} lượt tổ chức, tham gia", n=count(times, sources)) if times > len(groups) else None,
                _people(entries, "lượt người tham gia"),
                _beneficiaries(entries),
                _money(entries, is_named=False),
            ]
        )
        lines.insert(0, body(say(f"{category.label}: {{size}}:", size=size)))
    return lines


def _by_title(entries: Events) -> list[list[LoggedEntry[EventFacts]]]:
    groups: dict[str, list[LoggedEntry[EventFacts]]] = {}
    for event in entries:
        groups.setdefault(fold(event.facts.title), []).append(event)
    return list(groups.values())


def _still_running(event: LoggedEntry[EventFacts]) -> Sentence:
    """An activity that began before the period: told where it goes on, counted where it began."""
    return say(
        "{title}, tiếp tục từ ngày {day}{rest}.",
        title=event.facts.title,
        day=format_date(event.facts.starts_on),
        rest=f", phối hợp với {event.facts.partners}" if event.facts.partners else "",
        sources=(event.source,),
    )


def _activity(group: Events, record: Record) -> Sentence:
    """One activity, or all of one title: how often, people and money summed; occasions, partners, results."""
    facts = [event.facts for event in group]
    sources = tuple(event.source for event in group)
    times = sum(record.times(event) for event in group)
    size = with_commas(
        [
            say("{n} lần", n=count(times, sources)) if times > 1 else None,
            _people(group, "lượt người tham gia" if len(group) > 1 else "người tham gia"),
            _beneficiaries(group),
            _money(group, is_named=True),
        ]
    )
    parts = [
        _named(facts[0]),
        _day(facts[0]) if len(group) == 1 else "",
        occasions_text(_unique([one.occasion for one in facts])),
        _listed_text("phối hợp với", [one.partners for one in facts]),
        _listed_text("tại", [one.place for one in facts]),
    ]
    return say(
        "{title}{size}{rest}{results}",
        title=parts[0],
        size=say(" ({size})", size=size) if size.spans else Sentence(()),
        rest="".join(f", {words}" for words in parts[1:] if words),
        results=_results(_unique([one.result for one in facts])),
        sources=sources,
    )


def _results(texts: Sequence[str]) -> str:
    """The results after those of the activity; where one has several paragraphs, all below it as typed."""
    if any(map(has_lines, texts)):
        return with_lead("; kết quả:", "\n".join(texts))
    return full_stop(f"; kết quả: {'; '.join(map(lower_first, texts))}") if texts else "."


def _named(facts: EventFacts) -> str:
    """The title, of care with what was done: `Tổ chức khám sức khỏe định kỳ`."""
    has_verb = facts.title.lower().startswith(tuple(f"{verb} " for verb in _VERBS))
    is_held = category_told(facts) in CARE and not has_verb
    return f"Tổ chức {lower_common(facts.title)}" if is_held else facts.title


def _day(facts: EventFacts) -> str:
    return f"tổ chức ngày {format_date(facts.starts_on)}" if facts.category in _DATED else ""


def _listed_text(lead: str, texts: Sequence[str]) -> str:
    kept = _unique(texts)
    return f"{lead} {'; '.join(kept)}" if kept else ""


def _unique(texts: Sequence[str]) -> list[str]:
    return list({fold(text): text for text in reversed(texts) if text}.values())[::-1]


def _people(entries: Events, unit: str) -> Sentence | None:
    some = [event for event in entries if event.facts.people]
    number = sum(event.facts.people or 0 for event in some)
    return say(f"{{n}} {unit}", n=count(number, [event.source for event in some])) if some else None


def _beneficiaries(entries: Events) -> Sentence | None:
    """Whom they were for, by noun: `150 người được khám, 12 hộ`; households are never added to people."""
    nouns: dict[str, list[LoggedEntry[EventFacts]]] = {}
    for event in entries:
        if event.facts.beneficiaries:
            nouns.setdefault(fold(event.facts.beneficiaries_called), []).append(event)
    told = [
        say(
            "{n} {noun}",
            n=count(sum(one.facts.beneficiaries or 0 for one in some), [one.source for one in some]),
            noun=lower_common(some[0].facts.beneficiaries_called),
        )
        for some in nouns.values()
    ]
    return joined(told) if told else None


def _money(entries: Events, *, is_named: bool) -> Sentence | None:
    """What they cost, the givers of others' money by name where that is asked."""
    spent = money(
        Paid(one.facts.money_source, one.facts.cost, one.source, one.facts.giver if is_named else "")
        for one in entries
    )
    return say("kinh phí {spent}", spent=spent) if spent else None
