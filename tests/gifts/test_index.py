"""The page of lists, and preparing one in one click."""

from __future__ import annotations

from datetime import date

import pytest

from app.extensions import db
from app.gifts.facts import Occasion
from app.gifts.models import GiftList
from app.gifts.queries import lists_of_year
from app.units.models import Unit
from tests.books import MARKUP, READERS, As, errors, only_those_of_the_books_read, words
from tests.conftest import Statements
from tests.gifts.lists import names, put_list, put_roster

EIGHTH = {"occasion": "women_8_3", "year": "2024"}


def the_list() -> GiftList:
    return db.session.query(GiftList).order_by(GiftList.id.desc()).all()[0]


def test_the_list_for_8_march_takes_one_click(as_role: As, union: Unit) -> None:
    put_roster(union)
    answer = as_role("recorder").post("/danh-sach-qua/lap", data=EIGHTH)
    row = the_list()
    assert (answer.status_code, answer.location) == (303, f"/danh-sach-qua/{row.id}")
    assert (row.held_on, row.title) == (date(2024, 3, 8), "Ngày Quốc tế Phụ nữ 8/3/2024")
    assert names(row) == ["Lê Thị Ấm", "Trần Thị Chi"]


def test_a_second_click_opens_the_list_that_there_is(as_role: As, union: Unit) -> None:
    row = put_list(union)
    answer = as_role("recorder").post("/danh-sach-qua/lap", data=EIGHTH)
    assert answer.location == f"/danh-sach-qua/{row.id}"
    assert lists_of_year(union.id, 2024) == {Occasion.WOMEN_8_3: row.id}


def test_the_page_offers_the_occasions_of_a_year_with_their_days(as_role: As, union: Unit) -> None:
    said = words(as_role("recorder").get("/danh-sach-qua/?year=2025"))
    assert "Tết Nguyên đán 29/01/2025 Lập danh sách" in said
    assert "Tết Trung thu 06/10/2025" in said


def test_years_without_a_lunar_calendar_still_open(as_role: As, union: Unit) -> None:
    assert as_role("chair").get("/danh-sach-qua/?year=2200").status_code == 200
    assert as_role("chair").get("/danh-sach-qua/?year=99999").status_code == 200


@pytest.mark.parametrize(
    ("field", "typed"), [("occasion", "christmas"), ("occasion", ""), ("year", "x"), ("year", "1")]
)
def test_nonsense_prepares_nothing(as_role: As, union: Unit, field: str, typed: str) -> None:
    page = as_role("recorder").post("/danh-sach-qua/lap", data={**EIGHTH, field: typed})
    assert page.status_code == 422
    assert db.session.query(GiftList).count() == 0


def test_an_empty_page_says_what_to_do(as_role: As, union: Unit) -> None:
    said = words(as_role("recorder").get("/danh-sach-qua/"))
    assert "Chưa lập danh sách nào. Bấm «Lập danh sách»" in said
    assert "Không có danh sách nào khớp" in words(as_role("chair").get("/danh-sach-qua/?occasion=tet"))


def test_lists_are_shown_with_people_money_and_state(as_role: As, union: Unit) -> None:
    put_roster(union)
    put_list(union)
    said = words(as_role("auditor").get("/danh-sach-qua/"))
    assert "Quà 8/3 08/03/2024 2 400.000 Bản nháp" in said
    assert "Lập danh sách" not in said


@pytest.mark.parametrize(
    ("query", "found"),
    [("occasion=women_8_3", True), ("occasion=tet", False), ("year=2024", True), ("year=2023", False)],
)
def test_filters(as_role: As, union: Unit, query: str, found: bool) -> None:
    put_list(union)
    assert ("Quà 8/3" in words(as_role("auditor").get(f"/danh-sach-qua/?{query}"))) is found


@pytest.mark.parametrize("query", ["sort=amount", "page=0", "page=x"])
def test_nonsense_in_the_address_is_refused(as_role: As, union: Unit, query: str) -> None:
    assert as_role("auditor").get(f"/danh-sach-qua/?{query}").status_code == 400


def test_a_list_of_an_own_occasion_is_made_by_the_full_form(as_role: As, union: Unit) -> None:
    put_roster(union)
    sent = {"occasion": "own", "title": "Ngày hội công đoàn", "held_on": "28/07/2024", "gift_each": "01 áo"}
    answer = as_role("recorder").post("/danh-sach-qua/moi", data=sent)
    row = the_list()
    assert (answer.status_code, answer.location) == (303, f"/danh-sach-qua/{row.id}")
    assert names(row) == ["Lê Thị Ấm", "Nguyễn Văn Bình", "Trần Thị Chi"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", " ", "Cần điền mục này."),
        ("held_on", "30/02/2024", "30/02/2024 không có trong lịch"),
        ("age_under", "", "Danh sách thiếu nhi cần ghi dưới bao nhiêu tuổi."),
        ("amount_each", "0", "Số tiền phải lớn hơn 0"),
    ],
)
def test_mistakes_are_told_beside_their_box(
    as_role: As, union: Unit, field: str, typed: str, sentence: str
) -> None:
    sent = {"occasion": "children_1_6", "title": "Quà 1/6", "held_on": "01/06/2024", "age_under": "16"}
    page = as_role("recorder").post("/danh-sach-qua/moi", data={**sent, field: typed})
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)


def test_who_may_read_and_who_may_prepare(as_role: As, union: Unit) -> None:
    only_those_of_the_books_read(as_role, "/danh-sach-qua/")
    for username, status in READERS.items():
        client = as_role(username)
        assert client.post("/danh-sach-qua/lap", data=EIGHTH).status_code == status
        assert client.get("/danh-sach-qua/moi").status_code == status


def test_another_union_sees_nothing_of_it(as_role: As, union: Unit) -> None:
    put_list(union, title="Quà của Hoa Mai")
    assert "Quà của Hoa Mai" not in as_role("stranger").get("/danh-sach-qua/").text


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_list(union, title=MARKUP)
    assert "<script>alert" not in as_role("chair").get("/danh-sach-qua/").text


def test_statements_do_not_grow_with_the_lists(as_role: As, union: Unit, statements: Statements) -> None:
    put_roster(union)
    for number in range(5):
        put_list(union, title=f"Quà {number}")
    client = as_role("chair")
    statements.clear()
    assert client.get("/danh-sach-qua/").status_code == 200
    assert statements.count <= 6
