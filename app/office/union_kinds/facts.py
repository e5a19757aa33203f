"""What a kind of union brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.core.actor import Actor
from app.core.years.working import WorkingYear

#: The place of a kind that does not state one.
LAST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTable:
    """A table of a kind's file: its room declares it and asks for its rows (`known.rows_of`).

    `check` raises Refused; `name` names a row, and no two have the same.
    """

    table: str
    facts: type[Any]
    check: Callable[[Any], object]
    name: Callable[[Any], str]
    #: Facts that every row has, whatever the file says.
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(KindTable):
    """A table whose rows a union of the kind may take over into its books.

    `record` takes the union's id, facts, actor and today; `known` the union's id, and returns what is
    recorded, as `name` names a row.
    """

    label: str
    known: Callable[[int], Sequence[str]]
    record: Callable[[int, Any, Actor, date], object]


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of reports for those who work here: all of them, and one of them after a number."""

    people: str = "cán bộ, công chức, viên chức, người lao động"
    worker: str = "người lao động"


@dataclass(frozen=True, slots=True)
class Kind:
    """One file: `labour_kinds` value -> label, `rows` facts by the name of their `KindTable`.

    The smaller its `place`, the earlier it is offered. `outline` "": that of every union.
    `unions_below`: others report to unions of the kind. `short`: what a workbook may call it too.
    """

    key: str
    label: str
    naming: Naming
    labour_kinds: Mapping[str, str]
    working_year: WorkingYear | None = None
    outline: str = ""
    place: int = LAST
    unions_below: bool = False
    short: str = ""
    rows: Mapping[str, Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file of the installation's own that is not used, and why, in a Vietnamese sentence."""

    file: str
    sentence: str
