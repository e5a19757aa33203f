"""What people ask about their data: sent by themselves or noted for them, with terms, answered, noted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.extensions import db
from app.office.trail.models import TrailEntry
from app.office.units.models import Unit
from app.people.personal_data.requests.actions import record_data_request
from app.people.personal_data.requests.facts import (
    DAYS,
    DataRequestFacts,
    Outcome,
    Received,
    RequestKind,
    RequestStage,
    after_working_days,
    stage_on,
)
from app.people.personal_data.requests.models import DataRequest
from app.people.personal_data.requests.queries import restricted_ids
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, put_member
from tests.desk.feed.test_feed import make
from tests.downloads import As, errors, listed, words

SENT = {
    "member_id": "1",
    "kind": "erasure",
    "received_on": "02/12/2024",
    "how": "paper",
    "content": "xóa ảnh",
}
SETTLED = {"answered_on": "03/12/2024", "outcome": "done", "done_on": "10/12/2024", "answer": "Đã xóa"}


def put_request(union: Unit, kind: RequestKind, day: date, member_id: int = 1) -> DataRequest:
    facts = DataRequestFacts(member_id, kind, day, Received.PAPER, "nội dung riêng")
    row = record_data_request(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2024, 12, 2), date(2024, 12, 4)),
        (date(2024, 12, 5), date(2024, 12, 9)),
        (date(2024, 12, 6), date(2024, 12, 10)),
        (date(2024, 12, 7), date(2024, 12, 10)),
    ],
    ids=["Monday", "Thursday", "Friday", "Saturday"],
)
def test_the_answer_is_due_in_two_working_days(received: date, due: date) -> None:
    assert after_working_days(received, 2) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 30))
def test_so_many_working_days_lie_between(day: date, number: int) -> None:
    end = after_working_days(day, number)
    between = [day.fromordinal(one) for one in range(day.toordinal() + 1, end.toordinal() + 1)]
    assert sum(one.weekday() < 5 for one in between) == number
    assert end.weekday() < 5


def test_the_terms_follow_from_the_kind() -> None:
    terms = {
        kind: (DataRequestFacts(1, kind, date(2024, 12, 1), Received.PAPER).due_on - date(2024, 12, 1)).days
        for kind in RequestKind
    }
    assert terms == DAYS
    assert set(terms.values()) == {10, 15, 20}


@pytest.mark.parametrize(
    ("day", "answered", "outcome", "stage"),
    [
        (4, None, None, RequestStage.OPEN),
        (5, None, None, RequestStage.LATE),
        (5, 3, None, RequestStage.OPEN),
        (12, 3, None, RequestStage.OPEN),
        (13, 3, None, RequestStage.LATE),
        (20, 3, Outcome.DONE, RequestStage.DONE),
        (20, 3, Outcome.REFUSED, RequestStage.REFUSED),
    ],
)
def test_it_is_late_from_the_day_after_either_term(
    day: int, answered: int | None, outcome: Outcome | None, stage: RequestStage
) -> None:
    first = date(2024, 12, answered) if answered else None
    assert stage_on(date(2024, 12, day), date(2024, 12, 4), date(2024, 12, 12), first, outcome) is stage


def test_the_chair_notes_a_paper_and_answers_it(as_role: As, union: Unit) -> None:
    client = as_role("chair")
    leads = client.post("/yeu-cau-du-lieu/moi", data=SENT).headers["Location"]
    page = words(client.get(leads))
    assert "Hạn trả lời 04/12/2024" in page
    assert "Hạn làm xong 22/12/2024" in page
    version = "1"
    assert client.post(f"{leads}/tra-loi", data={**SETTLED, "version": version}).status_code == 303
    assert "Kết quả Đã làm" in words(client.get(leads))
    [row] = listed(client.get("/yeu-cau-du-lieu/?dang=xlsx"))
    assert row[0] == "Nguyễn Văn Bình"
    assert "Đã làm" in row
    actions = set(db.session.scalars(select(TrailEntry.action)))
    assert {"members.data_request.recorded", "members.data_request.answered"} <= actions


def test_an_answer_that_came_too_late_can_be_sent_again(as_role: As, union: Unit) -> None:
    row, client = put_request(union, RequestKind.ACCESS, date(2024, 12, 2)), as_role("chair")
    address = f"/yeu-cau-du-lieu/{row.id}/tra-loi"
    stale = client.post(address, data={**SETTLED, "version": "7"})
    assert "Người khác đã sửa" in words(stale)
    assert 'name="version" value="1"' in stale.text
    assert client.post(address, data={**SETTLED, "version": "1"}).status_code == 303


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"done_on": ""}, "done_on"),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "refused", "answer": ""}, "answer"),
        ({"answered_on": "01/12/2024"}, "answered_on"),
        ({"answered_on": "20/12/2024"}, "answered_on"),
        ({"ends_on": "20/12/2024"}, "ends_on"),
    ],
)
def test_what_cannot_be_is_said_beside_the_box(
    as_role: As, union: Unit, changed: dict[str, str], field: str
) -> None:
    row = put_request(union, RequestKind.ERASURE, date(2024, 12, 2))
    answer = as_role("chair").post(
        f"/yeu-cau-du-lieu/{row.id}/tra-loi", data={**SETTLED, **changed, "version": "1"}
    )
    assert answer.status_code == 422
    assert field in errors(answer)


def test_a_member_asks_from_their_own_page(as_role: As, union: Unit) -> None:
    client = as_role("member")
    sent = {"kind": "correction", "content": "ngày sinh ghi sai", "member_id": "99"}
    assert client.post("/toi/yeu-cau", data=sent).status_code == 303
    row = db.session.scalars(select(DataRequest)).one()
    assert (row.member_id, row.how, row.received_on) == (1, Received.ONLINE, TODAY)
    assert "Sửa. Đang làm" in words(client.get("/toi"))
    assert "ngày sinh ghi sai" in words(as_role("chair").get(f"/yeu-cau-du-lieu/{row.id}"))


def test_late_ones_are_a_task_of_the_chair_alone(as_role: As, union: Unit) -> None:
    put_request(union, RequestKind.ACCESS, date(2024, 12, 2))
    put_request(union, RequestKind.ACCESS, TODAY)
    first = words(as_role("chair").get("/"))
    assert "01 yêu cầu về dữ liệu cá nhân đã quá hạn" in first
    assert "01 yêu cầu về dữ liệu cá nhân đang chờ" in first
    assert "dữ liệu cá nhân đã quá hạn" not in words(as_role("recorder").get("/"))


def test_the_list_filters(as_role: As, union: Unit) -> None:
    other = put_member(union, "DV002", "Lê Thị Cúc")
    put_request(union, RequestKind.ACCESS, date(2024, 12, 2))
    put_request(union, RequestKind.ERASURE, TODAY, other.id)
    client = as_role("chair")
    assert [row[0] for row in listed(client.get("/yeu-cau-du-lieu/?kind=erasure&dang=xlsx"))] == [
        "Lê Thị Cúc"
    ]
    assert [row[0] for row in listed(client.get("/yeu-cau-du-lieu/?stage=late&dang=xlsx"))] == [
        "Nguyễn Văn Bình"
    ]
    assert len(listed(client.get("/yeu-cau-du-lieu/?stage=open&dang=xlsx"))) == 2


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_nobody_else_reads_who_asked_what(as_role: As, union: Unit, role: str) -> None:
    row = put_request(union, RequestKind.ACCESS, TODAY)
    for path in ("", "moi", str(row.id), f"{row.id}/tra-loi"):
        assert as_role(role).get(f"/yeu-cau-du-lieu/{path}").status_code == 403


def test_a_restriction_holds_from_being_granted_to_its_end(as_role: As, union: Unit) -> None:
    row = put_request(union, RequestKind.RESTRICTION, date(2024, 12, 2))
    assert restricted_ids(union.id, TODAY) == frozenset()
    db.session.rollback()
    as_role("chair").post(f"/yeu-cau-du-lieu/{row.id}/tra-loi", data={**SETTLED, "version": "1"})
    db.session.expire_all()
    assert restricted_ids(union.id, TODAY) == {1}
    assert restricted_ids(union.id, date(2024, 12, 9)) == frozenset()
    row = db.session.get_one(DataRequest, row.id)
    row.ends_on = date(2024, 12, 14)
    db.session.flush()
    assert restricted_ids(union.id, TODAY) == frozenset()


@pytest.fixture
def restricted(union: Unit) -> DataRequest:
    row = put_request(union, RequestKind.RESTRICTION, date(2024, 12, 2))
    row.answered_on = row.done_on = date(2024, 12, 3)
    row.outcome = Outcome.DONE
    db.session.commit()
    return row


@pytest.mark.parametrize("path", ["", "/sua", "/con/moi", "/kho-khan/moi"])
def test_a_restricted_record_opens_for_the_chair_alone(
    as_role: As, union: Unit, restricted: DataRequest, path: str
) -> None:
    answer = as_role("recorder").get(f"/doan-vien/1{path}")
    assert answer.status_code == 403
    assert "Nguyễn Văn Bình" not in words(answer)
    assert "hạn chế dùng dữ liệu" in words(answer)
    assert as_role("chair").get(f"/doan-vien/1{path}").status_code == 200
    assert as_role("member").get("/toi").status_code == 200, "their own page stays theirs"


def test_lists_that_leave_the_house_omit_them_but_they_still_count(
    as_role: As, union: Unit, restricted: DataRequest
) -> None:
    client = as_role("chair")
    assert listed(client.get("/doan-vien/?dang=xlsx")) == []
    assert "Nguyễn Văn Bình DV001" in words(client.get("/doan-vien/"))


def test_a_restriction_of_yesterday_hides_every_birthday(as_role: As, union: Unit) -> None:
    """Of months before it and in the feed, which begins long before, too."""
    db.session.get_one(Member, 1).birth_date = date(1980, 12, 20)
    row = put_request(union, RequestKind.RESTRICTION, date(2024, 12, 2))
    client, feed = as_role("chair"), make(as_role, "chair")
    pages = ("/lich/", "/lich/?thang=2023-12", feed)
    born = "Sinh nhật Nguyễn Văn Bình"
    assert [born in client.get(path).text for path in pages] == [True] * 3
    row.answered_on = row.done_on = date(2024, 12, 14)
    row.outcome = Outcome.DONE
    db.session.commit()
    assert [born in client.get(path).text for path in pages] == [False] * 3


def test_an_erasure_keeps_that_it_was_asked_but_not_what_was_said(as_role: As, union: Unit) -> None:
    row = put_request(union, RequestKind.ERASURE, date(2024, 12, 2))
    sent = {"ground": "request", "reason": "đơn ngày 2/12/2024", "step": "2", "code": "DV001"}
    assert as_role("chair").post("/doan-vien/1/xoa-du-lieu", data=sent).status_code == 303
    db.session.expire_all()
    row = db.session.get_one(DataRequest, row.id)
    assert (row.content, row.kind) == ("", "erasure")


def test_without_a_request_who_is_here_is_not_erased(as_role: As, union: Unit) -> None:
    sent = {"ground": "request", "reason": "nói miệng", "step": "2", "code": "DV001"}
    answer = as_role("chair").post("/doan-vien/1/xoa-du-lieu", data=sent)
    assert answer.status_code == 422
    assert "Hãy ghi yêu cầu xóa" in answer.text
