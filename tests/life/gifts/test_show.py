"""The page of a list: ticking, amounts, people from outside, made again, printed, withdrawn."""

from __future__ import annotations

import pytest

from app.extensions import db
from app.life.gifts.facts import Occasion
from app.life.gifts.models import GiftList
from app.life.gifts.queries import lines_of
from app.office.units.models import Unit
from app.people.roster.facts import Sex
from tests.conftest import Statements, put_member
from tests.downloads import MARKUP, READERS, As, errors, only_those_of_the_books_read, words
from tests.life.gifts.lists import line_named, names, put_list, put_roster, sent


def test_the_lines_are_shown_with_what_each_gets(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    page = as_role("recorder").get(f"/danh-sach-qua/{row.id}")
    assert "Số người nhận 2 Tổng số tiền 400.000 đồng" in words(page)
    assert 'placeholder="200.000"' in page.text
    text = words(as_role("auditor").get(f"/danh-sach-qua/{row.id}"))
    assert "Lê Thị Ấm Tổ 1 200.000" in text
    assert "Vào sổ 2 người" not in text


def test_ticks_amounts_and_gifts_are_kept(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    am, chi = line_named(row, "Lê Thị Ấm"), line_named(row, "Trần Thị Chi")
    form = sent(row, tick=[str(am.id)], **{f"amount-{am.id}": "300k", f"note-{chi.id}": "xin nhường"})
    answer = as_role("recorder").post(f"/danh-sach-qua/{row.id}/dong", data={**form, "gift_each": "01 khăn"})
    assert answer.status_code == 303
    db.session.expire_all()
    assert names(row) == ["Lê Thị Ấm"]
    assert (line_named(row, "Lê Thị Ấm").amount, row.gift_each) == (300_000, "01 khăn")
    assert line_named(row, "Trần Thị Chi").note == "xin nhường"
    text = words(as_role("recorder").get(f"/danh-sach-qua/{row.id}"))
    assert "Bỏ chọn: (trống) → Trần Thị Chi" in text


def test_lines_of_another_list_or_nonsense_are_left_alone(as_role: As, union: Unit) -> None:
    put_roster(union)
    row, other = put_list(union), put_list(union, title="Danh sách khác")
    foreign = line_named(other, "Lê Thị Ấm").id
    form = sent(row, line=[str(foreign), "x", "9" * 40], **{f"amount-{foreign}": "900k"})
    assert as_role("recorder").post(f"/danh-sach-qua/{row.id}/dong", data=form).status_code == 303
    db.session.expire_all()
    assert line_named(other, "Lê Thị Ấm").amount is None


def test_an_amount_that_makes_no_sense_is_reported_and_nothing_typed_is_lost(
    as_role: As, union: Unit
) -> None:
    put_roster(union)
    row = put_list(union)
    am, chi = line_named(row, "Lê Thị Ấm"), line_named(row, "Trần Thị Chi")
    form = sent(row, **{f"amount-{am.id}": "hai trăm", f"note-{chi.id}": "giữ nguyên"})
    page = as_role("recorder").post(f"/danh-sach-qua/{row.id}/dong", data=form)
    assert page.status_code == 422
    assert "hai trăm không phải là số tiền" in words(page)
    assert 'value="hai trăm"' in page.text
    assert 'value="giữ nguyên"' in page.text
    assert line_named(row, "Trần Thị Chi").note == ""


def test_an_amount_for_all_that_makes_no_sense_is_reported_beside_its_box(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    page = as_role("recorder").post(f"/danh-sach-qua/{row.id}/dong", data=sent(row, amount_each="0"))
    assert (page.status_code, errors(page)) == (
        422,
        {"amount_each": "Số tiền phải lớn hơn 0; không có tiền thì để trống."},
    )


@pytest.mark.parametrize(("every", "ticked"), [("no", 0), ("yes", 2)])
def test_all_lines_are_ticked_or_none(as_role: As, union: Unit, every: str, ticked: int) -> None:
    put_roster(union)
    row = put_list(union)
    as_role("recorder").post(f"/danh-sach-qua/{row.id}/dong", data={**sent(row), "all": every})
    db.session.expire_all()
    assert len(names(row)) == ticked


def test_the_second_of_two_officers_is_told(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    client, form = as_role("recorder"), sent(row)
    assert client.post(f"/danh-sach-qua/{row.id}/dong", data={**form, "gift_each": "a"}).status_code == 303
    page = client.post(f"/danh-sach-qua/{row.id}/dong", data={**form, "gift_each": "của tôi"})
    assert page.status_code == 422
    assert "Người khác đã sửa mục này" in words(page)
    assert 'value="của tôi"' in page.text


def test_people_from_outside_are_added(as_role: As, union: Unit) -> None:
    row = put_list(union)
    long = "Nguyễn " * 40
    client = as_role("recorder")
    client.post(f"/danh-sach-qua/{row.id}/them", data={"version": "1", "names": "Bà  Sáu\n\n Ông Bảy "})
    assert [one.name for one in lines_of(row.id)] == ["Bà Sáu", "Ông Bảy"]
    for typed, sentence in (("  \n", "Hãy ghi ít nhất một tên."), (long, "Có tên dài quá 200 chữ")):
        page = client.post(f"/danh-sach-qua/{row.id}/them", data={"version": "2", "names": typed})
        assert page.status_code == 422
        assert errors(page)["names"].startswith(sentence)


def test_made_again_it_has_who_came_and_keeps_what_was_typed(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    chi = line_named(row, "Trần Thị Chi")
    client = as_role("recorder")
    client.post(f"/danh-sach-qua/{row.id}/dong", data=sent(row, tick=[], **{f"note-{chi.id}": "nhường"}))
    put_member(union, "DV020", "Vũ Thị Dung", sex=Sex.FEMALE)
    db.session.commit()
    assert client.post(f"/danh-sach-qua/{row.id}/lam-lai", data={"version": "2"}).status_code == 303
    db.session.expire_all()
    assert names(row) == ["Vũ Thị Dung"]
    assert line_named(row, "Trần Thị Chi").note == "nhường"


def test_another_day_brings_other_members(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    form = {"occasion": "women_8_3", "title": "Quà", "held_on": "08/03/2023", "version": "1", "reason": "Sai"}
    assert as_role("recorder").post(f"/danh-sach-qua/{row.id}/sua", data=form).status_code == 303
    assert names(row) == ["Lê Thị Ấm", "Hồ Thị Bé", "Trần Thị Chi"]


def test_the_sheet_to_be_signed(as_role: As, union: Unit) -> None:
    put_roster(union)
    row = put_list(union)
    client = as_role("auditor")
    text = words(client.get(f"/danh-sach-qua/{row.id}/ky-nhan"))
    assert "Ký nhận 1 Lê Thị Ấm Tổ 1 200.000" in text
    assert "Cộng 400.000" in text
    assert "Số tiền bằng chữ: Bốn trăm nghìn đồng." in text
    assert client.get(f"/danh-sach-qua/{row.id}/ky-nhan?dang=pdf").data.startswith(b"%PDF")
    assert client.get(f"/danh-sach-qua/{row.id}/ky-nhan?dang=xlsx").data.startswith(b"PK")
    assert client.get(f"/danh-sach-qua/{row.id}/ky-nhan?dang=doc").status_code == 400


def test_a_draft_is_withdrawn_with_a_reason(as_role: As, union: Unit) -> None:
    row = put_list(union)
    client = as_role("recorder")
    page = client.post(f"/danh-sach-qua/{row.id}/rut", data={"version": "1", "reason": " "})
    assert page.status_code == 422
    assert "Hãy ghi lý do rút khỏi sổ." in words(page)
    client.post(f"/danh-sach-qua/{row.id}/rut", data={"version": "1", "reason": "Lập nhầm"})
    assert "Lập nhầm" in words(client.get(f"/danh-sach-qua/{row.id}"))
    page = client.post(f"/danh-sach-qua/{row.id}/dong", data={**sent(row), "version": "2"})
    assert page.status_code == 422


def test_the_browser_keeps_a_draft_of_the_lines_but_not_of_hardship(as_role: As, union: Unit) -> None:
    put_roster(union)
    women, hardship = put_list(union), put_list(union, occasion=Occasion.HARDSHIP)
    client = as_role("recorder")
    assert " data-draft>" in client.get(f"/danh-sach-qua/{women.id}").text
    assert " data-draft>" not in client.get(f"/danh-sach-qua/{hardship.id}").text


def test_a_list_of_nobody_says_why(as_role: As, union: Unit) -> None:
    row = put_list(union)
    text = words(as_role("recorder").get(f"/danh-sach-qua/{row.id}"))
    assert "Sổ đoàn viên không có ai hợp với dịp này" in text
    assert "Cả danh sách thành một lượt" not in text


def test_who_may_read_and_who_may_write(as_role: As, union: Unit) -> None:
    row = put_list(union)
    only_those_of_the_books_read(as_role, f"/danh-sach-qua/{row.id}", f"/danh-sach-qua/{row.id}/ky-nhan")
    actions = ("dong", "them", "lam-lai", "vao-so", "rut", "sua")
    for username, status in {**READERS, "stranger": 404}.items():
        client = as_role(username)
        for action in actions:
            assert client.post(f"/danh-sach-qua/{row.id}/{action}").status_code == status, (username, action)
    assert as_role("stranger").get(f"/danh-sach-qua/{row.id}").status_code == 404
    assert as_role("chair").get("/danh-sach-qua/99999").status_code == 404
    assert db.session.get_one(GiftList, row.id).version == 1


def test_markup_and_strange_names_stay_text(as_role: As, union: Unit) -> None:
    put_member(union, "DV030", f'Lê "Ấm" {MARKUP} 🌸 ' + "dài " * 20, sex=Sex.FEMALE)
    row = put_list(union, title=MARKUP, gift_each=MARKUP)
    client = as_role("recorder")
    for path in ("", "/ky-nhan", "/sua"):
        assert "<script>alert" not in client.get(f"/danh-sach-qua/{row.id}{path}").text


def test_statements_do_not_grow_with_the_lines(as_role: As, union: Unit, statements: Statements) -> None:
    for number in range(120):
        put_member(union, f"DV{number + 100}", f"Lê Thị Số {number}", sex=Sex.FEMALE)
    row = put_list(union)
    client = as_role("treasurer")
    statements.clear()
    page = client.get(f"/danh-sach-qua/{row.id}")
    assert page.text.count('name="tick"') == 100
    assert "Trang 1/2" in words(page)
    assert statements.count <= 10
