"""What an officer states of an indicator is shown by scans, kept as those of the log are."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.models import Attachment
from app.office.units.models import Unit
from app.year.indicators.actions import withdraw_indicator
from app.year.indicators.models import Indicator
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, errors, words
from tests.log.attachments.scans import pdf, png
from tests.year.indicators.rows import put_indicator


@pytest.fixture
def income(union: Unit) -> Indicator:
    return put_indicator(union, "Thu nhập bình quân", part=Decimal("9.6"), evidence="Báo cáo tiền lương")


def address(row: Indicator) -> str:
    return f"/chi-tieu/minh-chung/cua/{row.id}"


def send(as_role: As, row: Indicator, data: bytes, name: str = "bang luong.pdf", **sent: str) -> int:
    files = {"file": (BytesIO(data), name), **sent}
    return as_role("recorder").post(address(row), data=files).status_code


def test_a_scan_is_attached_shown_downloaded_and_withdrawn(as_role: As, income: Indicator) -> None:
    page = as_role("recorder").get(f"/chi-tieu/{income.id}").text
    assert "Tệp minh chứng" in page
    assert address(income) in page
    assert send(as_role, income, pdf(), description="Bảng lương quý 4") == 303
    assert send(as_role, income, png(), "anh.png") == 303
    (first, second) = db.session.scalars(select(Attachment).order_by(Attachment.id)).all()
    assert first.activity_id == second.activity_id, "one entry bears them"
    page = as_role("auditor").get(f"/chi-tieu/{income.id}").text
    assert "Bảng lương quý 4" in page
    assert address(income) not in page
    assert as_role("auditor").get(f"/tep/{first.id}").data == pdf()
    entry = db.session.get_one(Activity, first.activity_id)
    assert entry.title == "Minh chứng chỉ tiêu: Thu nhập bình quân, 2024"
    led = as_role("auditor").get(f"/nhat-ky/{entry.id}", follow_redirects=True)
    assert led.request.path == f"/chi-tieu/{income.id}"
    assert (
        as_role("recorder").post(f"/tep/{first.id}/rut", data={"reason": "nhầm", "version": "1"}).status_code
    )
    assert "đã rút: nhầm" in words(as_role("auditor").get(f"/chi-tieu/{income.id}"))


def test_what_is_no_scan_is_refused_and_leaves_nothing(as_role: As, income: Indicator) -> None:
    answer = as_role("recorder").post(address(income), data={"file": (BytesIO(b"MZ"), "so.exe")})
    assert (answer.status_code, set(errors(answer))) == (422, {"file"})
    none = as_role("recorder").post(address(income), data={})
    assert errors(none) == {"file": "Hãy chọn tệp."}
    assert db.session.scalars(select(Activity)).all() == []


def test_an_indicator_that_was_withdrawn_takes_no_more(as_role: As, income: Indicator) -> None:
    withdraw_indicator(income, OFFICER, TODAY, "nhầm", 1)
    db.session.commit()
    answer = as_role("recorder").post(address(income), data={"file": (BytesIO(pdf()), "a.pdf")})
    assert (answer.status_code, set(errors(answer))) == (422, {"file"})


def test_who_may_not_record_attaches_nothing(as_role: As, income: Indicator) -> None:
    assert as_role("auditor").post(address(income)).status_code == 403
    assert as_role("recorder").get("/chi-tieu/minh-chung/cua/99").status_code == 404
    assert as_role("recorder").get("/chi-tieu/minh-chung/99").status_code == 404


def test_verify_knows_the_scan_and_says_when_it_is_gone(app: Flask, as_role: As, income: Indicator) -> None:
    assert send(as_role, income, pdf()) == 303
    run = app.test_cli_runner()
    assert run.invoke(args=["verify"]).exit_code == 0
    (scan,) = db.session.scalars(select(Attachment)).all()
    (Path(app.instance_path) / "uploads" / scan.stored_name).unlink()
    found = run.invoke(args=["verify"])
    assert found.exit_code == 1
    assert "bang luong.pdf" in found.output


def test_the_report_does_not_tell_the_paper_as_an_activity(as_role: As, income: Indicator) -> None:
    def paper() -> str:
        return words(as_role("auditor").get("/bao-cao/?ky=2024")).partition("Dấu sổ")[0]

    before = paper()
    assert send(as_role, income, pdf()) == 303
    assert paper() == before
