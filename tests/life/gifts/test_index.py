"""The page of lists, and preparing one in one click."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.extensions import db
from app.life.gifts.facts import Occasion, Posting
from app.life.gifts.models import GiftList
from app.life.gifts.posting_actions import post_list
from app.life.gifts.queries import lists_of_year
from app.life.norms.actions import record_norm
from app.life.norms.facts import NormFacts
from app.life.visits.facts import Reason
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, READERS, As, errors, listed, only_those_of_the_books_read, words
from tests.life.gifts.lists import names, put_list, put_roster

EIGHTH = {"occasion": "women_8_3", "year": "2024"}


def the_list(title: str = "") -> GiftList:
    """The one of this title, else the newest."""
    found = db.session.query(GiftList).order_by(GiftList.id.desc()).all()
    return next(one for one in found if title in ("", one.title))


def test_the_list_for_8_march_takes_one_click(as_role: As, union: Unit) -> None:
    put_roster(union)
    answer = as_role("recorder").post("/danh-sach-qua/lap", data=EIGHTH)
    row = the_list()
    assert (answer.status_code, answer.location) == (303, f"/danh-sach-qua/{row.id}")
    assert (row.held_on, row.title) == (date(2024, 3, 8), "Ngày Quốc tế Phụ nữ 8/3/2024")
    assert names(row) == ["Lê Thị Ấm", "Trần Thị Chi"]


def test_one_click_more_takes_the_list_back(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    page = client.get(client.post("/danh-sach-qua/lap", data=EIGHTH).location)
    row = the_list()
    assert f'action="/danh-sach-qua/{row.id}/rut"' in page.text
    assert "Hoàn tác" in page.text
    form = {"version": str(row.version), "reason": "Hoàn tác ngay sau khi ghi"}
    done = client.post(f"/danh-sach-qua/{row.id}/rut", data=form, follow_redirects=True)
    assert "Đã hoàn tác" in done.text
    assert lists_of_year(union.id, 2024) == {}


def test_a_second_click_opens_the_list_that_there_is(as_role: As, union: Unit) -> None:
    row = put_list(union)
    answer = as_role("recorder").post("/danh-sach-qua/lap", data=EIGHTH)
    assert answer.location == f"/danh-sach-qua/{row.id}"
    assert lists_of_year(union.id, 2024) == {Occasion.WOMEN_8_3: (row.id, date(2024, 3, 8))}


def test_the_page_offers_the_occasions_of_a_year_with_their_days(as_role: As, union: Unit) -> None:
    text = words(as_role("recorder").get("/danh-sach-qua/?year=2025"))
    assert "Tết Nguyên đán 29/01/2025 Lập danh sách" in text
    assert "Tết Trung thu 06/10/2025" in text


def test_a_day_set_by_hand_is_the_day_of_the_occasion(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    client.post("/danh-sach-qua/lap", data={"occasion": "tet", "year": "2024"})
    row = the_list()
    assert row.held_on == date(2024, 2, 10)
    form = {"occasion": "tet", "title": "Tết", "held_on": "02/02/2024", "version": "1", "reason": "Phát sớm"}
    assert client.post(f"/danh-sach-qua/{row.id}/sua", data=form).status_code == 303
    text = words(client.get("/danh-sach-qua/?year=2024"))
    assert "Tết Nguyên đán 02/02/2024 Mở danh sách" in text
    assert "10/02/2024" not in text


@pytest.mark.parametrize(("is_example", "each"), [(False, 250_000), (True, None)])
def test_the_unions_own_norm_is_what_each_gets_at_first(
    as_role: As, union: Unit, is_example: bool, each: int | None
) -> None:
    put_roster(union)
    record_norm(union.id, NormFacts(Reason.WOMEN, 250_000, is_example=is_example), OFFICER, TODAY)
    db.session.commit()
    client = as_role("recorder")
    page = client.get(client.post("/danh-sach-qua/lap", data=EIGHTH).location)
    assert the_list().amount_each == each
    assert ("Mức ví dụ" if is_example else "Định mức") + " 250.000 đồng/lần." in words(page)


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
    text = words(as_role("recorder").get("/danh-sach-qua/"))
    assert "Chưa lập danh sách nào. Bấm «Lập danh sách»" in text
    assert "Không có danh sách nào khớp" in words(as_role("chair").get("/danh-sach-qua/?occasion=tet"))


def test_lists_are_shown_with_people_money_and_state(as_role: As, union: Unit) -> None:
    put_roster(union)
    put_list(union)
    text = words(as_role("auditor").get("/danh-sach-qua/"))
    assert "Quà 8/3 08/03/2024 2 400.000 Bản nháp" in text
    assert "Lập danh sách" not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("occasion=women_8_3", True),
        ("occasion=tet", False),
        ("year=2024", True),
        ("year=2023", False),
        ("progress=draft", True),
        ("progress=posted", False),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, found: bool) -> None:
    put_list(union)
    assert ("Quà 8/3" in words(as_role("auditor").get(f"/danh-sach-qua/?{query}"))) is found


def put_three(union: Unit) -> None:
    """Lists of one, two and three people: the first posted, the last the dearest a head."""
    put_roster(union)
    put_list(union, title="Một", occasion=Occasion.HARDSHIP, held_on=date(2024, 5, 1), amount_each=700_000)
    put_list(union, title="Hai")
    put_list(union, title="Ba", occasion=Occasion.TET, held_on=date(2024, 2, 10), amount_each=100_000)
    post_list(the_list("Một"), Posting(date(2024, 5, 2)), OFFICER, TODAY, 1)
    db.session.commit()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("day", "Ba Hai Một"),
        ("-title", "Một Hai Ba"),
        ("people", "Một Hai Ba"),
        ("amount", "Ba Hai Một"),
        ("-progress", "Một Hai Ba"),
    ],
)
def test_sorted_by_any_of_its_columns(as_role: As, union: Unit, sort: str, order: str) -> None:
    put_three(union)
    text = as_role("auditor").get(f"/danh-sach-qua/?sort={sort}").text
    assert " ".join(re.findall(">(Một|Hai|Ba)</a>", text)) == order


def test_the_lists_as_a_workbook(as_role: As, union: Unit) -> None:
    put_three(union)
    client = as_role("auditor")
    assert listed(client.get("/danh-sach-qua/?sort=day&year=2024&dang=xlsx")) == [
        ("Ba", "Tết Nguyên đán", date(2024, 2, 10), 3, 300_000, None, "Bản nháp", None, None),
        ("Hai", "Ngày Quốc tế Phụ nữ 8/3", date(2024, 3, 8), 2, 400_000, None, "Bản nháp", None, None),
        (
            "Một",
            "Đoàn viên khó khăn",
            date(2024, 5, 1),
            1,
            700_000,
            None,
            "Đã vào sổ",
            date(2024, 5, 2),
            None,
        ),
    ]
    assert len(listed(client.get("/danh-sach-qua/?progress=posted&dang=xlsx"))) == 1


@pytest.mark.parametrize("query", ["sort=held_on", "page=0", "page=x"])
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
def test_mistakes_are_reported_beside_their_box(
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
