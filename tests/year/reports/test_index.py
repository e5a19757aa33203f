"""The page Báo cáo: one click composes, each sentence opens what it was made of, files come down."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from docx import Document
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import text

from app.books.cashbook.models import Fund
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.actions import correct_unit
from app.office.units.models import Unit
from app.office.units.queries import facts_of as unit_facts
from tests.conftest import OFFICER, TODAY

As = Callable[[str], FlaskClient]


@pytest.fixture(autouse=True)
def year(union: Unit) -> None:
    """A year with one event and one visit; the roster has one member."""
    event = EventFacts(
        date(2024, 11, 14), Category.CULTURE_SPORT, "Giải <b>cầu lông</b> & bóng bàn", people=10
    )
    record_event(union.id, event, OFFICER, TODAY)
    visit = VisitFacts(date(2024, 2, 1), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, amount=500_000)
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()


def sentence_with(page: str, words: str) -> str:
    """The address behind the sentence of the preview that holds these words."""
    links = re.findall(r'<a href="(nguon[^"]+)">(.*?)</a>', page, re.DOTALL)
    found: list[str] = [href for href, inner in links if words in re.sub(r"<[^>]+>", "", inner)]
    assert found, words
    return f"/bao-cao/{unescape(found[0])}"


def say_why(client: FlaskClient, query: str = "ky=2024") -> None:
    """The bare union of the cast lacks paragraphs: a word lets it print all the same."""
    answer = client.post(f"/bao-cao/van-in?{query}", data={"reason": "Bản nháp"})
    assert answer.status_code == 303


def test_it_offers_this_year_first(as_role: As) -> None:
    page = as_role("chair").get("/bao-cao/").text
    options = re.findall(r"<option[^>]*>([^<]+)</option>", page)
    assert options[:2] == ["2024", "2023"]
    assert "Năm học 2023-2024" in options


def test_one_click_composes_the_year(as_role: As) -> None:
    page = as_role("chair").get("/bao-cao/?ky=2024").text
    assert "KẾT QUẢ HOẠT ĐỘNG CÔNG ĐOÀN NĂM 2024" in page
    assert "Ốm đau" in page


def test_markup_in_the_books_stays_text(as_role: As) -> None:
    page = as_role("chair").get("/bao-cao/?ky=2024").text
    assert "&lt;b&gt;cầu lông&lt;/b&gt; &amp; bóng bàn" in page


def test_a_sentence_opens_the_entries_behind_it(as_role: As) -> None:
    client = as_role("auditor")
    address = sentence_with(client.get("/bao-cao/?ky=2024").text, "thăm hỏi 01")
    page = client.get(address).text
    assert "Thăm hỏi (Ốm đau): Nguyễn Văn Bình" in page
    assert "01/02/2024" in page
    fragment = client.get(address, headers={"HX-Request": "true"}).text
    assert "Thăm hỏi (Ốm đau): Nguyễn Văn Bình" in fragment
    assert "<html" not in fragment


def test_the_files_come_down_under_plain_names(as_role: As) -> None:
    client = as_role("recorder")
    say_why(client)
    pdf = client.get("/bao-cao/tai.pdf?ky=2024")
    assert pdf.headers["Content-Disposition"] == "attachment; filename=bao-cao-2024.pdf"
    assert "Giải <b>cầu lông</b> & bóng bàn" in " ".join(
        p.extract_text() for p in PdfReader(io.BytesIO(pdf.data)).pages
    )
    docx = client.get("/bao-cao/tai.docx?ky=2024")
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(docx.data)).paragraphs)
    assert "Giải <b>cầu lông</b> & bóng bàn" in words
    assert client.get("/bao-cao/tai.json?ky=2024").json is not None
    assert client.get("/bao-cao/tai.exe?ky=2024").status_code == 404


def test_the_annex_comes_with_the_paper_where_it_is_ticked(as_role: As) -> None:
    client = as_role("chair")
    assert "CĂN CỨ SỐ LIỆU" not in client.get("/bao-cao/?ky=2024").text
    say_why(client)
    page = client.get("/bao-cao/?ky=2024&phu_luc=y").text
    assert "PHỤ LỤC: CĂN CỨ SỐ LIỆU" in page
    [address] = re.findall(r'href="(/bao-cao/tai.docx[^"]+)"', page)
    words = Document(io.BytesIO(client.get(unescape(address)).data)).paragraphs
    assert any(one.text == "PHỤ LỤC: CĂN CỨ SỐ LIỆU" for one in words)
    evidence = client.get("/bao-cao/tai.xlsx?ky=2024")
    assert evidence.headers["Content-Disposition"] == "attachment; filename=can-cu-so-lieu-2024.xlsx"


def test_number_and_day_reach_the_paper(as_role: As) -> None:
    page = as_role("chair").get("/bao-cao/?ky=2024&so=5&ngay_ky=5/12/2024").text
    assert "Số: 05/BC-CĐCS" in page
    assert "Hoa Mai, ngày 05 tháng 12 năm 2024" in page


def test_a_cut_off_day_that_has_not_come_is_named_unless_the_paper_is_signed_then(as_role: As) -> None:
    client = as_role("chair")
    ahead = "Ngày tính số liệu 31/12/2024 chưa đến: các số mới là số có đến hôm nay, 15/12/2024."
    assert ahead in client.get("/bao-cao/?ky=2024&tinh_den=31/12/2024").text
    assert ahead in client.get("/bao-cao/tai.pdf?ky=2024&tinh_den=31/12/2024").text
    for rest in ("", "&tinh_den=15/12/2024", "&tinh_den=31/12/2024&ngay_ky=31/12/2024"):
        assert "số liệu 31/12/2024 chưa đến" not in client.get(f"/bao-cao/?ky=2024{rest}").text
    assert "Ngày tính số liệu 31/03/2025 chưa đến" in client.get("/bao-cao/?ky=Quý+1/2025").text


def test_two_dates_go_before_the_list(as_role: As) -> None:
    page = as_role("chair").get("/bao-cao/?ky=2024&tu=1/1/2024&den=30/6/2024").text
    assert "6 THÁNG ĐẦU NĂM 2024" in page
    assert "Giải" not in page


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ky=Quý+7/2024", "Quý"),
        ("tu=1/1/2024", "Hãy điền cả từ ngày và đến ngày."),
        ("tu=1/7/2024&den=1/1/2024", "Đến ngày phải sau từ ngày."),
        ("ky=2024&tinh_den=31/2/2024", "31/2/2024"),
        ("ky=2024&de_cuong=../../x", "Không có đề cương"),
    ],
)
def test_bad_choices_are_reported_beside_the_field(as_role: As, query: str, message: str) -> None:
    response = as_role("chair").get(f"/bao-cao/?{query}")
    assert response.status_code == 422
    assert message in response.text


def test_a_mismatch_is_named_and_nothing_is_printed_over_it(as_role: As, union: Unit) -> None:
    db.session.add(Fund(unit_id=union.id, name="Đoàn phí"))
    db.session.flush()
    db.session.execute(
        text("UPDATE activities SET fund_id = (SELECT max(id) FROM funds) WHERE kind = 'visit'"),
    )
    db.session.commit()
    client = as_role("chair")
    page = client.get("/bao-cao/?ky=2024")
    assert "Thăm hỏi (Ốm đau): Nguyễn Văn Bình" in page.text
    assert "Tải PDF" not in page.text
    assert client.get("/bao-cao/tai.pdf?ky=2024").status_code == 409


@pytest.mark.parametrize("role", ["member", "upper", "admin"])
@pytest.mark.parametrize(
    "path", ["/bao-cao/", "/bao-cao/?ky=2024", "/bao-cao/tai.pdf?ky=2024", "/bao-cao/tai.json?ky=2024"]
)
def test_others_are_refused_in_every_format(as_role: As, role: str, path: str) -> None:
    assert as_role(role).get(path).status_code == 403


def test_a_stranger_sees_their_own_books_only(as_role: As) -> None:
    page = as_role("stranger").get("/bao-cao/?ky=2024").text
    assert "Nguyễn Văn Bình" not in page
    assert "Ốm đau" not in page


@pytest.mark.parametrize("name", ["Công đoàn {union}", "Công đoàn {0} {", "Công đoàn }{period} %s"])
def test_braces_in_the_names_of_the_unions_are_only_braces(as_role: As, union: Unit, name: str) -> None:
    correct_unit(union, replace(unit_facts(union), name=name, upper_union=f"Trên {name}"), OFFICER)
    db.session.commit()
    client = as_role("chair")
    say_why(client)
    assert f"của {name}./." in unescape(re.sub(r"<[^>]+>", "", client.get("/bao-cao/?ky=2024").text))
    for kind in ("docx", "pdf", "xlsx", "json"):
        assert client.get(f"/bao-cao/tai.{kind}?ky=2024").status_code in (200, 404), kind
