"""The box that finds everything: on every page, and as a page of its own."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import CashEntry
from app.extensions import db
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, As, only_those_of_the_books_read, put_fund, words
from tests.log.attachments.scans import pdf, send

HTMX = {"HX-Request": "true", "HX-Target": "find-answers"}


@pytest.fixture
def books(union: Unit) -> Unit:
    """A person, an entry, a numbered payment, a statement and a request that share the word «Đà Lạt»."""
    put_member(union, "DV002", "Đặng Đà Lạt")
    visit = VisitFacts(date(2024, 3, 1), Reason.ILLNESS, "gia đình ở Đà Lạt", Audience.OUTSIDER)
    record_visit(union.id, visit, OFFICER, TODAY)
    fund = put_fund(union)
    paid = MoneyFacts(
        date(2024, 5, 6), Direction.PAYMENT, "Mua nước", 120_000, fund.id, channel=Channel.CASH,
        voucher_text="PC0099/2024",
    )  # fmt: skip
    record_money(union.id, paid, OFFICER, TODAY)
    statement = StatementFacts("2024", Topic.SITUATION, "Đoàn viên đi Đà Lạt tham quan")
    record_statement(union.id, statement, OFFICER, TODAY)
    request = RequestFacts(date(2024, 12, 2), "Cử người dự tập huấn ở Đà Lạt", document_number="148/HD")
    record_request(union.id, request, OFFICER, TODAY)
    db.session.commit()
    return union


def found(as_role: As, typed: str, username: str = "chair", **more: str) -> str:
    return words(as_role(username).get("/tim", query_string={"tu": typed, **more}))


def test_people_entries_and_documents_whatever_the_diacritics(books: Unit, as_role: As) -> None:
    for typed in ("Đà Lạt", "da lat", "ĐÀ  LẠT", "la\u0323t đa\u0300"):
        hits = found(as_role, typed)
        for text in ("Đặng Đà Lạt", "gia đình ở Đà Lạt", "đi Đà Lạt tham quan", "tập huấn ở Đà Lạt"):
            assert text in hits, typed


def test_a_voucher_by_its_number_leads_to_its_paper(books: Unit, as_role: As) -> None:
    line = db.session.query(CashEntry).filter_by(voucher_text="PC0099/2024").one()
    page = as_role("auditor").get("/tim?tu=pc0099")
    assert f'href="/phieu/{line.id}"' in page.text
    assert "PC0099/2024 Mua nước, 120.000 đồng" in words(page)
    assert as_role("auditor").get(f"/phieu/{line.id}").status_code == 200


def test_every_answer_leads_to_a_page(books: Unit, as_role: As) -> None:
    client = as_role("chair")
    for hit in ("/doan-vien/", "/nhat-ky/", "/nhan-dinh/", "/yeu-cau/"):
        page = client.get("/tim?tu=da+lat").text
        main = page[page.index("<main") :]
        address = hit + main.split(f'href="{hit}')[1].split('"')[0]
        assert client.get(address, follow_redirects=True).status_code == 200


def test_a_scan_by_its_name(books: Unit, as_role: As) -> None:
    visit = VisitFacts(date(2024, 3, 1), Reason.ILLNESS, "một người", Audience.OUTSIDER)
    entry = record_visit(books.id, visit, OFFICER, TODAY)
    db.session.commit()
    assert send(as_role, "recorder", entry, pdf(), "Giấy ra viện.pdf").status_code == 303
    page = as_role("chair").get("/tim?tu=giay+ra+vien")
    assert "Giấy ra viện.pdf" in words(page)
    assert f'href="/nhat-ky/{entry.id}"' in page.text


def test_htmx_gets_the_answers_alone(books: Unit, as_role: As) -> None:
    part = as_role("chair").get("/tim?tu=lat", headers=HTMX)
    assert "Đặng Đà Lạt" in part.text
    assert "<html" not in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_eight_of_a_kind_and_the_way_to_the_others(union: Unit, as_role: As) -> None:
    for n in range(30):
        put_member(union, f"NV{n}", f"Lê Thị Nụ {n:02d}")
    db.session.commit()
    first = as_role("chair").get("/tim?tu=nu")
    assert words(first).count("Lê Thị Nụ") == 8
    assert 'href="/tim?tu=nu&amp;nhom=people"' in first.text
    pages = [found(as_role, "nu", nhom="people", page=page) for page in ("1", "2", "3")]
    assert [page.count("Lê Thị Nụ") for page in pages] == [25, 5, 0]
    assert "30 kết quả" in pages[0]


@pytest.mark.parametrize("nhom", ["entries", "vouchers", "documents"])
def test_every_kind_has_its_pages(books: Unit, as_role: As, nhom: str) -> None:
    typed = "pc0099" if nhom == "vouchers" else "lat"
    assert "kết quả" in found(as_role, typed, nhom=nhom)
    assert "Không thấy gì khớp" in found(as_role, "khongcodau", nhom=nhom)


def test_signs_of_like_are_letters(union: Unit, as_role: As) -> None:
    put_member(union, "NV1", "Giảm 50% Giá")
    put_member(union, "NV2", "Năm Mươi")
    db.session.commit()
    assert "Giảm 50% Giá" in found(as_role, "50%")
    for typed in ("%%", "__", "n_m"):
        assert "Không thấy gì khớp" in found(as_role, typed)


def test_markup_stays_text(union: Unit, as_role: As) -> None:
    put_member(union, "NV1", f"An {MARKUP}")
    db.session.commit()
    for typed in ("script", MARKUP):
        for headers in ({}, HTMX):
            page = as_role("chair").get("/tim", query_string={"tu": typed}, headers=headers)
            assert "alert(1)" in page.text
            assert "<script>alert" not in page.text


def test_what_was_withdrawn_is_not_found(books: Unit, as_role: As) -> None:
    client = as_role("recorder")
    page = client.get("/tim?tu=gia+dinh+da+lat").text
    entry_id = page.split('href="/nhat-ky/')[2].split('"')[0]
    gone = client.post(f"/tham-hoi/{entry_id}/rut", data={"version": "1", "reason": "ghi nhầm"})
    assert gone.status_code == 303
    assert "gia đình ở Đà Lạt" not in found(as_role, "gia dinh da lat")


def test_nothing_and_next_to_nothing_is_asked_for(union: Unit, as_role: As) -> None:
    assert "ô Tìm ở đầu trang" in found(as_role, "")
    assert "Hãy gõ ít nhất hai chữ" in found(as_role, "b")
    assert as_role("chair").get("/tim?tu=" + "a" * 5_000).status_code == 200
    assert as_role("chair").get("/tim?tu=an&nhom=nope").status_code == 400
    assert as_role("chair").get("/tim?tu=an&nhom=people&page=0").status_code == 400


def test_who_may_search(books: Unit, as_role: As) -> None:
    only_those_of_the_books_read(as_role, "/tim?tu=lat")
    assert 'id="find-words"' in as_role("auditor").get("/doan-vien/").text
    assert 'id="find-words"' not in as_role("member").get("/toi").text


def test_another_unions_books_are_not_searched(books: Unit, as_role: As) -> None:
    for typed in ("da lat", "pc0099"):
        assert "Không thấy gì khớp" in found(as_role, typed, "stranger")


@pytest.mark.parametrize("more", ["", "&nhom=people", "&nhom=vouchers", "&nhom=documents"])
def test_a_search_costs_few_statements(books: Unit, as_role: As, statements: Statements, more: str) -> None:
    client = as_role("chair")
    statements.clear()
    assert client.get(f"/tim?tu=lat1{more}").status_code == 200
    assert statements.count <= 8
