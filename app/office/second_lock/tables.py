"""Which union rows belong to: by their own `unit_id`, by the row that they stand beside, or to none."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Column, Table

from app.extensions import Model

#: Tables of the whole installation, which no policy locks, each with the reason.
OF_NO_UNION = {
    "account_notices": "accounts are the installation's: one may have roles in several unions",
    "feed_keys": "a calendar's secret says which union it opens, before any is open",
    "first_run": "one row that says that books were begun",
    "grants": "the roles of an account say which unions it may open, before any is open",
    "installation": "one row about the installation",
    "recovery_codes": "of an account",
    "row_seals": "keyed digests, one chain over the installation; no row can be read from them",
    "seals": "the chain of these digests",
    "second_factors": "of an account",
    "sent_forms": "of an account: a form is carried out once",
    "sign_in_failures": "counted before anybody is known",
    "sign_in_policy": "one row for everybody",
    "units": "the list of the unions themselves, from which an account's own are found",
    "user_sessions": "of an account",
    "users": "accounts are the installation's",
}

#: Rows beside another: the column that leads to it, where that is not `activity_id`.
_BESIDE = {
    "closing_balances": "closing_id",
    "commitment_funds": "commitment_id",
    "counted_notes": "count_id",
    "gift_recipients": "list_id",
    "item_aliases": "item_id",
    "plan_outcomes": "plan_item_id",
    "requested_unions": "campaign_id",
    "series_occurrences": "series_id",
    "trail_details": "entry_id",
}


class Owner(NamedTuple):
    """What leads from a row to its union: `column`, and the table it refers to where that is not `units`.

    `may_be_none`: rows without a union are the installation's, and every union's requests may see them.
    """

    column: str
    parent: str | None = None
    may_be_none: bool = False


def owner_of(table: Table) -> Owner | None:
    """How the rows of a table belong to a union; None where they do not."""
    if table.name in OF_NO_UNION:
        return None
    if "unit_id" in table.c:
        return Owner("unit_id", may_be_none=bool(table.c.unit_id.nullable))
    column = table.c.get(_BESIDE.get(table.name, "activity_id"))
    return None if column is None else Owner(column.name, _referred(column))


def locked_tables() -> dict[str, Owner]:
    """Every table of a union, by name, with what its rows belong to it by."""
    owners = {name: owner_of(table) for name, table in Model.metadata.tables.items()}
    return {name: owner for name, owner in sorted(owners.items()) if owner}


def _referred(column: Column[int]) -> str:
    """The table whose key the column holds."""
    return next(key.column.table.name for key in column.foreign_keys)
