"""Requests from above: listed by deadline, answered with an entry of the log, corrected, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.extensions import db
from app.life.requests.actions import record_request, withdraw_request
from app.life.requests.facts import RequestFacts
from app.life.requests.models import UpperRequest
from app.life.requests.queries import upper_request
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import (
    MARKUP,
    As,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    words,
)
from tests.life.events.entries import put_event

REQUEST = {"received_on": "01/12/2024", "due_on": "11/12/2024", "content": "Báo cáo tổng kết năm"}


def put_request(unit: Unit, **values: Any) -> UpperRequest:
    """A recorded request of 1 December that is to be answered by the 11th."""
    facts = {"received_on": date(2024, 12, 1), "due_on": date(2024, 12, 11), "content": "Báo cáo tổng kết"}
    row = record_request(unit.id, RequestFacts(**{**facts, **values}), OFFICER, TODAY)
    db.session.commit()
    return row


def stored(unit: Unit, row: UpperRequest) -> UpperRequest:
    db.session.expire_all()
    found = upper_request(unit.id, row.id)
    assert found is not None
    return found[0]


def test_a_request_is_recorded_and_corrected(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    made = client.post("/yeu-cau/moi", data=REQUEST)
    assert "Hạn trả lời 11/12/2024" in words(client.get(made.location))
    sent = {**REQUEST, "due_on": "20/12/2024", "version": "1", "reason": "Được gia hạn"}
    assert client.post(f"{made.location}/sua", data=sent).status_code == 303
    text = words(client.get(made.location))
    assert "11/12/2024 → 20/12/2024" in text
    assert "Được gia hạn" in text


def test_it_needs_a_day_and_words_and_a_deadline_after_it_came(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert set(errors(client.post("/yeu-cau/moi", data={"sender": "LĐLĐ"}))) == {"received_on", "content"}
    refused = client.post("/yeu-cau/moi", data={**REQUEST, "due_on": "30/11/2024"})
    assert (refused.status_code, errors(refused)) == (422, {"due_on": "Hạn trả lời trước ngày nhận."})
    assert 'value="30/11/2024"' in refused.text


def test_open_ones_come_first_by_deadline_and_the_overdue_are_marked(as_role: As, union: Unit) -> None:
    put_request(union, content="Không hạn", due_on=None)
    put_request(union, content="Còn hạn", due_on=TODAY)
    put_request(union, content="Trễ hạn")
    done = put_request(union, content="Đã xong", due_on=date(2024, 12, 2))
    client = as_role("recorder")
    client.post(f"/yeu-cau/{done.id}/tra-loi", data={"answered_on": "02/12/2024", "version": "1"})
    text = words(client.get("/yeu-cau/"))
    places = [text.index(one) for one in ("Trễ hạn", "Còn hạn", "Không hạn", "Đã xong")]
    assert places == sorted(places)
    assert text.count("Quá hạn") == 2  # the filter's and the one that is late; the last day is in time
    assert "3 yêu cầu" in words(client.get("/yeu-cau/?state=open"))
    assert "1 yêu cầu" in words(client.get("/yeu-cau/?state=overdue"))
    assert "1 yêu cầu" in words(client.get("/yeu-cau/?q=tre+han"))
    assert "không có yêu cầu nào khớp" in words(client.get("/yeu-cau/?year=2023")).lower()
    assert client.get("/yeu-cau/?sort=x").status_code == 400


def test_the_answer_is_an_entry_found_by_words(as_role: As, union: Unit) -> None:
    entry, row = put_event(union, title="Gửi báo cáo tổng kết"), put_request(union)
    put_event(union, title="Hội thao")
    client, address = as_role("recorder"), f"/yeu-cau/{row.id}/tra-loi"
    typed = {"answered_on": "10/12/2024", "answer": "Gửi qua thư", "version": "1", "words": "bao cao"}
    looked = client.post(address, data={**typed, "tim": "1"})
    assert looked.status_code == 200
    assert "08/03/2024: Gửi báo cáo tổng kết" in words(looked)
    assert "Hội thao" not in looked.text
    assert "Gửi qua thư" in looked.text
    assert stored(union, row).answered_on is None
    assert client.post(address, data={**typed, "activity_id": str(entry.id)}).status_code == 303
    assert stored(union, row).activity_id == entry.id
    text = words(client.get(f"/yeu-cau/{row.id}"))
    assert "Đã trả lời thế nào Gửi qua thư" in text
    assert "Trong nhật ký: 08/03/2024: Gửi báo cáo tổng kết" in text


def test_the_answer_is_dated_today_unless_told_otherwise(as_role: As, union: Unit) -> None:
    address = f"/yeu-cau/{put_request(union).id}/tra-loi"
    client = as_role("recorder")
    assert 'value="15/12/2024"' in client.get(address).text
    client.post(address, data={"answered_on": "10/12/2024", "version": "1"})
    assert 'value="10/12/2024"' in client.get(address).text
    assert set(errors(client.post(address, data={"answered_on": "", "version": "2"}))) == {"answered_on"}


def test_an_answer_is_refused_before_the_request_for_strange_entries_and_when_stale(
    as_role: As, union: Unit
) -> None:
    entry, row = put_event(union), put_request(union)
    client, address = as_role("recorder"), f"/yeu-cau/{row.id}/tra-loi"
    early = client.post(address, data={"answered_on": "30/11/2024", "version": "1"})
    assert errors(early) == {"answered_on": "Ngày trả lời trước ngày nhận."}
    strange = {"answered_on": "10/12/2024", "version": "1", "activity_id": str(entry.id + 1)}
    assert client.post(address, data=strange).status_code == 422
    stale = client.post(address, data={"answered_on": "10/12/2024", "version": "9"})
    assert "Người khác đã sửa" in words(stale)
    assert stored(union, row).answered_on is None


def test_withdrawn_it_is_gone_and_takes_no_answer(as_role: As, union: Unit) -> None:
    row = put_request(union)
    withdraw_request(row, OFFICER, TODAY, "Ghi nhầm", 1)
    db.session.commit()
    client = as_role("recorder")
    assert "Chưa ghi yêu cầu nào" in words(client.get("/yeu-cau/"))
    sent = {"answered_on": "10/12/2024", "version": "2"}
    assert "đã được rút khỏi sổ" in words(client.post(f"/yeu-cau/{row.id}/tra-loi", data=sent))


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_event(union, title=MARKUP)
    row = put_request(union, content=MARKUP, sender=MARKUP, document_number=MARKUP)
    client = as_role("recorder")
    for path in ("", f"{row.id}", f"{row.id}/sua", f"{row.id}/tra-loi"):
        assert "<script>alert" not in client.get(f"/yeu-cau/{path}").text


def test_a_page_sends_few_statements(as_role: As, union: Unit, statements: Statements) -> None:
    row = put_request(union)
    client = as_role("recorder")
    for path in ("/yeu-cau/", f"/yeu-cau/{row.id}", f"/yeu-cau/{row.id}/tra-loi"):
        client.get(path)
        statements.clear()
        client.get(path)
        assert statements.count <= 8, path


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_request(union)
    only_those_of_the_books_read(as_role, "/yeu-cau/", f"/yeu-cau/{row.id}")
    only_officers_write(as_role, "/yeu-cau", REQUEST, row.id)
    assert as_role("auditor").post(f"/yeu-cau/{row.id}/tra-loi").status_code == 403
    assert as_role("stranger").get(f"/yeu-cau/{row.id}/tra-loi").status_code == 404


@pytest.mark.parametrize("sort", ["content", "sender", "state", "received", "due"])
def test_requests_are_sorted_by_what_stands_in_their_columns(as_role: As, union: Unit, sort: str) -> None:
    early, late = date(2024, 12, 1), date(2024, 12, 2)
    put_request(
        union, content="Bảng lương", sender="Công đoàn ngành", received_on=late, due_on=date(2024, 12, 20)
    )
    put_request(union, content="Án phí", sender="Đảng ủy", received_on=early, due_on=early)
    client = as_role("auditor")
    for order, reverse in ((sort, False), (f"-{sort}", True)):
        text = words(client.get(f"/yeu-cau/?sort={order}"))
        is_first = sort in ("sender", "state")
        assert (text.index("Bảng lương") < text.index("Án phí")) is (is_first != reverse)


def test_requests_go_to_excel_with_their_answers(as_role: As, union: Unit) -> None:
    for place in range(30):
        put_request(union, content=f"Báo cáo {place}")
    done = put_request(union, content="Danh sách")
    client = as_role("recorder")
    sent = {"answered_on": "10/12/2024", "answer": "Gửi qua thư", "version": "1"}
    client.post(f"/yeu-cau/{done.id}/tra-loi", data=sent)
    assert len(listed(client.get("/yeu-cau/?dang=xlsx"))) == 31
    [row] = listed(client.get("/yeu-cau/?q=danh+sach&dang=xlsx"))
    assert (row[1], row[5], row[6], row[7]) == (
        "Danh sách",
        "Đã trả lời",
        date(2024, 12, 10),
        "Gửi qua thư",
    )
