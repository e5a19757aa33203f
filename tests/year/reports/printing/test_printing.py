"""Over findings that are only named the paper is printed with a word, which the trail keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.office.trail.queries import page_of_changes
from app.office.units.models import Unit
from app.year.reports.printing.rules import subject_of
from app.year.reports.report import Finding
from tests.conftest import OFFICER, TODAY
from tests.year.reports.sample_report import REPORT

As = Callable[[str], FlaskClient]


@pytest.fixture(autouse=True)
def meetings(union: Unit) -> None:
    """Twelve meetings of which nobody said when the last was."""
    event = EventFacts(date(2024, 1, 15), Category.COMMITTEE_MEETING, "Họp BCH", times=12)
    record_event(union.id, event, OFFICER, TODAY)
    db.session.commit()


def test_the_page_names_each_with_its_entry_and_the_way_to_put_it_right(as_role: As) -> None:
    page = unescape(as_role("chair").get("/bao-cao/?ky=2024").text)
    assert "«Họp BCH» ghi 12 lần mà chưa có ngày cuối" in page
    [address] = re.findall(r'href="([^"]+)">Ghi ngày cuối</a>', page)
    assert as_role("chair").get(address).status_code == 200
    assert "Tải PDF" not in page
    assert "Vẫn in" in page


def test_every_button_leads_to_a_page(as_role: As) -> None:
    client = as_role("chair")
    page = unescape(client.get("/bao-cao/?ky=2024").text)
    [findings] = re.findall(r'<section class="report-findings".*?</section>', page, re.S)
    buttons = re.findall(r'<a class="btn btn-sm" href="([^"]+)"', findings)
    assert len(buttons) > 2
    assert {client.get(address).status_code for address in buttons} == {200}


def test_who_may_not_change_the_books_sees_no_button_that_would_be_refused(as_role: As) -> None:
    page = as_role("auditor").get("/bao-cao/?ky=2024").text
    assert "chưa có ngày cuối" in page
    assert "Ghi ngày cuối" not in page


def test_pdf_and_word_wait_for_a_word_and_the_trail_keeps_it(as_role: As, union: Unit) -> None:
    client = as_role("chair")
    for kind, status in (("pdf", 409), ("docx", 409), ("json", 200), ("html", 200), ("xlsx", 200)):
        assert client.get(f"/bao-cao/tai.{kind}?ky=2024").status_code == status, kind
    answer = client.post("/bao-cao/van-in?ky=2024", data={"reason": "Cấp trên giục, sẽ bổ sung"})
    assert answer.headers["Location"] == "/bao-cao/?ky=2024"
    page = unescape(client.get("/bao-cao/?ky=2024").text)
    assert "Cấp trên giục, sẽ bổ sung" in page
    assert "Tải PDF" in page
    assert client.get("/bao-cao/tai.docx?ky=2024").status_code == 200
    change = page_of_changes(union.id, 1).items[0]
    assert (change.action, change.reason) == ("reports.paper.printed", "Cấp trên giục, sẽ bổ sung")
    assert change.values["report_period"] == ("", "2024")
    assert "chưa có ngày cuối" in change.values["findings"][1]
    trail = unescape(client.get("/dau-vet/").text)
    assert "Vẫn in: báo cáo" in trail
    assert "Điều đã biết" in trail


def test_a_word_is_no_word_without_a_reason(as_role: As, union: Unit) -> None:
    client = as_role("chair")
    answer = client.post("/bao-cao/van-in?ky=2024", data={"reason": "  "})
    assert answer.status_code == 422
    assert client.get("/bao-cao/tai.pdf?ky=2024").status_code == 409
    assert client.post("/bao-cao/van-in", data={"reason": "Vội"}).status_code == 404


def test_another_finding_asks_for_another_word(as_role: As, union: Unit) -> None:
    client = as_role("chair")
    client.post("/bao-cao/van-in?ky=2024", data={"reason": "Vội"})
    event = EventFacts(date(2024, 2, 15), Category.INFORMATION, "Nói chuyện", times=3)
    record_event(union.id, event, OFFICER, TODAY)
    db.session.commit()
    assert client.get("/bao-cao/tai.docx?ky=2024").status_code == 409


def test_the_word_is_of_one_paper_and_its_findings() -> None:
    one = replace(REPORT, findings=(Finding("Thiếu ngày."), Finding("Thiếu người.")))
    assert subject_of(one) == subject_of(replace(one, findings=one.findings[::-1]))
    assert subject_of(one) != subject_of(replace(one, findings=one.findings[:1]))
    assert subject_of(one) != subject_of(replace(one, ends_on=date(2024, 6, 30)))
    assert len(subject_of(one)) <= 80


def test_the_command_writes_the_paper_and_names_them_beside(app: Flask, tmp_path: Path) -> None:
    output = str(tmp_path / "r.docx")
    result = app.test_cli_runner().invoke(
        args=["report", "--period", "2024", "--unit", "hoa-mai", "--format", "docx", "--output", output]
    )
    assert result.exit_code == 0
    assert "chưa có ngày cuối" in result.stderr
