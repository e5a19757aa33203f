"""Titles and awards at their three stages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.core.vietnamese import bare, capital_first, count_text, fold, join_words
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.rules import is_generic
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.sentences import Narration, Paid, money
from app.year.reports.phrases import NOTHING, body, count, item, joined, say
from app.year.reports.report import Block, Sentence

Awards = Sequence[LoggedEntry[AwardFacts]]
#: How the awards begin that a body gives; titles it recognises.
_GIVEN = ("giay khen", "bang khen", "co ", "ky niem chuong", "huan chuong", "huy chuong", "huy hieu")
#: How the levels of a yearly rating begin that are recorded as titles.
_LEVELS = "hoan thanh"
#: With more names than this, names are left out.
MOST_NAMES = 8


def awards(narration: Narration) -> Sequence[Block]:
    """Each title or award: registered, proposed, granted, with number and granting body."""
    groups = _by_title(narration.record.awards)
    if len(groups) < 2:
        return [body(_title(group, narration)) for group in groups]
    lead = say(
        f"Kết quả đăng ký, xét tặng danh hiệu thi đua và hình thức khen thưởng {narration.period} như sau:"
    )
    return (body(lead), *(item(_title(group, narration)) for group in groups))


def _by_title(entries: Awards) -> list[list[LoggedEntry[AwardFacts]]]:
    return _alike(entries, lambda award: fold(award.facts.title))


def _alike(
    entries: Awards, key: Callable[[LoggedEntry[AwardFacts]], str]
) -> list[list[LoggedEntry[AwardFacts]]]:
    """The entries in groups of one key, in the order of the first of each."""
    groups: dict[str, list[LoggedEntry[AwardFacts]]] = {}
    for award in entries:
        groups.setdefault(key(award), []).append(award)
    return list(groups.values())


def _title(group: Awards, narration: Narration) -> Sentence:
    """`Có 03 đồng chí đăng ký danh hiệu Chiến sĩ thi đua cơ sở, 01 đồng chí được Sở Y tế công nhận.`

    The title stands with the first of its stages.
    """
    title = group[0].facts.title
    is_given = fold(title).startswith(_GIVEN)
    parts: list[Sentence] = []
    for stage in Stage:
        some = [award for award in group if award.facts.stage is stage]
        are_named = stage is Stage.GRANTED and _are_mixed(some, narration)
        for ours in _alike(some, lambda award: fold(bare(award.facts.granting_body))):
            called = "" if parts else _called(title, is_given=is_given)
            clause = _of_body(stage, ours, called, narration, is_given=is_given, are_named=are_named)
            if stage is Stage.GRANTED and _is_as_asked(group):
                clause = _of_those_asked(ours, is_given=is_given)
            parts.append(clause)
    sources = tuple(award.source for award in group)
    begins = ("Có ", f"{capital_first(narration.period)} có ", "Ngoài ra, có ", "Cùng với đó, ")
    named = _named_last(group, narration)
    return narration.voice.choose(
        say(
            f"{words}{{parts}}{{prize}}{{named}}.",
            parts=joined(parts),
            prize=_prize(group),
            named=named,
            sources=sources,
        )
        for words in begins
    )


def _is_as_asked(group: Awards) -> bool:
    """Whether one body was asked for persons and granted no more of them: it is named once."""
    asked = [one for one in group if one.facts.stage is Stage.PROPOSED]
    granted = [one for one in group if one.facts.stage is Stage.GRANTED]
    bodies = {fold(bare(one.facts.granting_body)) for one in (*asked, *granted)}
    are_persons = all(one.facts.subject is Subject.PERSON for one in (*asked, *granted))
    is_one = len(bodies) == 1 and "" not in bodies and bool(asked) and are_persons
    return is_one and sum(map(_quantity, granted)) <= sum(map(_quantity, asked))


def _of_those_asked(granted: Awards, *, is_given: bool) -> Sentence:
    """`trong đó 01 đồng chí đã được công nhận (Quyết định số 12)`."""
    does = "xếp loại" if fold(granted[0].facts.title).startswith(_LEVELS) else "công nhận"
    return say(
        f"trong đó {{n}} đồng chí đã được {'khen thưởng' if is_given else does}{{decided}}",
        n=count(sum(map(_quantity, granted)), [one.source for one in granted]),
        decided=_decided(granted),
    )


def _is_named(award: LoggedEntry[AwardFacts]) -> bool:
    """Whether it is one's, by name."""
    return _quantity(award) == 1 and bool(award.facts.name) and not is_generic(award.facts.name)


def _named_last(group: Awards, narration: Narration) -> str:
    """`: đồng chí Cà Thị Hương Giang`, where one body granted it, to persons alone."""
    granted = [award for award in group if award.facts.stage is Stage.GRANTED]
    names = _names(granted, narration)
    if not names or _are_mixed(granted, narration):
        return ""
    return f": {'đồng chí' if len(names) == 1 else 'các đồng chí'} {join_words(names)}"


