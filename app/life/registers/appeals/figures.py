"""The figures of money raised: of each cause, and what is left of it on the cut-off day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.vietnamese import fold
from app.life.registers.appeals.facts import AppealFacts, Way
from app.life.registers.appeals.queries import appeals_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share

_IN_PERIOD = "từ đầu kỳ đến ngày tính số liệu"
_WAYS = {
    Way.RECEIVED: ("received", "vận động được", "Tổng số tiền vận động được"),
    Way.GIVEN: ("given", "đã trao", "Tổng số tiền đã trao"),
}
_OF_CAUSE = {
    way: FigureKey(
        f"raised[x].{name}", f"Vận động {{x}}: {words}", "đồng", f"{sums} {_IN_PERIOD} cho mục đích này."
    )
    for way, (name, words, sums) in _WAYS.items()
}
_TOTAL = {
    way: FigureKey(f"raised.{name}", f"Tiền vận động: {words}", "đồng", f"{sums} {_IN_PERIOD}.")
    for way, (name, words, sums) in _WAYS.items()
}
_LEFT = FigureKey(
    "raised[x].left",
    "Vận động {x}: còn lại",
    "đồng",
    "Số tiền vận động được trừ số đã trao cho mục đích này, từ trước đến ngày tính số liệu.",
)


def causes_of(scope: Scope) -> dict[str, list[LoggedEntry[AppealFacts]]]:
    """Everything up to the cut-off by cause, for causes with an entry in the period.

    A cause is called as it was first; names that differ only by case or diacritics are one.
    """
    called: dict[str, str] = {}
    found: dict[str, list[LoggedEntry[AppealFacts]]] = {}
    for one in scope.read(appeals_read):
        if one.facts.happened_on <= scope.until:
            name = called.setdefault(fold(one.facts.cause), one.facts.cause)
            found.setdefault(name, []).append(one)
    return {name: rows for name, rows in found.items() if any(_counts(one, scope) for one in rows)}


def _counts(one: LoggedEntry[AppealFacts], scope: Scope) -> bool:
    return scope.holds(one.facts.happened_on)


def _figures(scope: Scope) -> Iterator[Figure]:
    causes = causes_of(scope)
    for way in Way:
        ours = {
            cause: [one for one in rows if one.facts.way is way and _counts(one, scope)]
            for cause, rows in causes.items()
        }
        yield _TOTAL[way].of(_amounts(one for rows in ours.values() for one in rows))
        for cause, rows in ours.items():
            yield _OF_CAUSE[way].of(_amounts(rows), cause)
    for cause, rows in causes.items():
        yield _LEFT.of(
            [
                Share(one.source, one.facts.amount if one.facts.way is Way.RECEIVED else -one.facts.amount)
                for one in rows
            ],
            cause,
        )


def _amounts(rows: Iterable[LoggedEntry[AppealFacts]]) -> list[Share]:
    return [Share(one.source, one.facts.amount) for one in rows]


FIGURES = (FigureGroup((*_TOTAL.values(), *_OF_CAUSE.values(), _LEFT), _figures),)
