"""What feeds a part: the entries that a part reports by itself, and so no other.

A part that names reasons, occasions and the like reports the entries that have them; a part that names none
reports what no other took.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from app.core.vietnamese import fold
from app.life.events.facts import EventFacts
from app.life.events.queries import events_read
from app.life.events.rules import reported_category
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visits_read
from app.log.figures.facts import LoggedEntry, Reading, Scope
from app.year.figures.record import Record
from app.year.reports.outlining.source import BadOutline

#: The narrators whose entries parts may choose.
VISITS, EVENTS, FUNDS = "visits", "events", "funds"
FED = (VISITS, EVENTS, FUNDS)


@dataclass(frozen=True, slots=True)
class Only:
    """What entries of a part must have, one word of each that is not empty; `funds` by their names."""

    reasons: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    funds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


EVERYTHING = Only()

#: Of each, the narrators whose entries have such a thing, and the words that there are (none: any).
CHOICES: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "reasons": ((VISITS,), {one.value: one.label for one in Reason}),
    "audience": ((VISITS,), {one.value: one.label for one in Audience}),
    "occasions": ((VISITS, EVENTS), {}),
    "funds": ((VISITS, EVENTS, FUNDS), {}),
    "words": ((VISITS, EVENTS), {}),
}


def only_of(part: Mapping[str, Any]) -> Only:
    """What a part of an outline's data chooses by."""
    return Only(**{name: tuple(part.get(f"only_{name}", ())) for name in CHOICES})


@dataclass(frozen=True, slots=True)
class Feed:
    """What one part reports, as `Feeds` deals it out."""

    key: str
    narrators: tuple[tuple[str, str], ...]
    only: Only


class Feeds:
    """Deals the entries of a record out among the parts of an outline."""

    def __init__(self, parts: Iterable[Feed], record: Record) -> None:
        self._record = record
        self._taken: dict[str, frozenset[str]] = {}
        self._made: dict[frozenset[str] | None, Record] = {}
        taken: set[str] = set()
        for part in parts:
            if part.only:
                self._taken[part.key] = frozenset(set(_fitting(part, record)) - taken)
                taken |= self._taken[part.key]
        self._all = frozenset(taken)

    def is_narrowed(self, key: str, narrator: str) -> bool:
        """Whether the narrator reports only some of its entries in this part."""
        return narrator in FED and (key in self._taken or bool(self._all))

    def record_of(self, key: str) -> Record:
        """The record with the entries that the part reports."""
        mine = self._taken.get(key)
        if mine not in self._made:
            self._made[mine] = _narrowed(
                self._record, lambda source: source not in self._all if mine is None else source in mine
            )
        return self._made[mine]


def _narrowed(record: Record, is_kept: Callable[[str], bool]) -> Record:
    """The record without entries that are reported elsewhere; its figures count what is left."""
    scope = record.scope
    kept: dict[Callable[[Reading], Any], Any] = {
        visits_read: [one for one in scope.read(visits_read) if is_kept(one.source)],
        events_read: [one for one in scope.read(events_read) if is_kept(one.source)],
    }
    return replace(
        record,
        scope=Scope(scope.reading.with_known(kept), scope.period, scope.as_of, scope.signed_on),
        visits=tuple(one for one in record.visits if is_kept(one.source)),
        events=tuple(one for one in record.events if is_kept(one.source)),
        funds=tuple(one for one in record.funds if is_kept(one.source)),
    )


def _fitting(part: Feed, record: Record) -> Iterator[str]:
    """The entries of its narrators that have what the part asks."""
    only, names = part.only, {fund.id: fold(fund.name) for fund in record.funds}
    kinds = {argument for name, argument in part.narrators if name == EVENTS}
    narrators = {name for name, _ in part.narrators}
    if VISITS in narrators:
        yield from (one.source for one in record.visits if _has_visit(only, one, names))
    going = record.going_on if kinds else ()
    for event in (*(record.events if kinds else ()), *going):
        if reported_category(event.facts).value in kinds and _has_event(only, event, names):
            yield event.source
    if FUNDS in narrators and only.funds:
        wanted = set(map(fold, only.funds))
        yield from (fund.source for fund in record.funds if fold(fund.name) in wanted)


def _has_visit(only: Only, visit: LoggedEntry[VisitFacts], names: Mapping[int, str]) -> bool:
    facts = visit.facts
    return (
        (not only.reasons or facts.reason.value in only.reasons)
        and (not only.audience or facts.audience.value in only.audience)
        and _has_words(only, facts.occasion, f"{facts.occasion} {facts.recipient} {facts.in_kind}")
        and _is_of(only.funds, names.get(facts.fund_id or 0))
    )


def _has_event(only: Only, event: LoggedEntry[EventFacts], names: Mapping[int, str]) -> bool:
    facts = event.facts
    # What only visits have no activity has.
    if (only.reasons or only.audience) and not (only.occasions or only.words or only.funds):
        return True
    words = " ".join((facts.title, facts.occasion, facts.partners, facts.place))
    return _has_words(only, facts.occasion, words) and _is_of(only.funds, names.get(facts.fund_id or 0))


def _has_words(only: Only, occasion: str, words: str) -> bool:
    return (not only.occasions or any_of(only.occasions).search(fold(occasion)) is not None) and (
        not only.words or any_of(only.words).search(fold(words)) is not None
    )


def _is_of(funds: tuple[str, ...], name: str | None) -> bool:
    return not funds or name in set(map(fold, funds))


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words as a separate word: 8/3 is not in 28/3, `Tết` not in `tổng kết`."""
    return re.compile(rf"(?<![\w/])(?:{'|'.join(re.escape(fold(word)) for word in words)})(?![\w/])")


def fed_by(narrators: Iterable[str]) -> set[str]:
    """What parts with these narrators may choose by; `narrators` as an outline writes them."""
    names = {one.partition(":")[0] for one in narrators}
    return {name for name, (takes, _) in CHOICES.items() if names & set(takes)}


def shown_only(name: str, part: Mapping[str, Any]) -> str:
    """What a part chooses by, as its box shows it: a line each, in words."""
    labels = CHOICES[name][1]
    return "\n".join(labels.get(one, one) for one in part.get(f"only_{name}", ()))


def typed_only(name: str, text: str | None) -> list[str]:
    """What a box says, as an outline writes it. Raises BadOutline for an unknown word."""
    values = {fold(label): value for value, label in CHOICES[name][1].items()}
    found = []
    for line in (text or "").split("\n"):
        if not line.strip():
            continue
        if values and fold(line) not in values:
            known = "; ".join(CHOICES[name][1].values())
            raise BadOutline(f"only_{name}", f"không có «{line.strip()}». Chọn trong: {known}.")
        found.append(values[fold(line)] if values else line.strip())
    return found
