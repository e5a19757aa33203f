"""Commands for administrators of the server: `flask password`, `flask unlock`, `flask admin`."""

from __future__ import annotations

import re

import pytest
from click.testing import Result
from flask import Flask

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts import actions
from app.office.accounts.models import User
from app.office.accounts.queries import count_users, user_by_name
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from tests.admin.accounts.doors import STRANGER, guessed, tried
from tests.trail import chain_of

ONE_TIME = r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"


def run(app: Flask, *words: str) -> Result:
    """What a command prints; the test's own session sees what it wrote."""
    db.session.remove()
    return app.test_cli_runner().invoke(args=words)


def password_in(text: str) -> str:
    [found] = re.findall(ONE_TIME, text)
    return str(found)


def account(username: str) -> User:
    db.session.rollback()
    found = user_by_name(username)
    assert found is not None
    return found


def last_line() -> tuple[str, str, str]:
    entry, _ = chain_of(None)[-1]
    return entry.action, entry.actor, entry.reason


def test_a_one_time_password_opens_the_way_to_ones_own(app: Flask, union: Unit) -> None:
    result = run(app, "password", "admin")
    assert result.exit_code == 0
    assert "Mật khẩu dùng một lần của admin (Tài khoản admin):" in result.output
    client, password = app.test_client(), password_in(result.output)
    assert tried(client, "admin", password).status_code == 303
    place = {"REMOTE_ADDR": "192.0.2.10"}
    assert client.get("/tai-khoan/", environ_overrides=place).location.startswith("/tai-khoan/mat-khau")
    own = {"current": password, "password": "câu của riêng tôi", "again": "câu của riêng tôi"}
    client.post("/tai-khoan/mat-khau", data=own, environ_overrides=place)
    assert client.get("/tai-khoan/", environ_overrides=place).status_code == 200
    assert tried(app.test_client(), "admin", password).status_code == 422


def test_the_new_password_ends_sessions_and_stands_in_the_trail_without_itself(
    app: Flask, union: Unit
) -> None:
    before = account("chair").session_key
    result = run(app, "password", "CHÀIR")
    assert account("chair").session_key != before
    assert last_line() == ("accounts.password_changed", "hệ thống", "Bằng lệnh trên máy chủ")
    assert password_in(result.output) not in repr([(e.reason, d and d.values) for e, d in chain_of(None)])
    assert verify_chain(None) == []


def test_unlock_ends_the_waits_and_opens_a_closed_account(app: Flask, union: Unit) -> None:
    guessed(app, 6)
    assert tried(app.test_client(), at=STRANGER).status_code == 429
    result = run(app, "unlock", "chair")
    assert result.output == "Đã mở khóa chair (Tài khoản chair). Mật khẩu vẫn như cũ.\n"
    assert tried(app.test_client(), at=STRANGER).status_code == 303
    actions.set_enabled(account("treasurer"), False, SYSTEM)
    db.session.commit()
    assert "trước đó bị khóa" in run(app, "unlock", "treasurer").output
    assert account("treasurer").is_enabled
    assert tried(app.test_client(), "treasurer").status_code == 303


def test_admin_gives_the_rights_to_an_account_that_is_there(app: Flask, union: Unit) -> None:
    result = run(app, "admin", "recorder")
    assert "recorder (Tài khoản recorder) giờ là người quản trị." in result.output
    assert not re.search(ONE_TIME, result.output)
    assert account("recorder").is_admin
    assert last_line()[0] == "accounts.administrator"
    assert tried(app.test_client(), "recorder").status_code == 303


def test_admin_opens_an_account_that_is_not_there(app: Flask, union: Unit) -> None:
    result = run(app, "admin", "cuu-ho", "--name", "Người cứu hộ")
    assert "Đã mở tài khoản quản trị cuu-ho (Người cứu hộ)." in result.output
    made = account("cuu-ho")
    assert made.is_admin
    assert made.must_change_password
    assert last_line()[0] == "accounts.added"
    assert tried(app.test_client(), "cuu-ho", password_in(result.output)).status_code == 303


def test_admin_on_an_empty_installation_ends_first_run(app: Flask) -> None:
    assert run(app, "admin", "dau-tien").exit_code == 0
    assert app.test_client().get("/khoi-tao/").status_code == 404
    assert count_users() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("password", "khong-co"), "Không có tài khoản nào tên «khong-co»."),
        (("unlock", "khong-co"), "Không có tài khoản nào tên «khong-co»."),
        (("admin", "có dấu cách"), "Tên đăng nhập cần từ 3 chữ"),
    ],
)
def test_what_cannot_be_done_is_reported_and_nothing_written(
    app: Flask, union: Unit, words: tuple[str, ...], sentence: str
) -> None:
    before = len(chain_of(None))
    result = run(app, *words)
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert len(chain_of(None)) == before
