"""The figures of titles and awards: by title, body, kind of recipient and stage."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.vietnamese import fold
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_read
from app.life.awards.rules import counts_in
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share
from app.people.sections.queries import section_names_of_today
from app.people.sections.rules import by_section

_BELONGS = (
    "Tính theo Năm của mục: báo cáo cả năm gồm mọi mục của năm ấy, kể cả quyết định sau khi hết năm; báo cáo "
    "một phần của năm gồm mục có ngày trong kỳ, mục không ghi ngày tính vào ngày cuối năm."
)
_KEYS = {
    (stage, subject): FigureKey(
        f"awards.{stage.value}[x]{suffix}",
        f"{words}{of_whom}: {{x}}",
        unit,
        f"Tổng Số lượng của các mục mức {stage.label}{of_whom}, có {named}. {_BELONGS}",
    )
    for stage, words, named in (
        (Stage.REGISTERED, "Đăng ký", "danh hiệu này"),
        (Stage.PROPOSED, "Đề nghị khen thưởng", "danh hiệu và cấp khen này"),
        (Stage.GRANTED, "Được khen thưởng", "danh hiệu và cấp khen này"),
    )
    for subject, suffix, of_whom, unit in (
        (None, "", "", "suất"),
        (Subject.PERSON, ".persons", ", cá nhân", "người"),
        (Subject.COLLECTIVE, ".collectives", ", tập thể", "tập thể"),
    )
}


_OF_SECTION = {
    stage: FigureKey(
        f"awards.{stage.value}.section[x]",
        f"{words} của {{x}}",
        "suất",
        f"Tổng Số lượng của các mục mức {stage.label} có «Của công đoàn bộ phận» ghi tên này. {_BELONGS}",
    )
    for stage, words in (
        (Stage.REGISTERED, "Đăng ký danh hiệu"),
        (Stage.PROPOSED, "Đề nghị khen thưởng"),
        (Stage.GRANTED, "Được khen thưởng"),
    )
}


def awards_of(scope: Scope) -> list[LoggedEntry[AwardFacts]]:
    """The titles and awards that count in the question, by day."""
    return [
        one for one in scope.read(awards_read) if counts_in(one.facts.period, one.facts.granted_on, scope)
    ]


def _figures(scope: Scope) -> Iterator[Figure]:
    groups: dict[tuple[Stage, str, str], list[LoggedEntry[AwardFacts]]] = {}
    for one in scope.once(awards_of):
        facts = one.facts
        body = "" if facts.stage is Stage.REGISTERED else fold(facts.granting_body)
        groups.setdefault((facts.stage, fold(facts.title), body), []).append(one)
    for (stage, _, _), ours in groups.items():
        first = ours[0].facts
        word = first.title if stage is Stage.REGISTERED else f"{first.title}|{first.granting_body}"
        for subject in (None, *Subject):
            held = [one for one in ours if subject in (None, one.facts.subject)]
            shares = [Share(one.source, one.facts.quantity or 1) for one in held]
            yield _KEYS[stage, subject].of(shares, word)


def _by_section(scope: Scope) -> Iterator[Figure]:
    for ours in by_section(scope.once(awards_of)).values():
        for stage, key in _OF_SECTION.items():
            held = [one for one in ours if one.facts.stage is stage]
            yield key.of((Share(one.source, one.facts.quantity or 1) for one in held), ours[0].facts.section)


FIGURES = (
    FigureGroup(tuple(_KEYS.values()), _figures),
    FigureGroup(tuple(_OF_SECTION.values()), _by_section, today_words=section_names_of_today),
)
