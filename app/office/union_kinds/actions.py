"""Taking over what the file of a kind of union proposes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.core.actor import Actor
from app.core.vietnamese import fold
from app.office.union_kinds.facts import Proposal
from app.office.union_kinds.known import kind_called
from app.office.units.models import Unit


def proposed_to(unit: Unit, proposals: Iterable[Proposal]) -> list[tuple[Proposal, Sequence[Any]]]:
    """What the union's kind proposes and its books lack; one statement for each table that the kind has."""
    kind = kind_called(unit.kind)
    found = []
    for one in proposals:
        rows = kind.rows.get(one.table, ()) if kind else ()
        if rows:
            known = set(map(fold, one.known(unit.id)))
            found.append((one, [facts for facts in rows if fold(one.name(facts)) not in known]))
    return [(one, rows) for one, rows in found if rows]


def take_proposed(unit: Unit, proposals: Iterable[Proposal], actor: Actor, today: date) -> int:
    """Record what the union's kind proposes and its books lack, and return how many rows."""
    number = 0
    for one, rows in proposed_to(unit, proposals):
        for facts in rows:
            one.record(unit.id, facts, actor, today)
            number += 1
    return number