def _are_mixed(granted: Awards, narration: Narration) -> bool:
    """Whether names stand beside numbers: of persons and collectives, several bodies, whole sections."""
    bodies = {fold(award.facts.granting_body) for award in granted}
    has_sections = any(_name(award, narration) for award in granted if not _is_named(award))
    return len(bodies) > 1 or has_sections or {one.facts.subject for one in granted} != {Subject.PERSON}


def _called(title: str, *, is_given: bool) -> str:
    """` danh hiệu Lao động tiên tiến`, ` Giấy khen`: what an award is after its verb."""
    has_noun = is_given or fold(title).startswith(("danh hieu", "giai ", _LEVELS))
    return f" {title}" if has_noun else f" danh hiệu {title}"


#: What a stage says, with a body and without.
_DOES = {
    Stage.REGISTERED: ("đăng ký{title}", "đăng ký{title} với {by}"),
    Stage.PROPOSED: ("được đề nghị {does}{title}", "được đề nghị {by} {does}{title}"),
    Stage.GRANTED: ("đạt{title}", "được {by} {does}{title}"),
}


def _of_body(
    stage: Stage, some: Awards, title: str, narration: Narration, *, is_given: bool, are_named: bool
) -> Sentence:
    """What one body grants, or is asked for, at a stage: persons and collectives apart."""
    sizes = []
    for subject in Subject:
        ours = [award for award in some if award.facts.subject is subject]
        if ours:
            number = count(sum(_quantity(award) for award in ours), [award.source for award in ours])
            names = _beside(ours, narration) if are_named else ""
            noun = "đồng chí" if subject is Subject.PERSON else subject.label.lower()
            sizes.append(say(f"{{n}} {noun}{{names}}", n=number, names=names))
    return say(
        "{sizes} {does}", sizes=joined(sizes, " và "), does=_does(stage, some, title, is_given=is_given)
    )


def _does(stage: Stage, some: Awards, title: str, *, is_given: bool) -> Sentence:
    """`được Sở Y tế công nhận danh hiệu Chiến sĩ thi đua cơ sở (Quyết định số 12)`."""
    by = bare(some[0].facts.granting_body)
    does = _verb(some[0].facts.title, title, is_given=is_given)
    words = _DOES[stage][bool(by)].format(title="{title}", by="{by}", does=does)
    return say(f"{words}{{decided}}", title=title, by=by, decided=_decided(some))


def _verb(title: str, called: str, *, is_given: bool) -> str:
    """What is done with an award of this title; `called`: how the sentence calls it, "" once it was said."""
    if fold(title).startswith(_LEVELS):
        return "xếp loại"
    if is_given:
        return "tặng" if called else "khen thưởng"
    return "trao" if "Giải" in called[:6] else "công nhận"


def conferred(title: str, by: str) -> str:
    """`được Sở Y tế công nhận danh hiệu Lao động tiên tiến`, `được tặng Giấy khen`."""
    is_given = fold(title).startswith(_GIVEN)
    called = _called(title, is_given=is_given)
    return f"được {f'{by} ' if by else ''}{_verb(title, called, is_given=is_given)}{called}"


def _quantity(award: LoggedEntry[AwardFacts]) -> int:
    return award.facts.quantity or 1


def _names(some: Awards, narration: Narration) -> list[str]:
    """Names from entries for one; `Đoàn viên` is none, and of many only their section is named."""
    named = [name for award in some if (name := _name(award, narration))]
    return named if len(named) <= MOST_NAMES else []


def _beside(some: Awards, narration: Narration) -> str:
    """` (Lê Thị A, 03 của Khoa Nội)`, and ` của Khoa Nội` where one entry says how many of it."""
    if len(some) == 1 and _quantity(some[0]) > 1 and some[0].facts.section:
        return f" của {narration.section(some[0].facts.section)}"
    named = _names(some, narration)
    return f" ({', '.join(named)})" if named else ""


def _name(award: LoggedEntry[AwardFacts], narration: Narration) -> str:
    """The name of one, and the section that they are of; of several how many the section has."""
    facts, section = award.facts, narration.section(award.facts.section)
    if _quantity(award) > 1:
        return f"{count_text(_quantity(award))} của {section}" if section else ""
    if is_generic(facts.name):
        return section
    return facts.name if not section or fold(section) in fold(facts.name) else f"{facts.name} của {section}"


#: What stands before a number already: `QĐ 77/QĐ-SYT`.
_DECISION = re.compile(r"^(?:(?:quyết định|qđ|số)(?: |: ?))+", re.IGNORECASE)


def _decided(some: Awards) -> str:
    numbers = (
        _DECISION.sub("", award.facts.decision_number) for award in some if award.facts.decision_number
    )
    decisions = ", ".join(dict.fromkeys(numbers))
    return f" (Quyết định số {decisions})" if decisions else ""


def _prize(group: Awards) -> Sentence:
    prize = money(Paid(one.facts.money_source, one.facts.prize, one.source) for one in group)
    return say(", tiền thưởng {prize}", prize=prize) if prize else NOTHING
