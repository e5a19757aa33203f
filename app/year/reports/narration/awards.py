"""Titles and awards at their three stages, and the yearly ratings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.periods import in_words
from app.core.vietnamese import fold, lower_first
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.rules import counted, is_generic
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.figures import sections_at
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.sentences import Narration, Paid, money, with_commas
from app.year.reports.phrases import body, count, item, joined, say
from app.year.reports.report import Block, Sentence, Span

Awards = Sequence[LoggedEntry[AwardFacts]]
_VERB = {Stage.REGISTERED: "đăng ký", Stage.PROPOSED: "đề nghị", Stage.GRANTED: "đạt"}
_VERB_OF_BODY = {
    Stage.REGISTERED: "đăng ký với {body}",
    Stage.PROPOSED: "đề nghị {body} {does}",
    Stage.GRANTED: "được {body} {does}",
}
#: How the awards begin that a body gives; titles it recognises.
_GIVEN = ("giay khen", "bang khen", "co ", "ky niem chuong", "huan chuong", "huy chuong", "huy hieu")
#: With more names than this, names are left out.
MOST_NAMES = 8


def awards(narration: Narration) -> Sequence[Block]:
    """Each title or award: registered, proposed, granted, with number and granting body."""
    entries = narration.record.awards
    if not entries:
        return ()
    lead = say(f"Kết quả đăng ký, xét tặng danh hiệu thi đua và hình thức khen thưởng {narration.period}:")
    return (body(lead), *(item(_title(group)) for group in _by_title(entries)))


def ratings(narration: Narration) -> Sequence[Block]:
    """The union's rating, then the number of members at each level."""
    entries = narration.record.ratings
    lines = [item(_union_rating(rating)) for rating in entries if rating.facts.subject is RatedSubject.UNION]
    of_members = [rating for rating in entries if rating.facts.subject is RatedSubject.MEMBER]
    if of_members:
        lines.append(item(say("Xếp loại đoàn viên: {levels}.", levels=_levels(of_members))))
    if levels := _section_levels(entries):
        lines.append(item(say("Xếp loại công đoàn bộ phận: {levels}.", levels=joined(levels))))
    return lines


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


def _title(group: Awards) -> Sentence:
    """`Giấy khen: đăng ký 02 cá nhân, được LĐLĐ tỉnh khen thưởng 01 cá nhân, được LĐLĐ thị xã …`."""
    parts = []
    for stage in Stage:
        some = [award for award in group if award.facts.stage is stage]
        parts += [
            _of_body(stage, ours) for ours in _alike(some, lambda award: fold(award.facts.granting_body))
        ]
    return say(
        "{title}: {parts}{prize}.",
        title=group[0].facts.title,
        parts=joined(parts),
        prize=_prize(group),
        sources=tuple(award.source for award in group),
    )


def _of_body(stage: Stage, some: Awards) -> Sentence:
    """What one body grants, or is asked for, at a stage: persons and collectives apart."""
    sizes = []
    for subject in Subject:
        ours = [award for award in some if award.facts.subject is subject]
        if ours:
            number = count(sum(_quantity(award) for award in ours), [award.source for award in ours])
            names = _names(ours) if stage is Stage.GRANTED else ""
            sizes.append(say(f"{{n}} {subject.label.lower()}{{names}}", n=number, names=names))
    by = some[0].facts.granting_body
    does = "khen thưởng" if fold(some[0].facts.title).startswith(_GIVEN) else "công nhận"
    verb = _VERB_OF_BODY[stage].format(body=by, does=does) if by else _VERB[stage]
    return say("{verb} {sizes}{decided}", verb=verb, sizes=joined(sizes, " và "), decided=_decided(some))


def _quantity(award: LoggedEntry[AwardFacts]) -> int:
    return award.facts.quantity or 1


def _names(some: Awards) -> str:
    """Names from entries for one; an entry for many has no names, and `Đoàn viên` is none."""
    single = (award.facts.name for award in some if _quantity(award) == 1)
    named = [name for name in single if name and not is_generic(name)]
    return f" ({', '.join(named)})" if named and len(named) <= MOST_NAMES else ""


def _decided(some: Awards) -> str:
    numbers = (award.facts.decision_number for award in some if award.facts.decision_number)
    decisions = ", ".join(dict.fromkeys(numbers))
    return f" (Quyết định số {decisions})" if decisions else ""


def _prize(group: Awards) -> Sentence:
    prize = money(Paid(one.facts.money_source, one.facts.prize, one.source) for one in group)
    return say(", tiền thưởng {prize}", prize=prize) if prize else Sentence(())


def _union_rating(rating: LoggedEntry[RatingFacts]) -> Sentence:
    facts = rating.facts
    parts = [
        say("{level}", level=Span(f"{facts.level.label} nhiệm vụ", (rating.source,), figure=True)),
        say("đạt {score} điểm", score=Span(facts.score.replace(".", ","), (rating.source,), figure=True))
        if facts.score
        else None,
        say("{by} công nhận", by=facts.recognised_by) if facts.recognised_by else None,
    ]
    return say(
        f"Công đoàn cơ sở {in_words(facts.period)} xếp loại: {{rating}}.",
        rating=with_commas(parts),
        sources=(rating.source,),
    )


def _section_levels(ratings: Sequence[LoggedEntry[RatingFacts]]) -> list[Sentence]:
    """For each level how many sections, and which."""
    parts = []
    for level in Level:
        if some := sections_at(ratings, level):
            number = count(sum(one.facts.quantity or 1 for one in some), [one.source for one in some])
            named = ", ".join(one.facts.section for one in some if one.facts.section)
            names = f" ({named})" if named else ""
            parts.append(say(f"{lower_first(level.label)} {{n}} đơn vị{{names}}", n=number, names=names))
    return parts


def _levels(ratings: Sequence[LoggedEntry[RatingFacts]]) -> Sentence:
    standing = [one for one in counted((rating, rating.facts) for rating in ratings) if one[2]]
    parts = []
    for level in Level:
        some = [(rating, number) for rating, facts, number in standing if facts.level is level]
        if some:
            number = count(sum(many for _, many in some), [rating.source for rating, _ in some])
            parts.append(say(f"{lower_first(level.label)} {{n}} đoàn viên", n=number))
    return joined(parts)
