"""Scans at entries of the log: added, downloaded, withdrawn; nothing on the disk that is not in the books."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.errors import Refused
from app.extensions import db
from app.log.attachments import pages
from app.log.attachments.actions import attach_all
from app.log.attachments.models import Attachment
from app.office.units.models import Unit
from tests.books.vouchers.cash import put_money
from tests.conftest import Statements
from tests.downloads import MARKUP, READERS, As, put_fund, words
from tests.life.visits.visits import put_visit
from tests.log.attachments.scans import pdf, png, send


@pytest.fixture
def uploads(app: Flask) -> Path:
    return Path(app.instance_path) / "uploads"


def only_row() -> Attachment:
    return db.session.scalars(select(Attachment)).one()


def test_a_scan_is_kept_under_a_random_name_and_given_back(as_role: As, union: Unit, uploads: Path) -> None:
    entry = put_visit(union)
    assert send(as_role, "recorder", entry, pdf(), "Hóa đơn.pdf").status_code == 303
    row = only_row()
    (stored,) = uploads.iterdir()
    assert stored.name == row.stored_name != row.file_name
    assert "Hóa đơn.pdf" in words(as_role("auditor").get(f"/tham-hoi/{entry.id}"))
    answer = as_role("auditor").get(f"/tep/{row.id}")
    assert answer.data == pdf() == stored.read_bytes()
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_trail_records_it(as_role: As, union: Unit) -> None:
    entry = put_visit(union)
    send(as_role, "recorder", entry, png(), "anh.png")
    text = words(as_role("auditor").get(f"/tham-hoi/{entry.id}"))
    assert "Thêm: tệp đính kèm : Tài khoản recorder" in text
    assert "Tên tệp: (trống) → anh.png" in text


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<svg onload=alert(1)>", "anh.svg", "không phải là tệp PDF"),
        (png(), "anh.pdf", "không khớp với nội dung"),
        (b"", "anh.pdf", "Tệp này trống"),
    ],
)
def test_what_is_no_scan_is_refused_beside_the_field(
    as_role: As, union: Unit, uploads: Path, data: bytes, name: str, sentence: str
) -> None:
    answer = send(as_role, "recorder", put_visit(union), data, name)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not uploads.exists() or not list(uploads.iterdir())
    assert db.session.scalars(select(Attachment)).all() == []


def test_more_than_the_bound_is_not_even_read(
    as_role: As, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_BYTES_AT_ONCE", 500 - 1024 * 1024)
    assert send(as_role, "recorder", put_visit(union), png() + bytes(600), "a.png").status_code == 413


def test_the_same_file_twice_is_refused(as_role: As, union: Unit) -> None:
    entry = put_visit(union)
    send(as_role, "recorder", entry, png(), "anh.png")
    assert "đã có ở mục này" in words(send(as_role, "recorder", entry, png(), "anh khác.png"))


def test_nothing_stays_on_the_disk_when_the_transaction_fails(
    as_role: As, union: Unit, uploads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> None:
        attach_all(*arguments)
        assert len(list(uploads.iterdir())) == 1
        raise Refused("Đĩa hỏng.")

    monkeypatch.setattr(pages, "attach_all", broken)
    assert "Đĩa hỏng." in words(send(as_role, "recorder", put_visit(union), png(), "anh.png"))
    assert list(uploads.iterdir()) == []
    assert db.session.scalars(select(Attachment)).all() == []


def test_a_scan_is_withdrawn_with_a_reason(as_role: As, union: Unit, uploads: Path) -> None:
    entry = put_visit(union)
    send(as_role, "recorder", entry, png(), "anh.png")
    row, client = only_row(), as_role("recorder")
    path = f"/tep/{row.id}/rut"
    assert client.get(path).status_code == 200
    assert client.post(path, data={"version": "1", "reason": " "}).status_code == 422
    assert client.post(path, data={"version": "7", "reason": "Nhầm"}).status_code == 422
    assert client.post(path, data={"version": "1", "reason": "Quét nhầm"}).status_code == 303
    assert "đã rút: Quét nhầm" in words(client.get(f"/tham-hoi/{entry.id}"))
    assert len(list(uploads.iterdir())) == 1


@pytest.mark.parametrize(("username", "status"), [*READERS.items(), ("stranger", 404)])
def test_who_may_not_record_attaches_nothing(as_role: As, union: Unit, username: str, status: int) -> None:
    entry = put_visit(union)
    send(as_role, "chair", entry, png(), "anh.png")
    row = only_row().id
    assert send(as_role, username, entry, pdf(), "a.pdf").status_code == status
    client = as_role(username)
    assert client.get(f"/tep/them/{entry.id}").status_code == status
    assert client.post(f"/tep/{row}/rut", data={"version": "1", "reason": "x"}).status_code == status
    assert client.get(f"/tep/{row}").status_code == (200 if username == "auditor" else status)


def test_papers_of_money_are_kept_by_the_keepers_of_money(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 1_000)
    assert send(as_role, "recorder", entry, png(), "anh.png").status_code == 403
    assert "/tep/them/" not in as_role("recorder").get(f"/so-quy/{entry.id}").text
    assert send(as_role, "treasurer", entry, png(), "anh.png").status_code == 303


def test_markup_in_a_name_stays_text(as_role: As, union: Unit) -> None:
    entry = put_visit(union)
    send(as_role, "recorder", entry, png(), f"{MARKUP}.png")
    assert "<script>alert" not in as_role("auditor").get(f"/tham-hoi/{entry.id}").text


def test_a_file_that_was_lost_is_not_there(as_role: As, union: Unit, uploads: Path) -> None:
    send(as_role, "recorder", put_visit(union), png(), "anh.png")
    (uploads / only_row().stored_name).unlink()
    answer = as_role("auditor").get(f"/tep/{only_row().id}")
    assert answer.status_code == 404
    assert "báo người quản trị" in words(answer)


@pytest.mark.parametrize("changed", [png()[:40], png()[:-1] + b"?"], ids=["cut off", "as long"])
def test_a_file_that_was_changed_is_not_handed_out(
    as_role: As, union: Unit, uploads: Path, changed: bytes
) -> None:
    send(as_role, "recorder", put_visit(union), png(), "anh.png")
    (uploads / only_row().stored_name).write_bytes(changed)
    answer = as_role("auditor").get(f"/tep/{only_row().id}")
    assert answer.status_code == 404
    assert "anh.png không còn nguyên" in words(answer)


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    entry = put_visit(union)
    send(as_role, "recorder", entry, png(), "anh.png")
    client, path = as_role("auditor"), f"/tep/{only_row().id}"
    client.get(path)
    statements.clear()
    client.get(path)
    # One of them notes that the scan was taken.
    assert statements.count <= 4
