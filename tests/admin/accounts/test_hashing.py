"""Passwords are hashed a few at a time, however many ask."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Event, Lock

import pytest
from flask import Flask
from werkzeug.security import generate_password_hash

from app.extensions import db
from app.office.accounts import passwords
from app.office.accounts.models import User
from app.office.accounts.passwords import AT_ONCE, Crowded
from app.office.accounts.queries import user_by_name
from app.office.units.models import Unit
from tests.admin.accounts.doors import STRANGER, Clock, clock, guessed, tried
from tests.conftest import PASSWORD

__all__ = ["clock"]


#: What the application hashes with; the tests hash cheaply.
DEAR = passwords.HASHER


def chair() -> User:
    db.session.expire_all()
    found = user_by_name("chair")
    assert found is not None
    return found


@contextmanager
def every_slot_taken() -> Iterator[None]:
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            held.enter_context(passwords._slot(may_wait=False))
        yield


def test_what_is_kept_withstands_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests hash cheaply; this is what the application stores."""
    monkeypatch.setattr(passwords, "HASHER", DEAR)
    stored = passwords.hash_of("mat-khau")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches(stored, "mat-khau")
    assert not passwords.matches(stored, "mat-khau-khac")
    assert passwords.renewed(stored, "mat-khau") is None


def test_a_hash_of_before_is_taken_and_renewed_when_its_owner_signs_in(app: Flask, union: Unit) -> None:
    old = generate_password_hash(PASSWORD, method="scrypt:1024:8:1")
    chair().password_hash = old
    db.session.commit()
    assert tried(app.test_client(), password="sai-mat-khau").status_code == 422
    assert chair().password_hash == old
    assert tried(app.test_client()).status_code == 303
    renewed = chair().password_hash
    assert renewed.startswith("$argon2id$")
    assert tried(app.test_client()).status_code == 303
    assert chair().password_hash == renewed, "once is enough"


def test_a_damaged_hash_matches_nothing() -> None:
    assert not passwords.matches("$argon2id$v=19$m=8,t=1", "mat-khau")


def test_nothing_is_renewed_while_every_slot_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0)
    with every_slot_taken():
        assert passwords.renewed("scrypt:16:8:1$salt$00", "mat-khau") is None


def test_no_more_than_two_are_hashed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted, lock, most, let_go = [0], Lock(), [0], Event()

    def slow(_hash: str, _password: str) -> bool:
        with lock:
            counted[0] += 1
            most[0] = max(most[0], counted[0])
        let_go.wait(5)
        with lock:
            counted[0] -= 1
        return True

    def one(_number: int) -> str:
        try:
            return str(passwords.matches("hash", "mat-khau", may_wait=False))
        except Crowded:
            let_go.set()
            return "busy"

    monkeypatch.setattr(passwords, "_verifies", slow)
    with ThreadPoolExecutor(12) as guessers:
        answers = list(guessers.map(one, range(12)))
    assert most == [AT_ONCE]
    assert "busy" in answers
    assert "True" in answers


def test_one_waits_for_a_turn_and_few_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 5)
    with ThreadPoolExecutor(6) as people:
        with every_slot_taken():
            futures = [people.submit(passwords.matches, None, "mat-khau") for _ in range(6)]
            refused = [one for one in futures if isinstance(_error(one), Crowded)]
            assert len(refused) == 6 - passwords.WAITING
        assert [one.result(10) for one in futures if one not in refused] == [False] * passwords.WAITING


def _error(future: Future[bool]) -> BaseException | None:
    """The error of a call that does not wait; None for one that waits."""
    try:
        return future.exception(timeout=0.5)
    except TimeoutError:
        return None


def test_a_slot_is_given_back_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> bool:
        raise MemoryError

    monkeypatch.setattr(passwords, "_verifies", broken)
    for _ in range(AT_ONCE + 1):
        with pytest.raises(MemoryError):
            passwords.matches("hash", "mat-khau", may_wait=False)


def test_who_comes_when_all_are_taken_is_told_to_try_again_and_not_counted(
    app: Flask, union: Unit, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0)
    with every_slot_taken():
        for _ in range(6):
            answer = tried(app.test_client())
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "3"
        assert "Máy đang bận, thử lại sau giây lát." in answer.text
    assert tried(app.test_client()).status_code == 303


def test_who_guessed_before_does_not_wait_for_a_turn(
    app: Flask, union: Unit, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed(app, 5)
    clock.goes_on(minutes=1)
    waited = list[bool]()
    monkeypatch.setattr(passwords, "_waited", lambda: waited.append(True))
    with every_slot_taken():
        assert tried(app.test_client(), at=STRANGER).status_code == 503
        assert waited == []
        assert tried(app.test_client()).status_code == 503
        assert waited == [True]
