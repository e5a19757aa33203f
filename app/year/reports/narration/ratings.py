"""The yearly ratings of the union, its sections and its members."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.periods import in_words
from app.core.vietnamese import bare, capital_first, lower_first
from app.life.awards.rules import counted
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.figures import sections_at
from app.log.figures.facts import LoggedEntry
from app.year.reports.narration.sentences import Narration
from app.year.reports.phrases import NOTHING, body, count, joined, say
from app.year.reports.report import Block, Sentence, Span


def ratings(narration: Narration) -> Sequence[Block]:
    """The union's rating, then the number of members at each level."""
    entries = narration.record.ratings
    lines = [body(_union_rating(rating)) for rating in entries if rating.facts.subject is RatedSubject.UNION]
    of_members = [rating for rating in entries if rating.facts.subject is RatedSubject.MEMBER]
    if of_members:
        lines.append(body(say("Qua bình xét, có {levels}.", levels=_levels(of_members))))
    if levels := _section_levels(entries):
        lines.append(body(say("Có {levels}.", levels=joined(levels))))
    return lines


def _union_rating(rating: LoggedEntry[RatingFacts]) -> Sentence:
    """`Năm 2024, Công đoàn cơ sở được Công đoàn Viên chức tỉnh xếp loại Hoàn thành xuất sắc nhiệm vụ.`"""
    facts = rating.facts
    score = Span(facts.score.replace(".", ","), (rating.source,), figure=True)
    return say(
        f"{capital_first(in_words(facts.period))}, Công đoàn cơ sở {{by}}xếp loại {{level}}{{score}}.",
        by=f"được {bare(facts.recognised_by)} " if facts.recognised_by else "được ",
        level=Span(f"{facts.level.label} nhiệm vụ", (rating.source,), figure=True),
        score=say(", đạt {score} điểm", score=score) if facts.score else NOTHING,
        sources=(rating.source,),
    )


def _section_levels(ratings: Sequence[LoggedEntry[RatingFacts]]) -> list[Sentence]:
    """For each level how many sections, and which."""
    parts: list[Sentence] = []
    for level in Level:
        if some := sections_at(ratings, level):
            number = count(sum(one.facts.quantity or 1 for one in some), [one.source for one in some])
            named = ", ".join(one.facts.section for one in some if one.facts.section)
            names = f" ({named})" if named else ""
            words = "{n} công đoàn bộ phận được xếp loại {level} nhiệm vụ{names}"
            words = "{n} đơn vị {level}{names}" if parts else words
            parts.append(say(words, n=number, level=lower_first(level.label), names=names))
    return parts


def _levels(ratings: Sequence[LoggedEntry[RatingFacts]]) -> Sentence:
    standing = [one for one in counted((rating, rating.facts) for rating in ratings) if one[2]]
    parts: list[Sentence] = []
    for level in Level:
        some = [(rating, number) for rating, facts, number in standing if facts.level is level]
        if some:
            number = count(sum(many for _, many in some), [rating.source for rating, _ in some])
            words = f"{{n}} đoàn viên được xếp loại {lower_first(level.label)} nhiệm vụ"
            parts.append(say(words if not parts else f"{{n}} đoàn viên {lower_first(level.label)}", n=number))
    return joined(parts)
