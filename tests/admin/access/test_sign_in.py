"""Signing in, and the messages of failures."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts import actions, queries
from app.office.units.models import Unit
from tests.conftest import PASSWORD

SIGN_IN = "/tai-khoan/dang-nhap"


def sign_in(
    client: FlaskClient, username: str = "chair", password: str = PASSWORD, after: str = ""
) -> TestResponse:
    return client.post(SIGN_IN + after, data={"username": username, "password": password})


def is_in(client: FlaskClient) -> bool:
    return client.get("/tai-khoan/mat-khau").status_code == 200


def test_the_right_password_opens_the_first_page(app: Flask, union: Unit) -> None:
    client = app.test_client()
    answer = sign_in(client)
    assert (answer.status_code, answer.location) == (303, "/")
    assert is_in(client)


def test_the_name_is_read_without_case_and_diacritics(app: Flask, union: Unit) -> None:
    assert sign_in(app.test_client(), "Chàir").status_code == 303


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(app: Flask, union: Unit) -> None:
    pages = []
    for username in ("chair", "khong-co-ai"):
        client = app.test_client()
        answer = sign_in(client, username, "sai-mat-khau")
        assert answer.status_code == 422
        assert not is_in(client)
        pages.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert pages[0] == pages[1]
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in pages[0]


def test_what_was_typed_as_name_stays_and_the_password_does_not(app: Flask, union: Unit) -> None:
    page = sign_in(app.test_client(), "chair", "sai-mat-khau").text
    assert 'value="chair"' in page
    assert "sai-mat-khau" not in page


def test_a_closed_account_says_so_only_to_who_knows_its_password(app: Flask, union: Unit) -> None:
    user = queries.user_by_name("treasurer")
    assert user is not None
    actions.set_enabled(user, False, SYSTEM)
    db.session.commit()
    answer = sign_in(app.test_client(), "treasurer")
    assert answer.status_code == 422
    assert "Tài khoản này đã bị khóa." in answer.text
    guessed = sign_in(app.test_client(), "treasurer", "sai-mat-khau")
    assert "bị khóa" not in guessed.text
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in guessed.text


def test_the_page_says_whom_to_ask_and_what_to_run_on_the_server(app: Flask, union: Unit) -> None:
    page = app.test_client().get(SIGN_IN).text
    assert "Hãy nhờ người quản trị (Tài khoản admin)" in page
    assert "flask password TÊN" in page
    assert "Tài khoản chair" not in page


@pytest.mark.parametrize("target", ["/tham-hoi/?year=2024", "/"])
def test_after_signing_in_one_goes_on_to_where_one_was(app: Flask, union: Unit, target: str) -> None:
    client = app.test_client()
    answer = client.post(
        SIGN_IN, query_string={"next": target}, data={"username": "chair", "password": PASSWORD}
    )
    assert answer.location == target


@pytest.mark.parametrize(
    "target",
    [
        "https://kẻ-gian.vn/",
        "//ke-gian.vn",
        "/\\ke-gian.vn",
        "ke-gian.vn",
        "javascript:alert(1)",
        "/\n/ke-gian.vn",
    ],
)
def test_nobody_is_led_to_another_site(app: Flask, union: Unit, target: str) -> None:
    client = app.test_client()
    answer = client.post(
        SIGN_IN, query_string={"next": target}, data={"username": "chair", "password": PASSWORD}
    )
    assert answer.location == "/"


def test_nothing_of_the_session_before_lives_on(app: Flask, union: Unit) -> None:
    client = app.test_client()
    with client.session_transaction() as session:
        session["unit_id"] = 99
        session["planted"] = "x"
    sign_in(client)
    with client.session_transaction() as session:
        assert "planted" not in session
        assert "unit_id" not in session


def test_a_session_taken_to_another_machine_does_not_open(app: Flask, union: Unit) -> None:
    client = app.test_client()
    sign_in(client)
    assert client.get("/tai-khoan/mat-khau", environ_overrides={"REMOTE_ADDR": "10.9.8.7"}).status_code == 303


def test_signing_in_needs_the_forms_token(app: Flask, union: Unit) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client = app.test_client()
    assert sign_in(client).status_code == 400
    assert not is_in(client)


def test_signing_out_ends_the_session_by_post_only(as_role: Callable[[str], FlaskClient]) -> None:
    client = as_role("chair")
    assert client.get("/tai-khoan/dang-xuat").status_code == 405
    assert is_in(client)
    assert client.post("/tai-khoan/dang-xuat").location == SIGN_IN
    assert not is_in(client)


def test_who_is_in_already_is_sent_on(as_role: Callable[[str], FlaskClient]) -> None:
    assert as_role("chair").get(SIGN_IN).location == "/"
