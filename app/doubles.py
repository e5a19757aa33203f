"""Violations of unique constraints as messages beside the field where the value was typed.

Actions check first whether a name is taken; of two at the same time the database refuses the second. The
message of a constraint over typed values is in its `info`: `info=unique_message(...)`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Constraint, Engine, ExceptionContext, PrimaryKeyConstraint, UniqueConstraint, event

from app.core.errors import Refused
from app.extensions import Model

_KEY = "unique_message"


def unique_message(sentence: str, field: str | None = None) -> dict[str, Any]:
    """The `info` of a constraint: the sentence for the second of two writers, and its form field."""
    return {_KEY: (sentence, field)}


def message_of(constraint: Constraint) -> tuple[str, str | None] | None:
    """The sentence and the form field of a constraint; None for one over values that nobody types."""
    found: tuple[str, str | None] | None = constraint.info.get(_KEY)
    return found


@event.listens_for(Engine, "handle_error")
def _refuse(context: ExceptionContext) -> None:
    broken = _broken(context.original_exception)
    message = message_of(broken) if broken is not None else None
    if message:
        raise Refused(*message) from context.original_exception


def _broken(error: BaseException) -> Constraint | None:
    """The unique constraint that the error of the driver (SQLite or PostgreSQL) names."""
    name = getattr(getattr(error, "diag", None), "constraint_name", None)
    _, _, columns = str(error).partition("UNIQUE constraint failed: ")
    sought = {column.strip() for column in columns.split(",")}
    for constraint in uniques():
        if name == constraint.name or sought == {
            f"{one.table.name}.{one.name}" for one in constraint.columns
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
