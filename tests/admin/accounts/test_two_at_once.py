"""Two users write the same at the same time: the second gets a message beside the field, not an error."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Constraint, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.core.errors import Refused
from app.extensions import db
from app.office.accounts import actions, queries
from app.office.accounts.models import Grant, SignInFailure, User
from app.office.accounts.rules import Role
from app.office.sign_in import rules
from app.office.sign_in.actions import note_failure
from app.office.units import queries as unit_queries
from app.office.units.actions import record_congress, start_unit
from app.office.units.facts import CongressFacts, UnitFacts
from app.office.units.models import Unit
from app.people.roster import queries as people_queries
from app.unique_constraints import refusal_of, uniques
from tests.conftest import NOON, OFFICER, PASSWORD, TODAY, put_member

AT_ONCE = 4


def at_once(app: Flask, write: Callable[[int], object]) -> list[str]:
    """The refusal of each of several simultaneous writes; "" for the one that succeeded."""
    together = Barrier(AT_ONCE)

    def one(number: int) -> str:
        with app.app_context():
            together.wait()
            try:
                write(number)
                db.session.commit()
            except Refused as refusal:
                db.session.rollback()
                return f"{refusal.field}: {refusal.sentence}"
            finally:
                db.session.remove()
            return ""

    with ThreadPoolExecutor(AT_ONCE) as people:
        return sorted(people.map(one, range(AT_ONCE)))


def test_one_name_is_given_once(app: Flask, union: Unit) -> None:
    db.session.commit()
    refusals = at_once(app, lambda n: actions.add_user("sen", f"Lê Thị Sen {n}", PASSWORD, OFFICER))
    assert refusals == ["", *["username: Tên đăng nhập này đã có người dùng."] * (AT_ONCE - 1)]
    assert db.session.scalar(select(func.count(User.id)).where(User.username == "sen")) == 1


def test_two_administrators_who_hear_that_a_name_is_free(
    app: Flask, union: Unit, as_role: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment between asking and writing, held open."""
    monkeypatch.setattr(queries, "user_by_name", lambda _name: None)
    sent = {
        "display_name": "Lê Thị Sen",
        "username": "chair",
        "password": "mot-mat-khau-tam",
        "unit_id": union.id,
        "role": "auditor",
    }
    answer = as_role("admin").post("/tai-khoan/moi", data=sent)
    assert answer.status_code == 422
    assert "Tên đăng nhập này đã có người dùng." in answer.text
    assert "Lê Thị Sen" in answer.text


def test_a_role_a_union_a_person_and_a_congress_likewise(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment between asking and writing, held open, for everything that people name."""
    unit_id, chair = union.id, queries.user_by_name("chair")
    assert chair is not None
    chair_id = chair.id
    record_congress(union, CongressFacts(TODAY), OFFICER, TODAY)
    db.session.commit()
    monkeypatch.setattr(queries, "holdings_of", lambda _user_id: [])
    monkeypatch.setattr(unit_queries, "unit_by_code", lambda _code: None)
    monkeypatch.setattr(people_queries, "codes_taken", lambda _unit_id, _codes: set())
    monkeypatch.setattr(unit_queries, "congress_days", lambda _unit: [])

    def refused(write: Callable[[], object]) -> str | None:
        with pytest.raises(Refused) as refused:
            write()
        db.session.rollback()
        return refused.value.field

    def unit() -> Unit:
        return db.session.get_one(Unit, unit_id)

    def user() -> User:
        return db.session.get_one(User, chair_id)

    assert refused(lambda: actions.grant(user(), unit(), Role.CHAIR, OFFICER, TODAY)) == "role"
    assert refused(lambda: start_unit(UnitFacts(name="Tên khác", code="hoa-mai"), OFFICER)) == "code"
    assert refused(lambda: put_member(unit(), "DV001", "Lê Văn Nắng")) == "code"
    assert refused(lambda: record_congress(unit(), CongressFacts(TODAY), OFFICER, TODAY)) == "held_on"


def test_what_nobody_types_stays_a_failure(app: Flask, union: Unit) -> None:
    row = db.session.scalars(select(Grant)).first()
    assert row is not None
    again = insert(Grant).values(id=row.id, user_id=row.user_id, unit_id=row.unit_id, role="khac")
    with pytest.raises(IntegrityError):
        db.session.execute(again)


def test_every_constraint_on_what_people_type_has_its_sentence() -> None:
    """Keys of rows, numbers given under a lock and digests are the program's own."""
    own = {"row_key", "stored_name", "hash", "digest", "session_key", "number", "text", "reversal_of_id"}
    own |= {"item_id", "fund_id"}  # names that an item or a fund had are kept by the program

    def is_typed(constraint: Constraint) -> bool:
        columns = {column.name for column in constraint.columns}  # type: ignore[attr-defined] # of columns all
        return not columns & own and str(constraint.name).startswith("uq_") and "period_start" not in columns

    typed = [one for one in uniques() if is_typed(one)]
    assert {str(one.name) for one in typed} >= {"uq_users_username", "uq_funds_unit_id_name"}
    assert [one.name for one in typed if refusal_of(one) is None] == []


def test_guesses_sent_at_the_same_time_all_count(app: Flask, union: Unit) -> None:
    from app.office.sign_in.queries import account, attempt

    source = rules.source_of("192.0.2.66")
    db.session.commit()

    def guess(_number: int) -> None:
        known = account("chair")
        note_failure(attempt("chair", source, source, NOON), known, NOON)

    assert at_once(app, guess) == [""] * AT_ONCE
    assert sorted(db.session.scalars(select(SignInFailure.failures))) == [AT_ONCE, AT_ONCE]
