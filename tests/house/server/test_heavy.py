"""Papers and files never hold all the threads: each is made behind a gate, and no page waits there."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from app.admin.server.limits import THREADS
from app.web.delivery import heavy
from tests.house.conftest import Town
from tests.house.pages.test_headers import files

pytestmark = pytest.mark.engine_free

#: What is drawn, not read from a file.
DRAWN = ("application/pdf", "application/vnd.openxmlformats-officedocument")


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both gates are full, and nobody waits long."""
    monkeypatch.setattr(heavy, "PATIENCE", 0.01)
    for gate in (heavy.DRAWN, heavy.BESIDE):
        monkeypatch.setattr(gate.places, "_value", 0)


@pytest.mark.usefixtures("shut")
def test_no_file_is_made_but_behind_a_gate(town: Town) -> None:
    browser = town.browser("chair")
    addresses = {address for (_, method), address in town.addresses.items() if method == "GET"}
    statuses, busy = {}, 0
    for address in sorted(addresses | files(town)):
        answer = browser.get(address, buffered=True)
        is_kept = address == "/trao-doi/mau.xlsx"  # made once, then only sent
        assert is_kept or not (answer.mimetype or "").startswith(DRAWN), address
        if answer.status_code == 503:
            busy += 1
            assert answer.headers["Retry-After"] == "3"
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Máy chủ đang lập nhiều văn bản" in answer.text
            assert '<meta http-equiv="refresh" content="3">' in answer.text
        elif answer.status_code >= 500:
            statuses[address] = answer.status_code
    assert statuses == {}
    assert busy > 40
    assert browser.post("/trao-doi/xuat").status_code == 503
    assert browser.get("/").status_code == browser.get("/bao-cao/?ky=2024").status_code == 200


def test_places_are_given_back_whatever_happens(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a refusal, an error: afterwards all places are free again."""
    monkeypatch.setitem(town.app.config, "PROPAGATE_EXCEPTIONS", False)
    free = [gate.places._value for gate in (heavy.DRAWN, heavy.BESIDE)]
    for address, status in (
        ("/doan-vien/?dang=xlsx", 200),
        ("/doan-vien/?dang=docx", 400),
        ("/khong-co?dang=pdf", 404),
        ("/bao-cao/tai.exe", 404),
    ):
        assert town.browser("chair").get(address).status_code == status
    assert town.browser("").get("/doan-vien/?dang=xlsx").status_code == 303
    with monkeypatch.context() as broken:
        broken.setattr("app.web.lists.page.list_file", lambda *_: 1 / 0)
        assert town.browser("chair").get("/tham-hoi/?dang=xlsx").status_code == 500
    assert [gate.places._value for gate in (heavy.DRAWN, heavy.BESIDE)] == free


def test_so_many_wait_and_the_next_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    gate, over, entered = heavy.Gate(places=1, queue=1), Event(), []
    monkeypatch.setattr(heavy, "PATIENCE", 30)
    assert gate.enter()

    def wait() -> None:
        entered.append(gate.enter())
        over.set()

    waits = Thread(target=wait)
    waits.start()
    while gate.queue._value:
        over.wait(0.01)
    assert not gate.enter(), "no chair is left"
    gate.leave()
    assert over.wait(30)
    waits.join()
    assert entered == [True]


def test_what_the_gates_hold_leaves_threads_for_pages() -> None:
    held = sum(gate.places._value + gate.queue._value for gate in (heavy.DRAWN, heavy.BESIDE))
    assert held <= THREADS - 2
