"""The screens of titles and awards; what all entries share is tested in tests/welfare."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

import pytest

from app.life.awards.facts import Stage
from app.life.awards.queries import awards_of
from app.office.units.models import Unit
from tests.conftest import Statements, put_member
from tests.downloads import (
    MARKUP,
    As,
    cash_in,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    put_fund,
    words,
)
from tests.life.awards.entries import AWARD, put_award


def test_a_recorder_is_told_that_a_prize_waits_for_a_fund(as_role: As, union: Unit) -> None:
    text = "Khoản này chờ thủ quỹ chọn quỹ sau khi bạn lưu."
    assert text in words(as_role("recorder").get("/khen-thuong/moi"))
    assert text not in words(as_role("treasurer").get("/khen-thuong/moi"))


def test_an_award_is_recorded_and_its_prize_paid(as_role: As, union: Unit) -> None:
    fund, person = put_fund(union), put_member(union, "DV010", "Lê Thị Ấm")
    sent = {
        **AWARD,
        "granted_on": "20/11/2024",
        "quantity": "1",
        "granting_body": "Liên đoàn Lao động huyện",
        "decision_number": "15/QĐ-LĐLĐ",
        "prize": "300k",
        "fund_id": str(fund.id),
        "member_ids": [str(person.id)],
    }
    assert as_role("treasurer").post("/khen-thuong/moi", data=sent).status_code == 303
    [(_, facts)] = awards_of(union.id)
    assert (facts.granted_on, facts.prize, facts.member_ids) == (date(2024, 11, 20), 300_000, (person.id,))
    assert (facts.granting_body, facts.decision_number) == ("Liên đoàn Lao động huyện", "15/QĐ-LĐLĐ")
    assert cash_in(fund) == 4_700_000


def test_only_a_prize_of_money_is_signed_for(as_role: As, union: Unit) -> None:
    title, prize = put_award(union), put_award(union, granted_on=date(2024, 11, 20), prize=300_000)
    show = as_role("recorder").get
    assert "Danh sách ký nhận" not in show(f"/khen-thuong/{title.id}").text
    assert "Danh sách ký nhận" in show(f"/khen-thuong/{prize.id}").text


def test_without_a_day_it_belongs_to_the_year(as_role: As, union: Unit) -> None:
    as_role("recorder").post("/khen-thuong/moi", data=AWARD)
    [(row, facts)] = awards_of(union.id)
    assert (facts.granted_on, row.starts_on, row.year_only) == (None, date(2024, 12, 31), True)
    assert "năm 2024" in words(as_role("auditor").get("/khen-thuong/"))


def test_money_from_a_fund_needs_a_day(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    sent = {**AWARD, "prize": "300k", "fund_id": str(fund.id)}
    page = as_role("treasurer").post("/khen-thuong/moi", data=sent)
    assert errors(page) == {"granted_on": "Chi tiền thưởng từ quỹ thì cần ghi ngày."}
    assert (awards_of(union.id), cash_in(fund)) == ([], 5_000_000)


def test_people_stay_on_a_correction(as_role: As, union: Unit) -> None:
    person = put_member(union, "DV010", "Lê Thị Ấm")
    row = put_award(union, member_ids=(person.id,))
    client = as_role("recorder")
    assert "checked" in client.get(f"/khen-thuong/{row.id}/sua").text
    sent = {**AWARD, "member_ids": [], "version": "1", "reason": "Nhầm người"}
    client.post(f"/khen-thuong/{row.id}/sua", data=sent)
    assert "Đoàn viên được khen: Lê Thị Ấm → (trống)" in words(client.get(f"/khen-thuong/{row.id}"))


@pytest.mark.parametrize(
    ("query", "found", "absent"),
    [
        ("stage=registered", "Tổ công đoàn 1", "Lê Thị Ấm"),
        ("year=2023", "Tổ công đoàn 1", "Lê Thị Ấm"),
        ("q=to+cong+doan", "Tổ công đoàn 1", "Lê Thị Ấm"),
        ("q=lao+dong+TIÊN", "Lê Thị Ấm", "Tổ công đoàn 1"),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, found: str, absent: str) -> None:
    put_award(union)
    put_award(union, year="2023", name="Tổ công đoàn 1", title="Tập thể xuất sắc", stage=Stage.REGISTERED)
    text = words(as_role("auditor").get(f"/khen-thuong/?{query}"))
    assert found in text
    assert absent not in text


def test_the_year_is_the_one_it_is_for(as_role: As, union: Unit) -> None:
    put_award(union, year="2024", granted_on=date(2025, 1, 15))
    client = as_role("auditor")
    assert "Lê Thị Ấm" in words(client.get("/khen-thuong/?year=2024"))
    assert "Lê Thị Ấm" not in words(client.get("/khen-thuong/?year=2025"))


def test_an_award_goes_on_to_the_next_stage_with_its_people(as_role: As, union: Unit) -> None:
    person = put_member(union, "DV010", "Lê Thị Ấm")
    row = put_award(
        union,
        stage=Stage.REGISTERED,
        granting_body="UBND huyện",
        decision_number="1",
        member_ids=(person.id,),
    )
    client = as_role("recorder")
    page = client.get(f"/khen-thuong/{row.id}")
    assert "Ghi bước tiếp: đề nghị" in words(page)
    begun = client.get(f"/khen-thuong/moi?tu={row.id}").text
    assert '<option selected value="proposed">' in begun
    assert 'value="UBND huyện"' in begun
    assert re.search(rf'<input checked[^>]*name="member_ids"[^>]*value="{person.id}"', begun)
    assert 'name="decision_number" type="text" value=""' in begun
    assert client.get("/khen-thuong/moi?tu=999").status_code == 404
    assert "Ghi bước tiếp" not in words(client.get(f"/khen-thuong/{put_award(union).id}"))
    assert "Ghi bước tiếp" not in words(as_role("auditor").get(f"/khen-thuong/{row.id}"))


def test_usual_titles_and_the_unions_own_words_are_suggested(as_role: As, union: Unit) -> None:
    put_award(union, title="Bàn tay vàng", granting_body="Sở Công Thương")
    put_award(union, title="lao động tiên tiến")
    page = as_role("recorder").get("/khen-thuong/moi").text
    assert '<option value="Bàn tay vàng">' in page
    assert '<option value="Sở Công Thương">' in page
    assert '<option value="Chiến sĩ thi đua cơ sở">' in page
    assert '<option value="Lao động tiên tiến">' not in page  # the union writes it otherwise
    assert 'value="2024"' in page


def test_its_page_takes_a_constant_number_of_statements(
    as_role: As, union: Unit, statements: Statements
) -> None:
    people = tuple(put_member(union, f"DV1{n}", f"Lê Thị Ấm {n}").id for n in range(9))
    row = put_award(union, member_ids=people)
    client = as_role("chair")
    for path in (f"/khen-thuong/{row.id}", "/khen-thuong/", f"/khen-thuong/{row.id}/sua"):
        statements.clear()
        assert client.get(path).status_code == 200
        assert statements.count <= 10, path


@pytest.mark.parametrize(
    "name", ['Lê "Ấm" <b>O’Neil</b>', "Lê Thị Ấm 😀", normalize("NFD", "Lê Thị Ấm"), "Ấ" * 300, "=1+1"]
)
def test_a_name_is_kept_as_it_is_written(as_role: As, union: Unit, name: str) -> None:
    client = as_role("recorder")
    assert client.post("/khen-thuong/moi", data={**AWARD, "name": name}).status_code == 303
    [(row, facts)] = awards_of(union.id)
    assert facts.name == normalize("NFC", name)
    assert "<b>O" not in client.get(f"/khen-thuong/{row.id}").text
    [line] = listed(client.get("/khen-thuong/?dang=xlsx"))
    assert line[1] == facts.name


def test_a_name_of_more_than_four_thousand_letters_is_refused(as_role: As, union: Unit) -> None:
    page = as_role("recorder").post("/khen-thuong/moi", data={**AWARD, "name": "Ấ" * 4001})
    assert errors(page) == {"name": "Dài quá 4000 chữ; hãy viết gọn lại."}
    assert awards_of(union.id) == []


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_award(union, name=MARKUP, title=MARKUP, granting_body=MARKUP)
    client = as_role("recorder")
    for path in ("/khen-thuong/", f"/khen-thuong/{row.id}", f"/khen-thuong/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_award(union)
    only_those_of_the_books_read(as_role, "/khen-thuong/", f"/khen-thuong/{row.id}")
    only_officers_write(as_role, "/khen-thuong", AWARD, row.id)
    assert len(awards_of(union.id)) == 1


def test_it_goes_to_excel_as_filtered(as_role: As, union: Unit) -> None:
    put_award(union, title="Giấy khen", granted_on=date(2024, 11, 20), prize=300_000, quantity=2)
    put_award(union, stage=Stage.REGISTERED, name=MARKUP)
    put_award(union, year="2023", name="Năm trước")
    assert listed(as_role("auditor").get("/khen-thuong/?year=2024&sort=stage&dang=xlsx")) == [
        (2024, MARKUP, "Cá nhân", "Lao động tiên tiến", "Đăng ký", None, 1, *[None] * 4),
        (2024, "Lê Thị Ấm", "Cá nhân", "Giấy khen", "Đạt", date(2024, 11, 20), 2, None, None, 300_000, None),
    ]
