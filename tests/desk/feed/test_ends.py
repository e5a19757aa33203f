"""A calendar link ends with what it was made under, and is seen and ended by the administrator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.errors import Refused
from app.desk.feed import actions as feed_actions
from app.desk.feed.models import FeedKey
from app.extensions import db
from app.office.accounts import actions
from app.office.accounts.models import User
from app.office.accounts.queries import grants_of
from app.office.accounts.rules import Role
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from tests.conftest import OFFICER, PASSWORD, TODAY, Statements
from tests.desk.feed.test_feed import account, make
from tests.downloads import As
from tests.trail import chain_of

NEW = "một câu mới để nhớ"


def closed(user: User, unit: Unit) -> None:
    actions.set_enabled(user, False, OFFICER)
    db.session.commit()
    actions.set_enabled(user, True, OFFICER)


def lost_the_role(user: User, unit: Unit) -> None:
    actions.revoke(user, grants_of(user.id)[0][0], OFFICER)
    db.session.commit()
    actions.grant(user, unit, Role.RECORDER, OFFICER, TODAY)


def reset(user: User, unit: Unit) -> None:
    actions.change_password(user, NEW, OFFICER, is_temporary=True)


@pytest.mark.parametrize("happen", [closed, lost_the_role, reset])
def test_nothing_that_comes_back_revives_a_link(
    union: Unit, as_role: As, happen: Callable[[User, Unit], None]
) -> None:
    path = make(as_role, "recorder")
    happen(account("recorder"), union)
    db.session.commit()
    assert as_role("").get(path).status_code == 404
    assert db.session.scalars(select(FeedKey)).all() == []
    assert "home.feed.ended" in [entry.action for entry, _ in chain_of(union.id)]
    assert verify_chain(union.id) == []


def test_a_new_password_of_ones_own_ends_it(union: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    sent = {"current": PASSWORD, "password": NEW, "again": NEW}
    assert as_role("chair").post("/tai-khoan/mat-khau", data=sent).status_code == 303
    assert as_role("").get(path).status_code == 404


def test_another_role_with_a_calendar_keeps_it(union: Unit, as_role: As) -> None:
    path, user = make(as_role, "recorder"), account("recorder")
    actions.grant(user, union, Role.AUDITOR, OFFICER, TODAY)
    actions.revoke(user, grants_of(user.id)[0][0], OFFICER)
    db.session.commit()
    assert as_role("").get(path).status_code == 200


def test_the_owner_and_the_administrator_see_when_it_was_used(app: Flask, union: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    assert "chưa điện thoại nào lấy lịch" in as_role("chair").get("/tai-khoan/lich").text
    assert as_role("").get(path).status_code == 200
    assert "điện thoại lấy lịch lần cuối ngày 15/12/2024" in as_role("chair").get("/tai-khoan/lich").text
    page = as_role("admin").get(f"/tai-khoan/{account('chair').id}").text
    assert "Lịch trên điện thoại" in page
    assert "15/12/2024" in page


def test_the_day_is_noted_once_a_day(app: Flask, union: Unit, as_role: As, statements: Statements) -> None:
    path, phone = make(as_role, "chair"), as_role("")

    def notes() -> int:
        statements.clear()
        assert phone.get(path).status_code == 200
        return len([one for one in statements.sent if one.startswith("UPDATE")])

    assert [notes(), notes()] == [1, 0]
    app.config["CLOCK"] = lambda: date(2024, 12, 16)
    assert [notes(), notes()] == [1, 0]


def test_a_calendar_is_given_even_when_the_day_cannot_be_noted(
    union: Unit, as_role: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_args: Any) -> None:
        raise Refused("Sổ đang bận.")

    path = make(as_role, "chair")
    monkeypatch.setattr(feed_actions, "note_fetched", locked)
    assert as_role("").get(path).status_code == 200


def test_the_administrator_ends_one(union: Unit, as_role: As) -> None:
    one, other = make(as_role, "chair"), make(as_role, "recorder")
    admin, user = as_role("admin"), account("chair")
    assert admin.post(f"/tai-khoan/{user.id}/lich/{union.id}/thu-hoi").status_code == 303
    assert as_role("").get(one).status_code == 404
    assert as_role("").get(other).status_code == 200


def test_the_administrator_ends_all(union: Unit, as_role: As) -> None:
    paths = [make(as_role, who) for who in ("chair", "recorder", "member")]
    admin = as_role("admin")
    page = admin.get("/tai-khoan/lich/moi-nguoi").text
    assert "3 đường dẫn" in page
    assert "Tài khoản member" in page
    assert admin.post("/tai-khoan/lich/moi-nguoi/thu-hoi").status_code == 303
    assert [as_role("").get(path).status_code for path in paths] == [404] * 3
    assert "Chưa ai tạo đường dẫn lịch." in admin.get("/tai-khoan/lich/moi-nguoi").text


@pytest.mark.parametrize("username", ["chair", "member", "upper", "stranger"])
def test_nobody_else_sees_or_ends_them(union: Unit, as_role: As, username: str) -> None:
    path, user = make(as_role, "recorder"), account("recorder")
    client = as_role(username)
    assert client.get("/tai-khoan/lich/moi-nguoi").status_code == 403
    assert client.post("/tai-khoan/lich/moi-nguoi/thu-hoi").status_code == 403
    assert client.post(f"/tai-khoan/{user.id}/lich/{union.id}/thu-hoi").status_code == 403
    assert as_role("").get(path).status_code == 200
