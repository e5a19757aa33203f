"""The figures of activities, by kind (Loại)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.vietnamese import fold
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import events_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share, one_each
from app.log.figures.rules import goes_on_in, occurrences_in
from app.people.sections.queries import section_names_of_today
from app.people.sections.rules import by_section

_ENTRIES = FigureKey(
    "events.entries[x]",
    "Số hoạt động: {x}",
    "hoạt động",
    "Số hoạt động của loại này có ít nhất một lần diễn ra từ đầu kỳ đến ngày tính số liệu.",
)
_TIMES = FigureKey(
    "events.times[x]",
    "Số lần: {x}",
    "lần",
    "Tổng Số lần các hoạt động của loại này diễn ra từ đầu kỳ đến ngày tính số liệu; hoạt động ghi nhiều lần "
    "thì các lần được rải đều từ ngày đầu đến ngày cuối.",
)
_PEOPLE = FigureKey(
    "events.people[x]",
    "Lượt người tham gia: {x}",
    "lượt",
    "Tổng Số người tham gia, như đã ghi, của các hoạt động của loại này có lần diễn ra trong kỳ.",
)
_BENEFICIARIES = FigureKey(
    "events.beneficiaries[x]",
    "Lượt thụ hưởng: {x}",
    "lượt",
    "Tổng Số lượt thụ hưởng, như đã ghi, của các hoạt động của loại này có lần diễn ra trong kỳ; không tính "
    "người tham gia.",
)
_NOUNS = FigureKey(
    "events.beneficiaries.noun[x]",
    "Lượt thụ hưởng của các hoạt động: {x}",
    "lượt",
    "Tổng Số lượt thụ hưởng, như đã ghi, của các hoạt động có Đối tượng thụ hưởng này và có lần diễn ra "
    "trong kỳ, bất kể loại; không ghi đối tượng thì gọi theo loại.",
)
_NAMED = "Chỉ tính hoạt động có «Của công đoàn bộ phận» ghi tên này."
_OF_SECTION = tuple(
    FigureKey(f"events.{name}.section[x]", f"{what} của {{x}}", unit, f"{rule} {_NAMED}")
    for name, what, unit, rule in (
        ("entries", "Số hoạt động", "hoạt động", "Số hoạt động có lần diễn ra trong kỳ."),
        ("times", "Số lần hoạt động", "lần", "Tổng Số lần diễn ra từ đầu kỳ đến ngày tính số liệu."),
        ("people", "Lượt người tham gia hoạt động", "lượt", "Tổng Số người tham gia, như đã ghi."),
    )
)
_HAS_KIND = "Chỉ tính hoạt động có Loại riêng này."
_OF_KIND = tuple(
    FigureKey(f"events.{name}.kind[x]", f"{what}: {{x}}", unit, f"{rule} {_HAS_KIND}")
    for name, what, unit, rule in (
        ("entries", "Số hoạt động", "hoạt động", "Số hoạt động có lần diễn ra trong kỳ."),
        ("times", "Số lần", "lần", "Tổng Số lần diễn ra từ đầu kỳ đến ngày tính số liệu."),
        ("people", "Lượt người tham gia", "lượt", "Tổng Số người tham gia, như đã ghi."),
        ("beneficiaries", "Lượt thụ hưởng", "lượt", "Tổng Số lượt thụ hưởng, như đã ghi."),
        ("cost", "Kinh phí", "đồng", "Tổng Kinh phí, tính vào kỳ có ngày bắt đầu."),
    )
)
_COST = FigureKey(
    "events.cost[x]",
    "Kinh phí: {x}",
    "đồng",
    "Tổng Kinh phí của các hoạt động của loại này, tính vào kỳ có ngày bắt đầu.",
)


def times_of(scope: Scope) -> dict[int, int]:
    """How often each activity took place in what the question counts, by id; none that did not."""
    return {one.id: number for one in scope.read(events_read) if (number := occurrences_in(one.facts, scope))}


def events_of(scope: Scope) -> list[LoggedEntry[EventFacts]]:
    """The activities with an occurrence in what the question counts."""
    times = scope.once(times_of)
    return [one for one in scope.read(events_read) if one.id in times]


def going_on(scope: Scope) -> list[LoggedEntry[EventFacts]]:
    """Activities that began before the period and still run in it: reported, not counted."""
    return [one for one in scope.read(events_read) if goes_on_in(one.facts, scope)]


def _figures(scope: Scope) -> Iterator[Figure]:
    times, every = scope.once(times_of), scope.read(events_read)
    for category in Category:
        ours = [one for one in every if one.facts.category is category]
        if not ours:
            continue
        held = [one for one in ours if one.id in times]
        yield _ENTRIES.of(one_each(one.source for one in held), category.label)
        yield _TIMES.of([Share(one.source, times[one.id]) for one in held], category.label)
        yield _PEOPLE.of(_people(held), category.label)
        yield _BENEFICIARIES.of(_beneficiaries(held), category.label)
        yield _COST.of(
            [Share(one.source, one.facts.cost or 0) for one in ours if scope.holds(one.facts.starts_on)],
            category.label,
        )


def _by_own_kind(scope: Scope) -> Iterator[Figure]:
    """Those of kinds that the union's kind brings; they stand in the figures of the usual kind too."""
    times = scope.once(times_of)
    entries, how_often, people, beneficiaries, cost = _OF_KIND
    kinds: dict[str, list[LoggedEntry[EventFacts]]] = {}
    for one in scope.read(events_read):
        if one.facts.own_kind:
            kinds.setdefault(fold(one.facts.own_kind), []).append(one)
    for ours in kinds.values():
        name, held = ours[0].facts.own_kind, [one for one in ours if one.id in times]
        yield entries.of(one_each(one.source for one in held), name)
        yield how_often.of([Share(one.source, times[one.id]) for one in held], name)
        yield people.of(_people(held), name)
        yield beneficiaries.of(_beneficiaries(held), name)
        begun = [one for one in ours if scope.holds(one.facts.starts_on)]
        yield cost.of([Share(one.source, one.facts.cost or 0) for one in begun], name)


def _by_noun(scope: Scope) -> Iterator[Figure]:
    nouns: dict[str, list[LoggedEntry[EventFacts]]] = {}
    for one in scope.once(events_of):
        if one.facts.beneficiaries:
            nouns.setdefault(fold(one.facts.beneficiaries_called), []).append(one)
    for ours in nouns.values():
        yield _NOUNS.of(_beneficiaries(ours), ours[0].facts.beneficiaries_called)


def _by_section(scope: Scope) -> Iterator[Figure]:
    times = scope.once(times_of)
    entries, how_often, people = _OF_SECTION
    for ours in by_section(scope.once(events_of)).values():
        name = ours[0].facts.section
        yield entries.of(one_each(one.source for one in ours), name)
        yield how_often.of([Share(one.source, times[one.id]) for one in ours], name)
        yield people.of(_people(ours), name)


def _beneficiaries(held: Sequence[LoggedEntry[EventFacts]]) -> list[Share]:
    return [Share(one.source, one.facts.beneficiaries or 0) for one in held]


def _people(held: Sequence[LoggedEntry[EventFacts]]) -> list[Share]:
    return [Share(one.source, one.facts.people or 0) for one in held]


FIGURES = (
    FigureGroup(
        (_ENTRIES, _TIMES, _PEOPLE, _BENEFICIARIES, _COST), _figures, words=lambda _: Category.labels()
    ),
    FigureGroup(_OF_KIND, _by_own_kind),
    FigureGroup((_NOUNS,), _by_noun),
    FigureGroup(_OF_SECTION, _by_section, today_words=section_names_of_today),
)
