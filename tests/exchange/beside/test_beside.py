"""Workbooks are read and written in processes beside the server, whatever becomes of those."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextvars import copy_context
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.books.closings.actions import close_period
from app.config import ROOT
from app.exchange.beside import pages as background_routes
from app.exchange.beside import uploads
from app.exchange.beside.uploads import Upload
from app.extensions import db
from app.life.visits.queries import visits_of
from app.office.units.models import Unit
from app.web.delivery import request_id
from bench.workbooks import write_workbook
from tests.conftest import OFFICER, TODAY
from tests.dues.salaries_town import put_payer
from tests.exchange import pages
from tests.exchange.books import rows_in, write, year
from tests.exchange.workbook.test_salaries import raised
from tests.exchange.workbook.test_upload import of_hoa_mai
from tests.trail import chain_of

SignIn = Callable[[str], FlaskClient]

CUT_OFF = "Việc này bị ngắt giữa chừng"
DIES_AT_COMMIT = """
import os, signal
from sqlalchemy import event
from sqlalchemy.orm import Session
event.listen(Session, "before_commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "nam 2024.xlsx", of_hoa_mai())


def program(path: Path, does: str) -> str:
    """A program in the place of Python."""
    path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    path.chmod(0o700)
    return str(path)


def uploaded(app: Flask, unit: Unit, user_id: int) -> Upload:
    sent = uploads.begin(Path(app.instance_path) / "workbooks", user_id, unit.id, "so.xlsx")
    write_workbook(sent.book, rows=600)
    return sent


def test_a_file_is_checked_and_written_beside_the_server(as_role: SignIn, union: Unit, file: Path) -> None:
    client = as_role("treasurer")
    address, page = pages.checked(client, file)
    assert "Tệp dùng được: sẽ ghi 20 dòng." in page
    assert visits_of(union.id) == []
    pages.write(client, address)
    assert "Đã ghi 20 dòng" in pages.done(client, address)
    db.session.expire_all()
    assert len(visits_of(union.id)) == 2
    assert {entry.actor for entry, _ in chain_of(union.id)} >= {"Tài khoản treasurer"}


def test_what_rooms_hand_to_those_below_is_there_beside_the_server_too() -> None:
    """Without the dues ledger another salary of a workbook held from this month, whatever was closed."""
    bare = """
from app import create_app
create_app({"UPGRADE_AT_START": False, "SCREENS": False, "SQLALCHEMY_DATABASE_URI": "sqlite://"})
from app.people.salaries.declared import DECLARED
print(DECLARED.first_open_day.__module__)
"""
    ran = subprocess.run([sys.executable, "-c", bare], cwd=ROOT, check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "app.dues.ledger.feature"


def test_the_day_that_the_page_proposes_for_other_salaries_is_the_day_that_is_checked(
    as_role: SignIn, union: Unit, tmp_path: Path
) -> None:
    put_payer(union)
    close_period(union.id, date(2024, 10, 31), OFFICER, TODAY)
    db.session.commit()
    client = as_role("treasurer")
    address, page = pages.checked(client, raised(union, tmp_path))
    assert "1 người có lương khác: từ ngày 01/11/2024" in page
    assert 'value="01/11/2024"' in page
    client.post(f"{address}/luong", data={"salary_from": "01/12/2024"})
    page = pages.done(client, address)
    assert "1 người có lương khác: từ ngày 01/12/2024" in page
    assert 'value="01/12/2024"' in page, "the box says what was answered"
    assert 'value="01/11/2024"' not in page


def test_the_books_and_the_empty_layout_come_from_beside_it(as_role: SignIn, app: Flask, union: Unit) -> None:
    client = as_role("auditor")
    assert dict(rows_in(BytesIO(client.post("/trao-doi/xuat").data))["Đơn vị"][1:])["Mã đơn vị"] == "hoa-mai"
    assert list(rows_in(BytesIO(client.get("/trao-doi/mau.xlsx").data)))[: len(year())] == list(year())
    left = [path.name for path in Path(app.instance_path).rglob("*.xlsx")]
    assert [name for name in left if not name.startswith("mau-")] == [], "no copy of the books stays behind"


def test_rows_to_mend_come_from_beside_it(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    sheets = of_hoa_mai()
    sheets["Thăm hỏi"][0]["Ngày"] = "31/2/2024"
    client = as_role("treasurer")
    address, _ = pages.checked(client, write(tmp_path / "sai.xlsx", sheets))
    rows = rows_in(BytesIO(client.get(f"{address}/dong-can-sua.xlsx").data))["Thăm hỏi"]
    assert [row[0] for row in rows] == ["Dòng", 2]


def test_the_server_itself_does_not_load_what_reads_and_writes_workbooks() -> None:
    heavy = {f"app.exchange.{name}" for name in ("reading.opening", "writer", "failing")}
    count_heavy = f"import sys, app.serve; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", count_heavy], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("does", ["kill -9 $$", "exit 1"])
def test_a_process_that_is_killed_or_fails_is_reported_and_logged(
    as_role: SignIn,
    union: Unit,
    file: Path,
    tmp_path: Path,
    does: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path / "python", does))
    _, page = pages.checked(as_role("treasurer"), file)
    assert CUT_OFF in page
    assert "Gửi lại tệp" in page
    assert "check ended with" in caplog.text


def test_a_process_that_cannot_even_start_is_reported_and_logged(
    as_role: SignIn,
    union: Unit,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "executable", "/khong/co/python")
    _, page = pages.checked(as_role("treasurer"), file)
    assert CUT_OFF in page
    assert "check could not start" in caplog.text
    assert as_role("auditor").post("/trao-doi/xuat").status_code == 500


def test_an_error_within_says_where_in_the_log(
    app: Flask, union: Unit, capfd: pytest.CaptureFixture[str]
) -> None:
    upload = uploaded(app, union, user_id=999)

    def asked() -> bool:
        request_id.adopt("ab12cd34")
        return background_routes.carry_out(app, "check", upload, TODAY)

    assert not copy_context().run(asked)
    errors = capfd.readouterr().err
    assert " CRITICAL ab12cd34 app.web.delivery.server_log: ended: LookupError\n" in errors
    assert "in _officer" in errors
    assert errors.splitlines()[-1].strip() == "LookupError"


def test_killed_before_the_commit_it_leaves_nothing_and_the_file_can_be_sent_again(
    as_role: SignIn,
    union: Unit,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    (tmp_path / "sitecustomize.py").write_text(DIES_AT_COMMIT, "utf-8")
    dying = program(tmp_path / "python", f'PYTHONPATH={tmp_path} exec {sys.executable} "$@"')
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(sys, "executable", dying)
        pages.write(client, address)
        assert CUT_OFF in pages.done(client, address)
    assert "write ended with -9" in caplog.text
    assert visits_of(union.id) == []
    address, _ = pages.checked(client, file)
    pages.write(client, address)
    assert "Đã ghi 20 dòng" in pages.done(client, address)


def test_what_was_done_before_a_process_failed_stays_reported(
    as_role: SignIn, app: Flask, union: Unit, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)

    def fails_at_its_end(_app: Flask, _step: str, upload: Upload, _day: object) -> bool:
        upload.put("progress", {"stage": uploads.WRITTEN})
        return False

    monkeypatch.setattr(background_routes, "carry_out", fails_at_its_end)
    pages.write(client, address)
    assert CUT_OFF not in pages.done(client, address)
