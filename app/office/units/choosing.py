"""Choosing the union of a command, which takes its place among those who write its books."""

from __future__ import annotations

from app.core.errors import Refused
from app.extensions import db
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code_or_name, units
from app.transactions import enter_union


def chosen_unit(text: str | None) -> Unit:
    """The union that a command names, or the only one. Raises Refused when it is not clear which.

    A command that writes then has its books alone until the commit.
    """
    unit = _found(text)
    if enter_union(unit.id):
        db.session.refresh(unit)
    return unit


def _found(text: str | None) -> Unit:
    known = units()
    names = "; ".join(f"{unit.code} ({unit.name})" for unit in known)
    if text is None:
        if len(known) == 1:
            return known[0]
        raise Refused(
            f"Có nhiều công đoàn, hãy chọn một bằng --unit: {names}."
            if known
            else "Chưa có công đoàn nào trong sổ."
        )
    found = unit_by_code_or_name(text)
    if found is None:
        raise Refused(f"Không có công đoàn «{text}»; đang có: {names or 'chưa có công đoàn nào'}.")
    return found
