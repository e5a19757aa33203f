"""Sign-in has its own threads: however many guess passwords, pages keep theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event, Lock
from types import SimpleNamespace

import pytest

from app.web.delivery import lanes
from app.web.delivery.lanes import Lanes

SIGN_IN = "/tai-khoan/dang-nhap"


@dataclass
class SentRequest:
    """A request as waitress hands it to a thread; it is served until `go_on`."""

    command: str
    path: str
    go_on: Event = field(default_factory=Event)
    begun: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)
    cancelled: bool = False

    def __post_init__(self) -> None:
        self.requests = [SimpleNamespace(command=self.command, path=self.path)]

    def service(self) -> None:
        self.begun.set()
        self.go_on.wait(10)
        self.ended.set()

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def dispatcher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lanes]:
    monkeypatch.setattr(lanes, "_PAUSE", 0)
    made = Lanes()
    made.set_thread_count(4)
    yield made
    made.shutdown()


def test_guessers_hold_up_no_page(dispatcher: Lanes) -> None:
    guesses = [SentRequest("POST", SIGN_IN) for _ in range(12)]
    for guess in guesses:
        dispatcher.add_task(guess)
    for address in ("/", "/doan-vien/", SIGN_IN):
        page = SentRequest("GET", address)
        page.go_on.set()
        dispatcher.add_task(page)
        assert page.ended.wait(5)
    assert sum(guess.begun.is_set() for guess in guesses) <= 2
    for guess in guesses:
        guess.go_on.set()
    assert all(guess.ended.wait(5) for guess in guesses), "each has its turn"


def test_what_waits_at_the_door_is_let_go_when_the_server_ends(dispatcher: Lanes) -> None:
    guesses = [SentRequest("POST", f"{SIGN_IN}?next=/") for _ in range(4)]
    for guess in guesses:
        dispatcher.add_task(guess)
    assert all(guess.begun.wait(5) for guess in guesses[:2])
    for guess in guesses[:2]:
        guess.go_on.set()
    guesses[2].go_on.set()
    guesses[3].go_on.set()
    dispatcher.shutdown()
    assert all(guess.ended.is_set() or guess.cancelled for guess in guesses)


def test_a_rest_is_taken_only_while_others_wait(dispatcher: Lanes, monkeypatch: pytest.MonkeyPatch) -> None:
    rests, lock = list[float](), Lock()

    def sleep(seconds: float) -> None:
        with lock:
            rests.append(seconds)

    monkeypatch.setattr("app.web.delivery.lanes.time.sleep", sleep)
    alone = SentRequest("POST", SIGN_IN)
    alone.go_on.set()
    dispatcher.add_task(alone)
    assert alone.ended.wait(5)
    assert rests == []
    crowd = [SentRequest("POST", SIGN_IN) for _ in range(5)]
    for guess in crowd:
        dispatcher.add_task(guess)
    for guess in crowd:
        guess.go_on.set()
    assert all(guess.ended.wait(5) for guess in crowd)
    assert rests
