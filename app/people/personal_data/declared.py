"""What the rooms declare of personal data, gathered by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, select

from app.extensions import db
from app.web.features import FEATURES
from app.web.personal.declared import Personal, Purpose

#: Tables of the installation, whose texts name nobody of a union, or are handled by who declares accounts.
NOT_OF_A_UNION = frozenset(
    {
        "users", "sign_in_failures", "first_run", "installation", "sent_forms", "user_sessions", "seals",
        "row_seals", "second_factors", "recovery_codes", "account_notices",
    }
)  # fmt: skip


#: Who recorded, closed, issued as an officer, and their reasons: also in the chain of the trail, which
#: covers them.
OFFICERS = frozenset(
    {
        "actor", "closed_by", "done_by", "issued_by", "posted_by", "recorded_by",
        "reopened_by", "reopened_reason", "saved_by", "withdrawn_reason",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that refers to people, and what becomes of the other columns of their rows."""

    table: Table
    column: Column[Any]
    emptied: Mapping[str, Any]
    #: What the trail calls fields that go, besides their columns.
    noted_as: tuple[str, ...]


def every_part() -> list[Personal]:
    """Everything declared, in the order of the rooms."""
    return [one for feature in FEATURES for one in feature.personal]


def parts_erased(unit_id: int, purpose: Purpose | None) -> list[Personal]:
    """What an erasure of everything carries out, or one of what is kept for a purpose."""
    return [
        one
        for one in every_part()
        if one.applies(unit_id)
        and (one.always or (one.purpose is purpose if purpose else not one.alone_for_it))
    ]


def purposes_declared() -> frozenset[Purpose]:
    """The purposes for which something is kept that can be erased without the rest."""
    return frozenset(one.purpose for one in every_part() if one.purpose)


def labels_erased(unit_id: int, purpose: Purpose | None) -> list[str]:
    """What such an erasure takes away, in words."""
    found = parts_erased(unit_id, purpose)
    return [one.label for one in found if one.label and (one.emptied or one.alone or one.erase)]


def grounds_of_kept(unit_id: int) -> list[str]:
    """Each ground for which something stays, once, in the order of the rooms."""
    going = {id(one) for one in parts_erased(unit_id, None)}
    found = [
        ground
        for one in every_part()
        for place, ground in one.kept.items()
        # What goes now needs no ground, unless the same declaration keeps other columns.
        if id(one) not in going or place.partition(".")[2] not in one.emptied
    ]
    return list(dict.fromkeys(ground for ground in found if ground != "Như trên."))


def references(some: Iterable[Personal]) -> list[Reference]:
    """The columns that refer to people in these declarations."""
    return [
        Reference(table, table.c[one.refers], one.emptied, one.noted_as)
        for one in some
        if one.model is not None
        for table in (db.metadata.tables[one.model.__tablename__],)
    ]


def alone_of(some: Iterable[Personal]) -> dict[str, dict[str, Any]]:
    """By table, what becomes of its columns in entries that name nobody else."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for one in some:
        for place, value in one.alone.items():
            table, _, column = place.partition(".")
            found[table][column] = value
    return found


def kept_of(some: Iterable[Personal]) -> dict[str, set[str]]:
    """By table, the columns that stay as they are; `*` for the whole table."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in some:
        for place in one.kept:
            table, _, column = place.partition(".")
            found[table].add(column)
    return found


def handled(some: Iterable[Personal]) -> set[str]:
    """The columns that a declaration changes by itself in the rows of one person."""
    some = list(some)
    emptied = {f"{one.table.name}.{name}" for one in references(some) for name in one.emptied}
    return emptied.union(*(one.by_hand for one in some))


def text_columns(table: Table) -> list[Column[Any]]:
    """The columns of a table that hold text, without who did something as an officer, and why."""
    return [one for one in table.columns if isinstance(one.type, String) and one.name not in OFFICERS]


def of_unit(table: Table, unit_id: int) -> ColumnElement[bool] | None:
    """Which rows of a table belong to the union, by its own column or by the row that it hangs on."""
    if "unit_id" in table.c:
        return table.c.unit_id == unit_id
    for key in table.foreign_keys:
        parent = key.column.table
        rows = None if parent is table else of_unit(parent, unit_id)
        if rows is not None:
            column: ColumnElement[bool] = key.parent.in_(select(key.column).where(rows))
            return column
    return None
