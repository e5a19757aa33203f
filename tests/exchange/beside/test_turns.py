"""One workbook at a time: the others wait in a row, and see their place."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.exchange.beside import pages as background_routes
from app.exchange.beside import turns, uploads
from app.exchange.beside.uploads import Upload
from app.office.units.models import Unit
from app.web.delivery import heavy
from tests.exchange import pages
from tests.exchange.books import write
from tests.exchange.conftest import within
from tests.exchange.workbook.test_upload import of_hoa_mai

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "nam 2024.xlsx", of_hoa_mai())


def test_twelve_at_once_are_worked_on_one_by_one(tmp_path: Path) -> None:
    at_work, most, lock = 0, 0, Lock()

    def work(_: int) -> None:
        nonlocal at_work, most
        with turns.turn(tmp_path, lambda _before: None):
            with lock:
                at_work += 1
                most = max(most, at_work)
            Event().wait(0.01)
            with lock:
                at_work -= 1

    with ThreadPoolExecutor(12) as many:
        list(many.map(work, range(12)))
    assert most == 1
    assert list((tmp_path / "queue").iterdir()) == []


def test_each_is_told_how_many_are_before_it(tmp_path: Path) -> None:
    counts: list[int] = []
    heard, over = Event(), Event()

    def wait(before: int) -> None:
        counts.append(before)
        heard.set()

    def take(waiting: Callable[[int], None]) -> None:
        with turns.turn(tmp_path, waiting):
            over.wait(30)

    stands = Event()
    first = Thread(target=lambda: _hold(tmp_path, stands, over))
    first.start()
    assert stands.wait(30)
    second = Thread(target=take, args=(lambda _before: None,))
    second.start()
    while len(list((tmp_path / "queue").glob("0*"))) < 2:
        Event().wait(0.01)
    third = Thread(target=take, args=(wait,))
    third.start()
    assert heard.wait(30)
    over.set()
    for one in (first, second, third):
        one.join(30)
    assert counts[0] == 2


def _hold(root: Path, stands: Event, over: Event) -> None:
    with turns.turn(root, lambda _before: None):
        stands.set()
        over.wait(30)


def test_a_place_that_nobody_keeps_fresh_is_free(tmp_path: Path) -> None:
    """A server that was killed leaves its ticket, and the mark of who works, behind."""
    queue = tmp_path / "queue"
    queue.mkdir()
    for name in ("00000001", "working"):
        (queue / name).touch()
        os.utime(queue / name, (1, 1))
    with turns.turn(tmp_path, lambda _before: pytest.fail("nobody is before it")):
        assert (queue / "working").stat().st_mtime > 1


def test_the_page_tells_the_place(as_role: SignIn, app: Flask, union: Unit, file: Path) -> None:
    stands, over = Event(), Event()
    root = Path(app.instance_path) / uploads.FOLDER
    other = Thread(target=_hold, args=(root, stands, over))
    other.start()
    assert stands.wait(30)
    client = as_role("treasurer")
    address = pages.send(client, file)
    while "đang chờ" not in (page := client.get(address).text):
        Event().wait(0.01)
    assert "Tệp của bạn đang chờ, còn 1 tệp trước" in page
    over.set()
    other.join(30)
    assert "Tệp dùng được" in pages.done(client, address)


def test_a_row_that_is_too_long_is_reported_beside_the_field(as_role: SignIn, app: Flask, file: Path) -> None:
    queue = Path(app.instance_path) / uploads.FOLDER / "queue"
    queue.mkdir(parents=True)
    for number in range(turns.MOST):
        (queue / f"{number + 1:08}").touch()
    with file.open("rb") as content:
        answer = as_role("treasurer").post("/trao-doi/", data={"file": (content, "so.xlsx")})
    assert answer.status_code == 422
    assert f"Đang có {turns.MOST} tệp chờ kiểm tra." in answer.text


def test_what_lies_there_is_read_by_nobody_else(as_role: SignIn, app: Flask, file: Path) -> None:
    old_mask = os.umask(0)
    try:
        client = as_role("treasurer")
        pages.checked(client, file)
        client.get("/trao-doi/mau.xlsx")
    finally:
        os.umask(old_mask)
    found = list((Path(app.instance_path) / uploads.FOLDER).rglob("*"))
    assert len(found) > 5
    assert {path.stat().st_mode & 0o777 for path in found if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in found if path.is_file()} == {0o600}


def test_scans_and_workbooks_have_folders_of_their_own(as_role: SignIn, app: Flask, file: Path) -> None:
    pages.checked(as_role("treasurer"), file)
    assert not (Path(app.instance_path) / "uploads").exists()


def test_an_export_that_the_disk_has_no_room_for_leaves_nothing(
    as_role: SignIn, app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(Upload, "_put", full)
    assert as_role("treasurer").post("/trao-doi/xuat").status_code == 503
    root = Path(app.instance_path) / uploads.FOLDER
    assert [path for path in root.iterdir() if path.is_dir()] == []


def test_the_empty_book_is_made_once(
    as_role: SignIn, app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def carry_out(app: Flask, step: str, *rest: object) -> bool:
        made.append(step)
        return within(app, step, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(background_routes, "carry_out", carry_out)
    books = {as_role("auditor").get("/trao-doi/mau.xlsx").data for _ in range(3)}
    assert (len(books), made) == (1, ["empty"])
    root = Path(app.instance_path) / uploads.FOLDER
    (kept,) = root.glob("mau-*.xlsx")
    kept.rename(root / "mau-cu.xlsx")
    as_role("auditor").get("/trao-doi/mau.xlsx")
    assert [path.name for path in root.glob("mau-*.xlsx")] == [kept.name], "one of an older code goes"


def test_the_empty_book_once_made_waits_for_nobody(
    as_role: SignIn, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many workbooks are made at the moment."""
    auditor = as_role("auditor")
    book = auditor.get("/trao-doi/mau.xlsx").data
    monkeypatch.setattr(heavy, "PATIENCE", 0.01)
    monkeypatch.setattr(heavy.BESIDE.places, "_value", 0)
    again = auditor.get("/trao-doi/mau.xlsx")
    assert (again.status_code, again.data == book) == (200, True)
    assert auditor.post("/trao-doi/xuat").status_code == 503


def test_old_folders_go_while_others_do_the_same(tmp_path: Path) -> None:
    root = tmp_path / uploads.FOLDER
    stale = [uploads.begin(root, 1, 1, "a.xlsx") for _ in range(40)]
    of_old = uploads.begin(tmp_path / "uploads", 1, 1, "cu.xlsx")
    scan = tmp_path / "uploads" / ("0" * 32)
    scan.touch()
    for path in (*(Path(one.folder) for one in (*stale, of_old)), scan):
        os.utime(path, (1, 1))
    with ThreadPoolExecutor(8) as many:
        fresh = list(many.map(lambda _: uploads.begin(root, 1, 1, "b.xlsx"), range(16)))
    assert {path.name for path in root.iterdir() if path.is_dir()} == {one.token for one in fresh}
    assert scan.exists(), "a scan is never too old"
    assert not Path(of_old.folder).exists()
