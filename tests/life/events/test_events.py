"""The screens of activities; what all entries share is tested in tests/welfare."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.lines.queries import postings_of
from app.life.events.facts import Category
from app.life.events.queries import events_of
from app.office.units.models import Unit
from tests.conftest import Statements
from tests.downloads import (
    MARKUP,
    As,
    cash_in,
    errors,
    only_officers_write,
    only_those_of_the_books_read,
    put_fund,
    words,
)
from tests.life.events.entries import EVENT, put_event


def test_an_activity_is_recorded_with_all_that_was_said(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    sent = {
        **EVENT,
        "ends_on": "09/03/2024",
        "result": "40 lượt người dự",
        "people": "40",
        "times": "2",
        "fund_id": str(fund.id),
        "channel": "cash",
        "voucher_text": "PC 07",
        "occasion": "Ngày 8/3",
        "partners": "Hội Phụ nữ xã",
        "place": "Hội trường",
        "note": "Có ảnh",
    }
    answer = as_role("treasurer").post("/hoat-dong/moi", data=sent)
    [(row, facts)] = events_of(union.id)
    assert answer.location == f"/hoat-dong/{row.id}"
    assert (facts.starts_on, facts.ends_on, facts.category) == (
        date(2024, 3, 8),
        date(2024, 3, 9),
        Category.WOMEN,
    )
    assert (facts.people, facts.times, facts.cost, facts.fund_id) == (40, 2, 2_000_000, fund.id)
    assert (facts.result, facts.partners, facts.place) == ("40 lượt người dự", "Hội Phụ nữ xã", "Hội trường")
    assert (facts.occasion, facts.voucher_text, facts.note) == ("Ngày 8/3", "PC 07", "Có ảnh")
    assert cash_in(fund) == 3_000_000


def test_its_page_tells_facts_and_money(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_event(union, cost=2_000_000, fund_id=fund.id, place="Hội trường")
    text = words(as_role("auditor").get(f"/hoat-dong/{row.id}"))
    for line in ("Nữ công", "Địa điểm Hội trường", "Kinh phí 2.000.000 đồng", "Chi 2.000.000 Trong sổ"):
        assert line in text


def test_a_new_category_alone_is_a_change_that_is_seen(as_role: As, union: Unit) -> None:
    row = put_event(union)
    sent = {**EVENT, "cost": "", "category": "training", "version": "1", "reason": "Chọn nhầm loại"}
    client = as_role("recorder")
    assert client.post(f"/hoat-dong/{row.id}/sua", data=sent).status_code == 303
    assert "Nữ công → Đào tạo, bồi dưỡng" in words(client.get(f"/hoat-dong/{row.id}"))
    assert client.post(f"/hoat-dong/{row.id}/sua", data=sent).status_code == 422


def test_it_does_not_end_before_it_begins(as_role: As, union: Unit) -> None:
    page = as_role("recorder").post("/hoat-dong/moi", data={**EVENT, "ends_on": "07/03/2024"})
    assert errors(page) == {"ends_on": "Ngày kết thúc trước ngày bắt đầu."}
    assert events_of(union.id) == []


def test_a_recorder_takes_no_money_from_a_fund(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    refused = as_role("recorder").post("/hoat-dong/moi", data={**EVENT, "fund_id": str(fund.id)})
    assert (refused.status_code, cash_in(fund)) == (422, 5_000_000)
    paid = put_event(union, cost=1_000_000, fund_id=fund.id)
    assert as_role("recorder").get(f"/hoat-dong/{paid.id}/sua").status_code == 403


def test_withdrawn_its_payment_is_reversed(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_event(union, cost=1_000_000, fund_id=fund.id)
    as_role("chair").post(f"/hoat-dong/{row.id}/rut", data={"version": "1", "reason": "Hoãn"})
    assert (events_of(union.id), cash_in(fund)) == ([], 5_000_000)
    assert [line.amount for line in postings_of(row.id)] == [1_000_000, -1_000_000]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=hoi+thao", "Hội thao"),
        ("q=SÂN", "Hội thao"),
        ("category=women", "Tọa đàm"),
        ("year=2023", "Hội thao"),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, found: str) -> None:
    put_event(union)
    put_event(
        union,
        title="Hội thao",
        place="Sân vận động",
        category=Category.CULTURE_SPORT,
        starts_on=date(2023, 9, 1),
    )
    text = words(as_role("auditor").get(f"/hoat-dong/?{query}"))
    assert found in text
    assert "1 hoạt động" in text


@pytest.mark.parametrize("sort", ["title", "-people", "cost", "day"])
def test_sorts(as_role: As, union: Unit, sort: str) -> None:
    put_event(union, title="Ăn tất niên", people=5, cost=1, starts_on=date(2024, 1, 5))
    put_event(union, title="Tọa đàm", people=3, cost=2, starts_on=date(2024, 3, 8))
    text = words(as_role("auditor").get(f"/hoat-dong/?sort={sort}"))
    assert text.index("Ăn tất niên") < text.index("Tọa đàm")


def test_a_page_takes_a_constant_number_of_statements(
    as_role: As, union: Unit, statements: Statements
) -> None:
    for number in range(30):
        put_event(union, title=f"Hoạt động {number}")
    client = as_role("chair")
    statements.clear()
    assert client.get("/hoat-dong/").text.count("<tr>") == 26
    assert statements.count <= 5


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_event(union, title=MARKUP, result=MARKUP, place=MARKUP)
    client = as_role("recorder")
    for path in ("/hoat-dong/", f"/hoat-dong/{row.id}", f"/hoat-dong/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_event(union)
    only_those_of_the_books_read(as_role, "/hoat-dong/", f"/hoat-dong/{row.id}")
    only_officers_write(as_role, "/hoat-dong", EVENT, row.id)
    assert len(events_of(union.id)) == 1


def test_another_kind_of_entry_is_not_found_here(as_role: As, union: Unit) -> None:
    row = put_event(union)
    client = as_role("chair")
    for base in ("/tham-hoi", "/kien-nghi", "/khen-thuong", "/xep-loai"):
        assert client.get(f"{base}/{row.id}").status_code == 404
        withdrawal = {"version": "1", "reason": "thử"}
        assert client.post(f"{base}/{row.id}/rut", data=withdrawal).status_code == 404
