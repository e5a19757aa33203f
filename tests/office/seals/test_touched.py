"""Which rows a statement wrote: those are sealed again at the commit."""

from __future__ import annotations

import pytest
from sqlalchemy import Update, update

from app.extensions import db
from app.office.seals.touched import touched_by
from app.office.units.models import Unit
from tests.conftest import Statements


def touched(statement: Update) -> set[tuple[int, ...]]:
    db.session.commit()
    db.session.execute(statement)
    return touched_by(db.session()).rows["units"]


def test_a_row_named_by_its_key_needs_no_select(union: Unit, statements: Statements) -> None:
    unit_id = union.id
    statements.clear()
    assert touched(update(Unit).where(Unit.id == unit_id).values(name="Tên khác")) == {(unit_id,)}
    assert [one.split()[0] for one in statements.sent if "units" in one] == ["UPDATE"]


@pytest.mark.parametrize("key", ["code", "own"])
def test_a_row_that_another_column_names_is_read(union: Unit, key: str) -> None:
    unit_id = union.id
    which = {"code": Unit.code == union.code, "own": Unit.id == Unit.version + (unit_id - union.version)}[key]
    assert touched(update(Unit).where(which).values(name="Tên khác")) == {(unit_id,)}


def test_a_key_that_no_row_has_is_no_fault(union: Unit) -> None:
    assert touched(update(Unit).where(Unit.id == 999_999).values(name="Tên khác")) == {(999_999,)}
    db.session.commit()
