"""The figures of yearly ratings, of the union and of its members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.periods import in_words
from app.core.vietnamese import capital_first
from app.life.awards.rules import counted, counts_in
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share

_BELONGS = "Tính theo Năm của mục; ở một phần của năm, mục tính vào ngày cuối năm ấy."
_UNION = FigureKey(
    "ratings.union",
    "Xếp loại công đoàn cơ sở",
    "",
    f"Mức đã ghi cho công đoàn cơ sở, lần ghi sau cùng. {_BELONGS}",
)
_MEMBERS = FigureKey(
    "ratings.members[x]",
    "Đoàn viên xếp loại: {x}",
    "người",
    f"Tổng Số lượng đoàn viên ở mức này; ai được ghi hai lần trong một năm thì tính lần ghi sau. {_BELONGS}",
)


_SECTIONS = FigureKey(
    "ratings.sections[x]",
    "Công đoàn bộ phận xếp loại: {x}",
    "công đoàn bộ phận",
    f"Số công đoàn bộ phận ở mức này: theo tên, hoặc Số lượng ở mục không ghi tên. {_BELONGS}",
)


def ratings_of(scope: Scope) -> list[LoggedEntry[RatingFacts]]:
    """The ratings that count in the question, by the last day of their year."""
    return [one for one in scope.read(ratings_read) if counts_in(one.facts.period, None, scope)]


def sections_at(ratings: Iterable[LoggedEntry[RatingFacts]], level: Level) -> list[LoggedEntry[RatingFacts]]:
    """The ratings of sections at a level."""
    return [one for one in ratings if one.facts.subject is RatedSubject.SECTION and one.facts.level is level]


def _figures(scope: Scope) -> Iterator[Figure]:
    ratings = scope.once(ratings_of)
    of_union = {one.facts.period: one.facts for one in ratings if one.facts.subject is RatedSubject.UNION}
    words = [f"{capital_first(in_words(year))}: {facts.level.label}" for year, facts in of_union.items()]
    if len(of_union) == 1:
        words = [facts.level.label for facts in of_union.values()]
    yield _UNION.at("; ".join(words))
    of_members = ((one, one.facts) for one in ratings if one.facts.subject is RatedSubject.MEMBER)
    standing = counted(of_members)
    for level in Level:
        shares = [Share(one.source, number) for one, facts, number in standing if facts.level is level]
        yield _MEMBERS.of(shares, level.label)
        sections = [Share(one.source, one.facts.quantity or 1) for one in sections_at(ratings, level)]
        yield _SECTIONS.of(sections, level.label)


FIGURES = (FigureGroup((_UNION, _MEMBERS, _SECTIONS), _figures, words=lambda _: Level.labels()),)
