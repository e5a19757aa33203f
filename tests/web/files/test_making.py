"""How far a paper is: the page that offers it asks while the browser waits for the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.papers import progress
from app.papers.pdf.drawing import PdfFailed
from app.web.delivery import heavy
from app.web.files import making
from app.year.reports import routes
from app.year.reports.writers.pdf import as_pdf
from tests.year.reports.sample_report import of_length

As = Callable[[str], FlaskClient]
HTMX = {"HX-Request": "true"}


def offered(page: str) -> tuple[str, str]:
    """The address of a file that needs no word about findings, and where the page asks."""
    [file] = re.findall(r'href="(/bao-cao/tai.xlsx[^"]+)"', page)
    [asks] = re.findall(r'hx-get="(/bao-cao/tien-do/[^"]+)"', page)
    return unescape(file), asks


def state_text(client: FlaskClient, address: str) -> str:
    return client.get(address, headers=HTMX).text


def test_a_paper_tells_its_pieces_and_pages_while_it_is_laid_out() -> None:
    heard: list[tuple[int, int, int]] = []
    before = as_pdf(of_length(30))
    token = progress.ON_PROGRESS.set(lambda *progress_args: heard.append(progress_args))
    try:
        assert as_pdf(of_length(30)) == before
    finally:
        progress.ON_PROGRESS.reset(token)
    assert [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)
    assert all(done <= total for done, total, _ in heard)
    assert heard[-1][0] == heard[-1][1] > 30
    assert heard[-1][2] > 1


def test_the_page_asks_until_the_file_is_made(as_role: As) -> None:
    client = as_role("chair")
    file, asks = offered(client.get("/bao-cao/?ky=2024").text)
    waiting = state_text(client, asks)
    assert "Đang chờ máy chủ" in waiting
    assert "load delay" in waiting
    assert "load delay" not in state_text(client, f"{asks}?lan_hoi=20")
    assert client.get(file).status_code == 200
    made = state_text(client, asks)
    assert "Đã lập xong" in made
    assert "load delay" not in made


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (making.WAITING, "Đang chờ đến lượt"),
        (making.COMPOSING, "Đang đọc sổ, soạn văn bản"),
        (making.BUSY, "Hãy bấm lại sau ít giây"),
    ],
)
def test_each_stage_is_said(as_role: As, app: Flask, stage: str, words: str) -> None:
    with app.test_request_context("/"):
        name = making.new_name()
    with app.test_request_context(f"/?lan={name}"):
        one = making.asked_making()
        assert one is not None
        one.note(stage)
    assert words in state_text(as_role("chair"), f"/bao-cao/tien-do/{name}")


def test_pieces_are_shown_as_a_bar(as_role: As, app: Flask) -> None:
    with app.test_request_context("/"):
        name = making.new_name()
    with app.test_request_context(f"/?lan={name}"):
        one = making.asked_making()
        assert one is not None
        one.lay_out(30, 120, 4)
        one.lay_out(31, 120, 4)
    page = state_text(as_role("chair"), f"/bao-cao/tien-do/{name}")
    assert 'aria-valuemax="120" aria-valuenow="30"' in page
    assert "Đã xong 4 trang." in page


def test_a_refused_paper_is_reported_too(as_role: As, monkeypatch: pytest.MonkeyPatch) -> None:
    client = as_role("chair")
    file, asks = offered(client.get("/bao-cao/?ky=2024").text)

    def fail(*_: object, **__: object) -> bytes:
        raise PdfFailed("Không tạo được tệp.")

    monkeypatch.setattr(routes, "report_xlsx", fail)
    assert client.get(file).status_code == 422
    assert "Chưa lập được tệp" in state_text(client, asks)


def test_who_finds_no_place_is_told_so(as_role: As, monkeypatch: pytest.MonkeyPatch) -> None:
    client = as_role("chair")
    file, asks = offered(client.get("/bao-cao/?ky=2024").text)
    monkeypatch.setattr(heavy.DRAWN, "enter", lambda: False)
    assert client.get(file).status_code == 503
    assert "Nhiều người cùng in lúc này" in state_text(client, asks)


def test_only_names_that_the_server_gave_are_known(as_role: As, app: Flask) -> None:
    client = as_role("chair")
    assert client.get("/bao-cao/tien-do/khong-co").status_code == 404
    assert client.get("/bao-cao/tai.xlsx?ky=2024&lan=../../secret_key").status_code == 200
    assert not (Path(app.instance_path) / making.FOLDER).exists()


def test_old_tellings_go(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_KEPT", 3)
    for _ in range(6):
        with app.test_request_context("/"):
            name = making.new_name()
        with app.test_request_context(f"/?lan={name}"):
            making.asked_making()
    assert len([*(Path(app.instance_path) / making.FOLDER).iterdir()]) <= 4
