"""Turns violations of unique constraints into `Refused`, with the message for the field of the form.

Actions check first whether a name is taken; of two at the same moment the database refuses the second.
Constraints on what users type declare their message: `info=refusal(...)`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Constraint, Engine, ExceptionContext, PrimaryKeyConstraint, UniqueConstraint, event

from app.core.errors import Refused
from app.extensions import Model

_KEY = "refusal"


def refusal(sentence: str, field: str | None = None) -> dict[str, Any]:
    """The `info` of a constraint: the message of its violation, and the field it belongs to."""
    return {_KEY: (sentence, field)}


def refusal_of(constraint: Constraint) -> tuple[str, str | None] | None:
    """The message and the field of a constraint; None where it has none."""
    found: tuple[str, str | None] | None = constraint.info.get(_KEY)
    return found


@event.listens_for(Engine, "handle_error")
def _refuse(context: ExceptionContext) -> None:
    broken = _broken(context.original_exception)
    found = refusal_of(broken) if broken is not None else None
    if found:
        raise Refused(*found) from context.original_exception


def _broken(error: BaseException) -> Constraint | None:
    """The unique constraint that a driver's error names (SQLite or PostgreSQL)."""
    name = getattr(getattr(error, "diag", None), "constraint_name", None)
    _, _, columns = str(error).partition("UNIQUE constraint failed: ")
    sought = {column.strip() for column in columns.split(",")}
    for constraint in uniques():
        if name == constraint.name or sought == {
            f"{column.table.name}.{column.name}" for column in constraint.columns
        }:
            return constraint
    return None


def uniques() -> list[PrimaryKeyConstraint | UniqueConstraint]:
    """Every unique constraint of the schema, primary keys among them."""
    return [
        constraint
        for table in Model.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
    ]
