"""Wrong passwords cause a wait, but do not lock out others."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.extensions import db
from app.office.accounts.models import SignInFailure
from app.office.accounts.queries import user_by_name
from app.office.sign_in import rules
from app.office.units.models import Unit
from tests.admin.accounts.doors import OWNER, SIGN_IN, STRANGER, WRONG, Clock, clock, guessed, tried
from tests.conftest import NOON, PASSWORD
from tests.trail import chain_of

__all__ = ["clock"]


def failures() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(SignInFailure)) or 0


def test_the_fifth_wrong_password_begins_to_wait_and_says_how_long(
    app: Flask, union: Unit, clock: Clock
) -> None:
    assert "Hãy đợi" not in guessed(app, 4).text
    assert "Hãy đợi 30 giây rồi thử lại." in guessed(app, 1).text
    clock.goes_on(seconds=10)
    answer = tried(app.test_client(), at=STRANGER)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "20"
    assert "Hãy đợi 20 giây rồi thử lại." in answer.text
    assert 'value="chair"' in answer.text
    clock.goes_on(seconds=20)
    assert tried(app.test_client(), at=STRANGER).status_code == 303


def test_each_further_wrong_password_doubles_the_wait_up_to_a_quarter_of_an_hour(
    app: Flask, union: Unit, clock: Clock
) -> None:
    guessed(app, 5)
    waits = []
    for _ in range(7):
        clock.goes_on(minutes=15)
        guessed(app, 1)
        waits.append(int(tried(app.test_client(), at=STRANGER).headers["Retry-After"]))
    assert waits == [60, 120, 240, 480, 900, 900, 900]


def test_what_is_tried_while_waiting_is_not_looked_at_and_adds_nothing(
    app: Flask, union: Unit, clock: Clock
) -> None:
    guessed(app, 20)
    clock.goes_on(seconds=30)
    assert tried(app.test_client(), at=STRANGER).status_code == 303


def test_a_strangers_guesses_do_not_shut_out_the_owner(app: Flask, union: Unit, clock: Clock) -> None:
    guessed(app, 9)
    assert tried(app.test_client(), at=STRANGER).status_code == 429
    assert tried(app.test_client(), at=OWNER).status_code == 303


def test_a_browser_that_was_here_before_is_welcome_at_the_strangers_address(
    app: Flask, union: Unit, clock: Clock
) -> None:
    browser = app.test_client()
    assert tried(browser, at=STRANGER).status_code == 303
    browser.post("/tai-khoan/dang-xuat", environ_overrides={"REMOTE_ADDR": STRANGER})
    guessed(app, 50)
    assert tried(app.test_client(), at=STRANGER).status_code == 429
    assert tried(browser, at=STRANGER).status_code == 303


def test_that_browser_has_a_count_of_its_own(app: Flask, union: Unit, clock: Clock) -> None:
    browser = app.test_client()
    tried(browser)
    browser.post("/tai-khoan/dang-xuat", environ_overrides={"REMOTE_ADDR": OWNER})
    for _ in range(5):
        tried(browser, password=WRONG)
    assert tried(browser).status_code == 429
    assert tried(app.test_client()).status_code == 303


def test_that_browser_is_known_for_its_own_accounts_alone(app: Flask, union: Unit, clock: Clock) -> None:
    browser = app.test_client()
    tried(browser, "recorder", at=STRANGER)
    browser.post("/tai-khoan/dang-xuat", environ_overrides={"REMOTE_ADDR": STRANGER})
    guessed(app, 5)
    assert tried(browser, "chair", at=STRANGER).status_code == 429
    assert tried(browser, "recorder", at=STRANGER).status_code == 303


def test_a_new_password_makes_every_browser_a_stranger_but_the_one_that_set_it(
    app: Flask, union: Unit, clock: Clock
) -> None:
    here, elsewhere = app.test_client(), app.test_client()
    place = {"REMOTE_ADDR": STRANGER}
    for browser in (here, elsewhere):
        tried(browser, at=STRANGER)
    new = "một câu mới để nhớ"
    sent = {"current": PASSWORD, "password": new, "again": new}
    assert here.post("/tai-khoan/mat-khau", data=sent, environ_overrides=place).status_code == 303
    for browser in (here, elsewhere):
        browser.post("/tai-khoan/dang-xuat", environ_overrides=place)
    guessed(app, 5)
    assert tried(elsewhere, password=new, at=STRANGER).status_code == 429
    assert tried(here, password=new, at=STRANGER).status_code == 303


def test_the_cookie_of_a_browser_is_out_of_reach_and_cannot_be_made(
    app: Flask, union: Unit, clock: Clock
) -> None:
    given = [one for one in tried(app.test_client()).headers.getlist("Set-Cookie") if "device=" in one]
    assert len(given) == 1
    assert "HttpOnly" in given[0]
    assert "SameSite=Lax" in given[0]
    forged, value = app.test_client(), given[0].partition(";")[0].removeprefix("device=")
    forged.set_cookie("device", value[:-2] + "xx", path="/tai-khoan")
    guessed(app, 5)
    assert tried(forged, at=STRANGER).status_code == 429


def test_one_password_is_not_tried_on_every_name(app: Flask, union: Unit, clock: Clock) -> None:
    for number in range(30):
        assert tried(app.test_client(), f"ten{number}", WRONG, at=STRANGER).status_code == 422
    assert tried(app.test_client(), at=STRANGER).status_code == 429
    assert tried(app.test_client(), at=OWNER).status_code == 303
    clock.goes_on(hours=1)
    assert tried(app.test_client(), at=STRANGER).status_code == 303


def test_the_right_password_of_one_name_does_not_excuse_guesses_at_others(
    app: Flask, union: Unit, clock: Clock
) -> None:
    for number in range(29):
        tried(app.test_client(), f"ten{number}", WRONG, at=STRANGER)
    assert tried(app.test_client(), "recorder", at=STRANGER).status_code == 303
    guessed(app, 1)
    assert tried(app.test_client(), "recorder", at=STRANGER).status_code == 429


def test_a_name_that_nobody_has_waits_like_any_other(app: Flask, union: Unit, clock: Clock) -> None:
    of_request = r'value="[^"]*"|Mã yêu cầu: \w+'
    pages = [re.sub(of_request, "", guessed(app, 6, name).text) for name in ("chair", "khong-co-ai")]
    assert pages[0] == pages[1]
    assert "Hãy đợi 30 giây" in pages[0]


def test_a_right_password_starts_the_count_again(app: Flask, union: Unit, clock: Clock) -> None:
    for _ in range(2):
        guessed(app, 4, at=OWNER)
        assert tried(app.test_client(), at=OWNER).status_code == 303


@pytest.mark.parametrize("back", [{"hours": 1}, {"days": 1}, {"days": 400}])
def test_a_clock_set_back_locks_nobody(app: Flask, union: Unit, clock: Clock, back: dict[str, float]) -> None:
    guessed(app, 12, at=OWNER)
    clock.now -= timedelta(**back)
    assert tried(app.test_client(), at=OWNER).status_code == 303


def test_counts_are_gone_after_a_day(app: Flask, union: Unit, clock: Clock) -> None:
    for number in range(20):
        tried(app.test_client(), f"ten{number}", WRONG, at=STRANGER)
    assert failures() == 21
    clock.goes_on(days=1, seconds=1)
    guessed(app, 1, at=OWNER)
    assert failures() == 2


def test_what_was_typed_as_a_name_is_not_kept(app: Flask, union: Unit, clock: Clock) -> None:
    tried(app.test_client(), "mat-khau-go-nham-o", WRONG)
    rows = db.session.execute(select(SignInFailure.name, SignInFailure.source)).all()
    assert "mat-khau-go-nham-o" not in repr(rows)


def test_the_beginning_of_a_wait_stands_in_the_trail_once_with_its_address(
    app: Flask, union: Unit, clock: Clock
) -> None:
    for _ in range(4):
        guessed(app, 9)
        clock.goes_on(minutes=15)
    guessed(app, 9, "khong-co-ai")
    actions = [entry.action for entry, _ in chain_of(None)]
    assert actions.count("accounts.locked") == 1
    detail = chain_of(None)[-1][1]
    assert detail is not None
    assert STRANGER in detail.values


def test_the_administrator_lets_the_name_in_again_everywhere(
    app: Flask, clock: Clock, as_role: Callable[[str], FlaskClient]
) -> None:
    user = user_by_name("chair")
    assert user is not None
    address = f"/tai-khoan/{user.id}"
    for place in (OWNER, STRANGER):
        guessed(app, 5, at=place)
    admin = as_role("admin")
    assert "gõ sai mật khẩu nhiều lần ở 2 nơi" in admin.get(address).text
    assert admin.post(f"{address}/mo-khoa").location == address
    assert "gõ sai mật khẩu nhiều lần" not in admin.get(address).text
    assert tried(app.test_client(), at=STRANGER).status_code == 303
    assert "Mở khóa đăng nhập" in admin.get("/dau-vet/tai-khoan").text


def test_a_password_set_by_the_administrator_ends_the_wait(
    app: Flask, clock: Clock, as_role: Callable[[str], FlaskClient]
) -> None:
    user = user_by_name("treasurer")
    assert user is not None
    guessed(app, 5, "treasurer")
    as_role("admin").post(f"/tai-khoan/{user.id}/mat-khau", data={"password": "mot-mat-khau-tam"})
    entered = tried(app.test_client(), "treasurer", "mot-mat-khau-tam", at=STRANGER)
    assert entered.status_code == 303


def test_signing_in_without_failures_writes_nothing(app: Flask, union: Unit, clock: Clock) -> None:
    tried(app.test_client())
    assert failures() == 0


def test_the_page_itself_needs_no_password_to_be_seen_while_one_waits(
    app: Flask, union: Unit, clock: Clock
) -> None:
    guessed(app, 5, at="127.0.0.1")
    assert app.test_client().get(SIGN_IN).status_code == 200


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
    ],
)
def test_an_address_of_ipv6_counts_as_its_network(one: str, other: str, is_same: bool) -> None:
    assert (rules.source_of(one) == rules.source_of(other)) is is_same


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=29, milliseconds=1), "30 giây"),
        (timedelta(minutes=15), "15 phút"),
        (timedelta(seconds=90), "1 phút 30 giây"),
    ],
)
def test_a_wait_is_spelt_out(wait: timedelta, words: str) -> None:
    assert rules.wait_text(wait) == words


def test_a_naive_moment_is_utc_as_sqlite_gives_it_back() -> None:
    assert rules.wait_left(5, NOON.replace(tzinfo=None), NOON) == rules.SHORTEST_WAIT
