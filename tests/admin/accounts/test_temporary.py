"""A temporary password opens only the page where it is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.office.accounts.queries import user_by_name
from app.office.units.models import Unit
from tests.conftest import PASSWORD

CHANGE = "/tai-khoan/mat-khau"
TEMPORARY, OWN = "mot-mat-khau-tam", "câu của riêng tôi"
As = Callable[[str], FlaskClient]


def reset(as_role: As, username: str) -> None:
    user = user_by_name(username)
    assert user is not None
    sent = {"password": TEMPORARY}
    assert as_role("admin").post(f"/tai-khoan/{user.id}/mat-khau", data=sent).status_code == 303
    # The roles wait for the chair again; what is tested here is the password.
    assert as_role("chair").post(f"/vai-tro/{user.grants[0].id}/xac-nhan").status_code == 303


def entered(app: Flask, username: str) -> FlaskClient:
    client = app.test_client()
    sent = {"username": username, "password": TEMPORARY}
    assert client.post("/tai-khoan/dang-nhap", data=sent).status_code == 303
    return client


@pytest.mark.parametrize("path", ["/", "/doan-vien/", "/tai-khoan/lich", "/huong-dan/", "/tim?tu=a"])
def test_every_page_leads_to_the_change(app: Flask, as_role: As, path: str) -> None:
    reset(as_role, "treasurer")
    client = entered(app, "treasurer")
    assert client.get(path).location.startswith(CHANGE)
    fragment = client.get(path, headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment.headers["HX-Redirect"][: len(CHANGE)]) == (401, CHANGE)


def test_nothing_is_written_before_the_change(app: Flask, as_role: As) -> None:
    reset(as_role, "treasurer")
    assert (
        entered(app, "treasurer")
        .post("/phuong-huong/moi", data={"content": "Hội thao"})
        .location.startswith(CHANGE)
    )


def test_the_page_says_why_and_one_may_leave(app: Flask, as_role: As) -> None:
    reset(as_role, "treasurer")
    client = entered(app, "treasurer")
    assert "mật khẩu tạm, có người khác biết" in client.get(CHANGE).text
    assert client.post("/tai-khoan/dang-xuat").status_code == 303


def test_with_a_password_of_ones_own_everything_is_open_where_one_wanted_to_go(
    app: Flask, as_role: As
) -> None:
    reset(as_role, "treasurer")
    client = entered(app, "treasurer")
    change = client.get("/doan-vien/?page=1").location
    same = {"current": TEMPORARY, "password": TEMPORARY, "again": TEMPORARY}
    refused = client.post(change, data=same)
    assert refused.status_code == 422
    assert "Mật khẩu mới phải khác mật khẩu đang dùng." in refused.text
    done = client.post(change, data={"current": TEMPORARY, "password": OWN, "again": OWN})
    assert done.location == "/doan-vien/?page=1"
    assert client.get("/doan-vien/").status_code == 200
    assert "mật khẩu tạm, có người khác biết" not in client.get(CHANGE).text


def test_a_new_account_and_that_of_a_member_begin_with_such_a_password(
    app: Flask, union: Unit, as_role: As
) -> None:
    form = {"display_name": "Lê Thị Sen", "password": TEMPORARY}
    as_role("admin").post(
        "/tai-khoan/moi", data={**form, "username": "sen", "unit_id": union.id, "role": "auditor"}
    )
    assert entered(app, "sen").get("/").location.startswith(CHANGE)
    chair = user_by_name("chair")
    assert chair is not None
    as_role("admin").post(f"/tai-khoan/{chair.id}/quan-tri/giao")
    as_role("chair").post("/doan-vien/1/tai-khoan", data={**form, "username": "binh"})
    assert entered(app, "binh").get("/toi").location.startswith(CHANGE)


def test_the_administrator_sees_whose_password_is_still_temporary(app: Flask, as_role: As) -> None:
    reset(as_role, "treasurer")
    user = user_by_name("treasurer")
    assert user is not None
    assert "Đang dùng mật khẩu tạm" in as_role("admin").get(f"/tai-khoan/{user.id}").text


def test_who_chose_their_own_password_is_not_asked(app: Flask, as_role: As) -> None:
    new = {"current": PASSWORD, "password": OWN, "again": OWN}
    client = as_role("treasurer")
    client.post(CHANGE, data=new)
    assert client.get("/doan-vien/").status_code == 200


def test_one_that_nobody_used_for_a_week_opens_nothing(app: Flask, as_role: As) -> None:
    reset(as_role, "treasurer")
    set_at = datetime.now(UTC)
    app.config["MOMENT"] = lambda: set_at + timedelta(days=6, hours=23)
    entered(app, "treasurer")
    app.config["MOMENT"] = lambda: set_at + timedelta(days=7, minutes=1)
    sent = {"username": "treasurer", "password": TEMPORARY}
    late = app.test_client().post("/tai-khoan/dang-nhap", data=sent)
    assert late.status_code == 422
    assert "Mật khẩu tạm này đã hết hạn" in late.text
    wrong = app.test_client().post("/tai-khoan/dang-nhap", data={**sent, "password": "sai-mat-khau"})
    assert "hết hạn" not in wrong.text, "only who knows it is told"


def test_a_password_of_ones_own_does_not_expire(app: Flask, as_role: As) -> None:
    reset(as_role, "treasurer")
    client = entered(app, "treasurer")
    client.post(CHANGE, data={"current": TEMPORARY, "password": OWN, "again": OWN})
    app.config["MOMENT"] = lambda: datetime.now(UTC) + timedelta(days=400)
    sent = {"username": "treasurer", "password": OWN}
    assert app.test_client().post("/tai-khoan/dang-nhap", data=sent).status_code == 303
