"""A user's own new password."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.office.accounts import actions
from app.office.units.models import Unit
from tests.conftest import PASSWORD

URL = "/tai-khoan/mat-khau"
NEW = "câu ngắn dễ nhớ của tôi"
RIGHT = {"current": PASSWORD, "password": NEW, "again": NEW}
As = Callable[[str], FlaskClient]


def test_a_new_password_ends_other_sessions_and_keeps_this_one(app: Flask, as_role: As) -> None:
    here, elsewhere = as_role("recorder"), as_role("recorder")
    assert here.post(URL, data=RIGHT).status_code == 303
    assert here.get(URL).status_code == 200
    assert elsewhere.get(URL).status_code == 303
    again = app.test_client().post("/tai-khoan/dang-nhap", data={"username": "recorder", "password": NEW})
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"current": "khong-phai"}, "Mật khẩu đang dùng không đúng."),
        ({"again": "khac"}, "Hai lần gõ chưa giống nhau."),
        ({"password": "ngan", "again": "ngan"}, "Mật khẩu cần ít nhất 12 chữ."),
        ({"password": "x" * 201, "again": "x" * 201}, "Dài quá 200 chữ"),
        ({"password": "Mật khẩu 2026", "again": "Mật khẩu 2026"}, "rất dễ đoán"),
        ({"password": "recorder@Hoa.Mai 1", "again": "recorder@Hoa.Mai 1"}, "thêm vài từ khác"),
        ({"password": "", "again": ""}, "Cần điền mục này."),
        ({"password": PASSWORD, "again": PASSWORD}, "Mật khẩu mới phải khác mật khẩu đang dùng."),
    ],
)
def test_a_refused_password_changes_nothing(
    app: Flask, as_role: As, change: dict[str, str], sentence: str
) -> None:
    client = as_role("recorder")
    answer = client.post(URL, data={**RIGHT, **change})
    assert answer.status_code == 422
    assert sentence in answer.text
    old = app.test_client().post("/tai-khoan/dang-nhap", data={"username": "recorder", "password": PASSWORD})
    assert old.status_code == 303


def test_the_password_may_not_be_the_name(union: Unit) -> None:
    from app.core.actor import SYSTEM
    from app.core.errors import Refused

    with pytest.raises(Refused, match="trùng tên đăng nhập"):
        actions.add_user("nguyen.thi.lan", "Nguyễn Thị Lan", "Nguyen.Thi.Lan", SYSTEM)


def test_letters_count_the_same_however_they_were_composed(app: Flask, as_role: As) -> None:
    import unicodedata

    as_role("recorder").post(URL, data=RIGHT)
    composed = unicodedata.normalize("NFD", NEW)
    assert composed != NEW
    answer = app.test_client().post(
        "/tai-khoan/dang-nhap", data={"username": "recorder", "password": composed}
    )
    assert answer.status_code == 303


def test_wrong_guesses_at_the_current_password_wait_too(app: Flask, as_role: As) -> None:
    client = as_role("recorder")
    for _ in range(5):
        answer = client.post(URL, data={**RIGHT, "current": "khong-phai"})
    assert "Mật khẩu đang dùng không đúng. Hãy đợi 30 giây rồi thử lại." in answer.text
    assert client.post(URL, data=RIGHT).status_code == 429
    signed_in = app.test_client().post(
        "/tai-khoan/dang-nhap", data={"username": "recorder", "password": PASSWORD}
    )
    assert signed_in.status_code == 303, "who sits at an open session keeps nobody from signing in"


def test_nobody_changes_it_without_signing_in(as_role: As) -> None:
    assert as_role("").post(URL, data=RIGHT).location.startswith("/tai-khoan/dang-nhap")


def test_the_length_counts_letters_however_they_were_composed(as_role: As) -> None:
    import unicodedata

    long = unicodedata.normalize("NFD", "bốn mùa ấy " * 18)
    assert len(long) > 200
    answer = as_role("recorder").post(URL, data={**RIGHT, "password": long, "again": long})
    assert answer.status_code == 303
