"""What an activity says beyond its row in the workbook: participants, agenda, minutes, votes, donors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.core.actor import Correction
from app.core.errors import Refused
from app.core.vietnamese import tidy
from app.extensions import db
from app.life.events.actions import correct_event, correct_meeting, record_meeting, withdraw_event
from app.life.events.facts import Category
from app.life.events.queries import event, events_of
from app.life.meetings.facts import MeetingFacts
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, As, errors, words
from tests.life.events.entries import put_event

MEETING = {
    "starts_on": "20/09/2024",
    "category": "congress",
    "title": "Đại hội công đoàn cơ sở",
    "agenda": "Khai mạc\r\n\r\n  Bầu   cử ",
    "minutes": "Đồng chí A phát biểu.",
    "resolution": "Thông qua báo cáo.",
    "votes_for": "20",
    "votes_against": "2",
    "votes_blank": "0",
}


def put_people(unit: Unit, count: int = 3) -> list[Member]:
    people = [put_member(unit, f"NV{place}", f"Lê Thị Na {place}") for place in range(count)]
    db.session.commit()
    return people


def put_meeting(unit: Unit, *people: Member, **values: object) -> Activity:
    facts = {"starts_on": date(2024, 9, 20), "category": Category.CONGRESS, "title": "Đại hội"}
    ids = tuple(one.id for one in people)
    whole = MeetingFacts(**{**facts, "member_ids": ids, **values})  # type: ignore[arg-type] # kinds vary by field
    row = record_meeting(unit.id, whole, OFFICER, TODAY, again=True)
    db.session.commit()
    return row


def facts_of(unit: Unit, row: Activity) -> MeetingFacts:
    db.session.expire_all()
    found = event(unit.id, row.id)
    assert found is not None
    return found[1]


def test_a_congress_is_recorded_with_what_it_decided(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    made = client.post("/hoat-dong/moi", data=MEETING)
    [(row, _)] = events_of(union.id)
    assert facts_of(union, row).agenda == "Khai mạc\nBầu cử"
    text = words(client.get(made.location))
    assert "Tán thành 20/22 (90,9%)" in text
    assert "Không tán thành 2/22 (9,1%)" in text
    assert "Không có ý kiến 0/22 (0%)" in text
    assert "Nghị quyết, kết luận Thông qua báo cáo." in text
    assert "Phiếu tán thành" not in text


def test_the_count_follows_the_ticks(as_role: As, union: Unit) -> None:
    first, second, third = put_people(union)
    row = put_meeting(union, first, second)
    assert facts_of(union, row).people == 2
    old = facts_of(union, row)
    correct_meeting(row, old, replace(old, member_ids=(third.id,)), Correction(OFFICER, TODAY, "Nhầm"))
    assert facts_of(union, row).people == 1
    guests = put_meeting(union, first, second, people=30)
    assert facts_of(union, guests).people == 30


def test_participants_are_ticked_on_the_form_and_kept_in_their_order(as_role: As, union: Unit) -> None:
    first, second, third = put_people(union)
    row = put_meeting(union, third, first)
    client = as_role("recorder")
    sent = {**MEETING, "version": "1", "reason": "Thêm người", "votes_for": "", "votes_against": ""}
    ids = [str(first.id), str(second.id), str(third.id)]
    assert client.post(f"/hoat-dong/{row.id}/sua", data={**sent, "member_ids": ids}).status_code == 303
    assert facts_of(union, row).member_ids == (third.id, first.id, second.id)
    assert "Lê Thị Na 2, Lê Thị Na 0, Lê Thị Na 1" in words(client.get(f"/hoat-dong/{row.id}"))


def test_more_votes_than_people_are_refused(as_role: As, union: Unit) -> None:
    refused = as_role("recorder").post("/hoat-dong/moi", data={**MEETING, "people": "10"})
    assert (refused.status_code, errors(refused)) == (
        422,
        {"votes_for": "Có 22 phiếu nhưng chỉ 10 người tham gia."},
    )
    assert "Đồng chí A phát biểu." in refused.text
    with pytest.raises(Refused):
        put_meeting(union, people=1, votes_for=2)


def test_a_workbook_that_corrects_the_event_leaves_details_and_participants(union: Unit) -> None:
    first, second, _ = put_people(union)
    row = put_meeting(union, first, second, minutes="Đã họp.", votes_for=2)
    [(row, old)] = events_of(union.id)
    new = type(old)(old.starts_on, old.category, "Đại hội lần VI", people=40)
    correct_event(row, old, new, Correction(OFFICER, TODAY, "Nhập sổ trao đổi", imported=True))
    db.session.commit()
    facts = facts_of(union, row)
    assert (facts.title, facts.people, facts.minutes, facts.votes_for) == ("Đại hội lần VI", 40, "Đã họp.", 2)
    assert facts.member_ids == (first.id, second.id)


def test_the_second_of_two_officers_sees_the_minutes_of_the_first(as_role: As, union: Unit) -> None:
    row = put_meeting(union, minutes="Bản của người trước")
    sent = {**MEETING, "version": "0", "reason": "Sửa"}
    text = words(as_role("recorder").post(f"/hoat-dong/{row.id}/sua", data=sent))
    assert "Bản của người trước" in text
    assert "Đồng chí A phát biểu." in text


def test_minutes_are_printed(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    row = put_meeting(
        union, first, minutes="Họp lúc 8 giờ.\nKết thúc 10 giờ.", votes_for=1, place="Phòng họp"
    )
    answer = as_role("auditor").get(f"/hoat-dong/{row.id}/bien-ban")
    assert answer.mimetype == "application/pdf"
    text = tidy(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages))
    for words_of_it in ("BIÊN BẢN", "Phòng họp", "Lê Thị Na 0", "Kết thúc 10 giờ.", "Tán thành 1/1 (100%)"):
        assert words_of_it in text


def printed_text(client: FlaskClient, row: Activity) -> str:
    data = client.get(f"/hoat-dong/{row.id}/bien-ban").data
    return tidy(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


def test_minutes_leave_room_for_whwith_books_do_not_know(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    row = put_meeting(union, first, second, people=30, minutes="Đã họp.", ends_on=date(2024, 9, 21))
    text = printed_text(as_role("auditor"), row)
    for line in (
        "Số: ......../BB-",
        "Thời gian bắt đầu: ..... giờ ....., ngày 20 tháng 9 năm 2024 đến ngày 21 tháng 9 năm 2024.",
        "Địa điểm: ....",
        "Thành phần tham dự: 30 người, trong đó 02 đoàn viên: Lê Thị Na 0, Lê Thị Na 1.",
        "Vắng mặt: ....",
        "Chủ trì (chủ tọa): ....",
        "Thư ký (người ghi biên bản): ....",
        "Đại hội kết thúc vào ..... giờ",
        "CHỦ TỌA",
    ):
        assert line in text, line


@pytest.mark.parametrize(
    ("category", "word"), [(Category.CONFERENCE, "Hội nghị"), (Category.COMMITTEE_MEETING, "Cuộc họp")]
)
def test_minutes_call_the_meeting_by_its_name(
    as_role: As, union: Unit, category: Category, word: str
) -> None:
    row = put_meeting(union, category=category, minutes="Đã họp.")
    text = printed_text(as_role("auditor"), row)
    assert f"{word} kết thúc vào" in text
    assert "Thành phần tham dự: ...." in text


def test_there_are_no_minutes_of_what_says_none_or_was_withdrawn(as_role: As, union: Unit) -> None:
    gone = put_meeting(union, minutes="Đã họp.")
    withdraw_event(gone, OFFICER, TODAY, "Nhầm")
    db.session.commit()
    client = as_role("auditor")
    for row in (put_event(union), gone):
        assert client.get(f"/hoat-dong/{row.id}/bien-ban").status_code == 404
        assert "In biên bản" not in client.get(f"/hoat-dong/{row.id}").text


def test_each_donor_is_told_how_often_they_gave(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    blood = {"category": Category.BLOOD_DONATION, "title": "Hiến máu"}
    put_meeting(union, first, **blood, starts_on=date(2023, 5, 1))
    both = put_meeting(union, second, first, **blood, starts_on=date(2024, 5, 1))
    put_meeting(union, first, **blood, starts_on=date(2024, 11, 1))
    put_meeting(union, first, title="Hội thao", category=Category.CULTURE_SPORT, starts_on=date(2023, 1, 1))
    text = words(as_role("auditor").get(f"/hoat-dong/{both.id}"))
    assert "Lê Thị Na 0: lần thứ 2 Lê Thị Na 1: lần thứ 1" in text


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_meeting(union, agenda=MARKUP, minutes=MARKUP, resolution=MARKUP)
    client = as_role("recorder")
    for path in ("", "/sua"):
        assert "<script>alert" not in client.get(f"/hoat-dong/{row.id}{path}").text
    assert client.get(f"/hoat-dong/{row.id}/bien-ban").status_code == 200


def test_foreign_minutes_are_not_found(as_role: As, union: Unit) -> None:
    row = put_meeting(union, minutes="Đã họp.")
    assert as_role("stranger").get(f"/hoat-dong/{row.id}/bien-ban").status_code == 404
    assert as_role("member").get(f"/hoat-dong/{row.id}/bien-ban").status_code == 403


def test_a_page_sends_as_many_statements_for_many_people(
    as_role: As, union: Unit, statements: Statements
) -> None:
    people = put_people(union, 12)
    client, sent = as_role("auditor"), []
    for row in (put_meeting(union, *people[:2]), put_meeting(union, *people)):
        statements.clear()
        client.get(f"/hoat-dong/{row.id}")
        sent.append(statements.count)
    assert sent[0] == sent[1]
