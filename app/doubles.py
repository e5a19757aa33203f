"""What a unique constraint of the database refuses, told in the sentence of the box where it was typed.

An action asks first whether a name is taken; of two that ask at the same moment both hear no, and the
database refuses the second. A constraint that guards what people type says so itself: `info=told(...)`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Constraint, Engine, ExceptionContext, PrimaryKeyConstraint, UniqueConstraint, event

from app.core.errors import Refused
from app.extensions import Model

_TOLD = "told"


def told(sentence: str, field: str | None = None) -> dict[str, Any]:
    """The `info` of a constraint: what the second of two is told, and the box it belongs to."""
    return {_TOLD: (sentence, field)}


def words_of(constraint: Constraint) -> tuple[str, str | None] | None:
    """The sentence and the box of a constraint; None where it guards nothing that people type."""
    found: tuple[str, str | None] | None = constraint.info.get(_TOLD)
    return found


@event.listens_for(Engine, "handle_error")
def _refuse(context: ExceptionContext) -> None:
    broken = _broken(context.original_exception)
    words = words_of(broken) if broken is not None else None
    if words:
        raise Refused(*words) from context.original_exception


def _broken(error: BaseException) -> Constraint | None:
    """The unique constraint of a table of ours that the driver's error names, whichever driver it is."""
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
