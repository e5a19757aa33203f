"""Rows of other rooms that name a section: they have its new name once it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from app.core.actor import Actor
from app.core.signals import section_renamed
from app.people.sections.rules import Renaming

Row = TypeVar("Row")
Facts = TypeVar("Facts", bound=Any)


def follow_sections(
    give_name: Callable[[int, Sequence[tuple[Row, Facts, Facts]], Actor, str], None],
    rows: Callable[[int], Iterable[tuple[Row, Facts]]],
    days: Callable[[Facts], tuple[date | None, date | None]],
    *,
    whole: Callable[[Row, Any], Facts] = lambda _row, facts: facts,
    also: Callable[[Facts, Renaming], Mapping[str, Any]] = lambda _facts, _renaming: {},
) -> None:
    """Have the rows of a union follow the name of their section, by the `rename` of their kind.

    `days`: the first and the last of the facts; `whole`: all facts of a row that is renamed; `also`: what
    else of them changes with the name.
    """

    def rename(unit_id: int, *, renaming: Renaming, actor: Actor, reason: str) -> None:
        named = [
            (row, whole(row, facts))
            for row, facts in rows(unit_id)
            if renaming.concerns(facts.section, *days(facts))
        ]
        renamed = [
            (row, old, replace(old, section=renaming.new, **also(old, renaming))) for row, old in named
        ]
        give_name(unit_id, renamed, actor, reason)

    section_renamed.connect(rename, weak=False)


def days_of_period(facts: Any) -> tuple[date, date]:
    """Of facts about a period."""
    return facts.period.start, facts.period.end
