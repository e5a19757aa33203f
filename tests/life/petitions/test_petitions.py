"""The screens of petitions: open until there is an answer or a day of answer."""

from __future__ import annotations

from datetime import date

import pytest

from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.petitions.queries import petitions_of
from app.office.units.models import Unit
from tests.downloads import (
    MARKUP,
    As,
    downloaded,
    errors,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.life.events.entries import PETITION, put_petition


@pytest.mark.parametrize(
    ("answer", "answered_on", "state"),
    [
        ("", None, PetitionState.OPEN),
        ("Đã sửa", None, PetitionState.SETTLED),
        ("", date(2024, 6, 1), PetitionState.SETTLED),
    ],
)
def test_an_answer_or_its_day_settles_it(answer: str, answered_on: date | None, state: PetitionState) -> None:
    facts = PetitionFacts(date(2024, 5, 10), "Sửa mái che", answer=answer, answered_on=answered_on)
    assert facts.state is state


def test_a_petition_is_recorded_open_and_answered_later(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    client.post("/kien-nghi/moi", data=PETITION)
    [(row, facts)] = petitions_of(union.id)
    assert (facts.raised_by, facts.state) == ("Tổ công đoàn 1", PetitionState.OPEN)
    sent = {
        **PETITION,
        "answer": "Đã sửa xong",
        "answered_on": "01/06/2024",
        "version": "1",
        "reason": "Trả lời",
    }
    assert client.post(f"/kien-nghi/{row.id}/sua", data=sent).status_code == 303
    [(_, facts)] = petitions_of(union.id)
    assert (facts.answer, facts.answered_on, facts.state) == (
        "Đã sửa xong",
        date(2024, 6, 1),
        PetitionState.SETTLED,
    )
    text = words(client.get(f"/kien-nghi/{row.id}"))
    assert "Đã giải quyết" in text
    assert "Ngày trả lời: (trống) → 01/06/2024" in text


def test_it_is_not_answered_before_it_is_raised(as_role: As, union: Unit) -> None:
    page = as_role("recorder").post("/kien-nghi/moi", data={**PETITION, "answered_on": "09/05/2024"})
    assert errors(page) == {"answered_on": "Ngày trả lời trước ngày nêu kiến nghị."}


@pytest.mark.parametrize(
    ("query", "found", "absent"),
    [
        ("state=open", "Sửa mái che", "Thêm nước uống"),
        ("state=settled", "Thêm nước uống", "Sửa mái che"),
        ("q=nuoc", "Thêm nước uống", "Sửa mái che"),
        ("year=2023", "Thêm nước uống", "Sửa mái che"),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, found: str, absent: str) -> None:
    put_petition(union)
    put_petition(union, content="Thêm nước uống", raised_on=date(2023, 5, 1), answer="Đã có")
    text = words(as_role("auditor").get(f"/kien-nghi/?{query}"))
    assert found in text
    assert absent not in text


def test_withdrawn_it_is_gone(as_role: As, union: Unit) -> None:
    row = put_petition(union)
    as_role("recorder").post(f"/kien-nghi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    assert petitions_of(union.id) == []


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_petition(union, content=MARKUP, raised_by=MARKUP, answer=MARKUP)
    client = as_role("recorder")
    for path in ("/kien-nghi/", f"/kien-nghi/{row.id}", f"/kien-nghi/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_petition(union)
    only_those_of_the_books_read(as_role, "/kien-nghi/", f"/kien-nghi/{row.id}")
    only_officers_write(as_role, "/kien-nghi", PETITION, row.id)
    assert len(petitions_of(union.id)) == 1


def test_an_open_one_tells_how_long_it_waits_and_who_should_settle_it(as_role: As, union: Unit) -> None:
    row = put_petition(union, raised_on=date(2024, 12, 5), addressed_to="Ban Giám hiệu")
    put_petition(union, raised_on=date(2024, 12, 1), answer="Đã sửa")
    client = as_role("auditor")
    text = words(client.get("/kien-nghi/"))
    assert "Ban Giám hiệu Chưa giải quyết 10 ngày" in text
    assert "14 ngày" not in text
    assert "Chưa giải quyết đã 10 ngày" in words(client.get(f"/kien-nghi/{row.id}"))


def test_the_list_goes_to_excel_as_filtered_whole_and_in_its_order(as_role: As, union: Unit) -> None:
    for day in range(1, 29):
        put_petition(union, content=f"Sửa mái che {day}", raised_on=date(2024, 5, day))
    put_petition(union, content="Thêm nước uống", answer="Đã có")
    rows = downloaded(as_role("auditor").get("/kien-nghi/?state=open&q=mai+che&sort=day&page=2&dang=xlsx"))
    assert [row[2] for row in rows if isinstance(row[0], int)] == [
        f"Sửa mái che {day}" for day in range(1, 29)
    ]
    lines = {cell for row in rows for cell in row if isinstance(cell, str)}
    assert "Có chữ «mai che»; Tình trạng: Chưa giải quyết; lập ngày 15/12/2024" in lines
    assert "Danh sách có 28 kiến nghị." in lines


def test_an_answer_takes_no_reason_and_its_own_line_in_the_trail(as_role: As, union: Unit) -> None:
    row, client = put_petition(union), as_role("recorder")
    assert f"/kien-nghi/{row.id}/tra-loi" in client.get(f"/kien-nghi/{row.id}").text
    assert f"/kien-nghi/{row.id}/tra-loi" in client.get("/kien-nghi/").text
    address = f"/kien-nghi/{row.id}/tra-loi"
    assert 'value="15/12/2024"' in client.get(address).text
    sent = {"answered_on": "01/06/2024", "answer": "Sẽ sửa trong tháng 6", "version": "1"}
    assert client.post(address, data=sent).location == f"/kien-nghi/{row.id}"
    text = words(client.get(f"/kien-nghi/{row.id}"))
    assert "Đã giải quyết" in text
    assert "Trả lời: kiến nghị" in text
    assert "Kết quả: (trống) → Sẽ sửa trong tháng 6" in text
    assert address not in client.get(f"/kien-nghi/{row.id}").text


def test_an_answer_needs_words_and_a_day_after_the_petition_and_the_newest_version(
    as_role: As, union: Unit
) -> None:
    row, client = put_petition(union), as_role("recorder")
    address, sent = f"/kien-nghi/{row.id}/tra-loi", {"answered_on": "01/06/2024", "answer": "Được"}
    assert set(errors(client.post(address, data={}))) == {"answer", "answered_on"}
    early = client.post(address, data={**sent, "answered_on": "01/05/2024", "version": "1"})
    assert errors(early) == {"answered_on": "Ngày trả lời trước ngày nêu kiến nghị."}
    assert "Người khác đã sửa" in words(client.post(address, data={**sent, "version": "7"}))
    assert client.post(address, data={**sent, "version": "1"}).status_code == 303
    again = client.post(address, data={**sent, "answer": "Không", "version": "2"})
    assert "đã có trả lời" in words(again)
    assert client.get(address).status_code == 303
    assert "Được" in words(client.get(f"/kien-nghi/{row.id}"))


def test_who_may_answer(as_role: As, union: Unit) -> None:
    address = f"/kien-nghi/{put_petition(union).id}/tra-loi"
    for username, status in {"auditor": 403, "member": 403, "": 303, "stranger": 404}.items():
        assert as_role(username).get(address).status_code == status
        assert as_role(username).post(address, data={"answer": "x"}).status_code == status


@pytest.mark.parametrize("sort", ["content", "raised_by", "addressed_to", "state"])
def test_petitions_are_sorted_by_what_stands_in_their_columns(as_role: As, union: Unit, sort: str) -> None:
    put_petition(union, content="An toàn", raised_by="Tổ 1", addressed_to="Ban Giám đốc")
    put_petition(union, content="Xe đưa đón", raised_by="Tổ 2", addressed_to="Sở Y tế", answer="Có")
    client = as_role("auditor")
    for order, is_first in ((sort, True), (f"-{sort}", False)):
        text = words(client.get(f"/kien-nghi/?sort={order}"))
        assert (text.index("An toàn") < text.index("Xe đưa đón")) is is_first
