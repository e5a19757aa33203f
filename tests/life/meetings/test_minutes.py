"""Who presided and wrote, from when to when, who was absent: form, page, trail, paper, import."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.core.errors import Refused
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.events.actions import record_meeting
from app.life.events.facts import Category
from app.life.events.people_queries import officers_offered
from app.life.events.queries import events_of
from app.life.meetings.facts import MeetingFacts
from app.office.units.facts import Post
from app.office.units.models import Officer, Unit
from tests.conftest import OFFICER, TODAY
from tests.downloads import MARKUP, As, errors, words
from tests.exchange.books import take
from tests.life.events.entries import put_event
from tests.life.meetings.test_meetings import MEETING, facts_of, printed_text, put_meeting

MINUTES = {
    "presided_by": "Hồ Thị Ngân",
    "minuted_by": "Lò Văn Sáng",
    "begins_at": "8h30",
    "ends_at": "11:05",
    "excused": "2",
    "unexcused": "Lê Văn Bền",
}
MINUTES_FACTS = {
    "presided_by": "Hồ Thị Ngân",
    "minuted_by": "Lò Văn Sáng",
    "begins_at": time(8, 30),
    "ends_at": time(11, 5),
    "excused": "2",
    "unexcused": "Lê Văn Bền",
}


def minutes_of(facts: MeetingFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in MINUTES_FACTS}


def put_officer(
    unit: Unit, post: Post, name: str, start: date | None = None, end: date | None = None
) -> None:
    db.session.add(Officer(unit_id=unit.id, post=post.value, name=name, valid_from=start, valid_to=end))
    db.session.commit()


def test_the_form_records_them_and_the_page_tells_them(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    made = client.post("/hoat-dong/moi", data={**MEETING, **MINUTES})
    [(row, _)] = events_of(union.id)
    assert minutes_of(facts_of(union, row)) == MINUTES_FACTS
    text = words(client.get(made.location))
    for line in (
        "Chủ trì Hồ Thị Ngân",
        "Thư ký Lò Văn Sáng",
        "Giờ bắt đầu 08:30",
        "Giờ kết thúc 11:05",
        "Vắng có lý do 2",
        "Vắng không lý do Lê Văn Bền",
    ):
        assert line in text, line
    form = client.get(f"/hoat-dong/{row.id}/sua").text
    assert 'value="08:30"' in form
    assert 'value="11:05"' in form


def test_any_one_of_them_is_kept_and_makes_minutes(as_role: As, union: Unit) -> None:
    row = put_meeting(union, presided_by="Hồ Thị Ngân")
    assert facts_of(union, row).presided_by == "Hồ Thị Ngân"
    assert "Chủ trì (chủ tọa): Hồ Thị Ngân." in printed_text(as_role("auditor"), row)


@pytest.mark.parametrize("typed", ["25h", "tám giờ"])
def test_what_is_no_time_is_reported_beside_its_box_and_stays(as_role: As, typed: str) -> None:
    refused = as_role("recorder").post("/hoat-dong/moi", data={**MEETING, **MINUTES, "begins_at": typed})
    sentence = f"{typed} không phải là giờ; viết giờ:phút, ví dụ 08:30 hoặc 8h30."
    assert (refused.status_code, errors(refused)) == (422, {"begins_at": sentence})
    assert f'value="{typed}"' in refused.text
    assert '<details class="more" open>' in refused.text


def test_an_end_before_the_start_is_refused_beside_its_box(as_role: As, union: Unit) -> None:
    sent = {**MEETING, **MINUTES, "ends_at": "7h15"}
    refused = as_role("recorder").post("/hoat-dong/moi", data=sent)
    expected = {"ends_at": "Giờ kết thúc trước giờ bắt đầu."}
    assert (refused.status_code, errors(refused)) == (422, expected)
    assert 'value="7h15"' in refused.text
    assert events_of(union.id) == []
    with pytest.raises(Refused):
        put_meeting(union, begins_at=time(8), ends_at=time(7), ends_on=date(2024, 9, 20))


def test_over_several_days_the_last_hour_may_be_earlier(union: Unit) -> None:
    hours = {"begins_at": time(14), "ends_at": time(11)}
    row = put_meeting(union, ends_on=date(2024, 9, 21), **hours)
    assert facts_of(union, row).ends_at == time(11)
    assert facts_of(union, put_meeting(union, begins_at=time(8), ends_at=time(8))).ends_at == time(8)


def test_the_trail_tells_what_was_corrected(as_role: As, union: Unit) -> None:
    row, client = put_meeting(union, begins_at=time(8)), as_role("recorder")
    sent = {**MEETING, **MINUTES, "version": "1", "reason": "Bổ sung biên bản"}
    assert client.post(f"/hoat-dong/{row.id}/sua", data=sent).status_code == 303
    text = words(client.get(f"/hoat-dong/{row.id}"))
    for line in (
        "Giờ bắt đầu: 08:00 → 08:30",
        "Giờ kết thúc: (trống) → 11:05",
        "Chủ trì: (trống) → Hồ Thị Ngân",
        "Thư ký: (trống) → Lò Văn Sáng",
        "Vắng có lý do: (trống) → 2",
        "Vắng không lý do: (trống) → Lê Văn Bền",
    ):
        assert line in text, line


def test_the_officers_of_the_day_are_suggested_and_any_text_is_taken(as_role: As, union: Unit) -> None:
    put_officer(union, Post.TREASURER, "Lò Văn Sáng")
    put_officer(union, Post.VICE_CHAIR, "Trần Văn Cũ", end=date(2024, 5, 31))
    put_officer(union, Post.VICE_CHAIR, "Hồ Thị Ngân", start=date(2024, 6, 1))
    put_officer(union, Post.ACCOUNTANT, "Lò Văn Sáng")
    chair = ("Trần Thị Thu Hà", "Chủ tịch")
    now = [chair, ("Hồ Thị Ngân", "Phó Chủ tịch"), ("Lò Văn Sáng", "Kế toán, Thủ quỹ")]
    assert officers_offered(union.id, TODAY) == now
    assert officers_offered(union.id, date(2024, 5, 31))[1] == ("Trần Văn Cũ", "Phó Chủ tịch")
    client = as_role("recorder")
    form = client.get("/hoat-dong/moi").text
    assert '<option value="Hồ Thị Ngân">Phó Chủ tịch</option>' in form
    assert form.count('list="officers"') == 2
    made = client.post("/hoat-dong/moi", data={**MEETING, "presided_by": "Khách mời chủ trì"})
    assert "Chủ trì Khách mời chủ trì" in words(client.get(made.location))


def test_the_paper_tells_them_in_place_of_the_dots(as_role: As, union: Unit) -> None:
    text = printed_text(as_role("auditor"), put_meeting(union, **MINUTES_FACTS))
    for line in (
        "Thời gian bắt đầu: 08 giờ 30, ngày 20 tháng 9 năm 2024.",
        "Vắng mặt có lý do: 02 người.",
        "Vắng mặt không có lý do: Lê Văn Bền.",
        "Chủ trì (chủ tọa): Hồ Thị Ngân.",
        "Thư ký (người ghi biên bản): Lò Văn Sáng.",
        "Đại hội kết thúc vào 11 giờ 05, ngày 20 tháng 9 năm 2024./.",
    ):
        assert line in text, line
    signed = text.partition("kết thúc vào")[2]
    assert "Lò Văn Sáng" in signed
    assert "Hồ Thị Ngân" in signed


def test_it_ends_on_the_last_day_and_signs_names_alone(as_role: As, union: Unit) -> None:
    fields = {"ends_on": date(2024, 9, 21), "ends_at": time(16), "presided_by": "Hồ Thị Ngân, Chủ tịch"}
    text = printed_text(as_role("auditor"), put_meeting(union, **fields))
    assert "kết thúc vào 16 giờ 00, ngày 21 tháng 9 năm 2024./." in text
    assert "Thời gian bắt đầu: ..... giờ ....., ngày 20" in text
    assert "Hồ Thị Ngân" not in text.partition("CHỦ TỌA")[2]


def test_a_workbook_that_is_taken_in_erases_none_of_them(union: Unit, tmp_path: Path) -> None:
    put_event(union)
    facts = MeetingFacts(date(2024, 9, 20), Category.CONGRESS, "Đại hội lần V", **MINUTES_FACTS)  # type: ignore[arg-type] # kinds vary by field
    row = record_meeting(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    export(union.id, (tmp_path / "so.xlsx").write_bytes, OFFICER)
    book = load_workbook(tmp_path / "so.xlsx")
    [cell] = [one for line in book["Hoạt động"] for one in line if one.value == "Đại hội lần V"]
    cell.value = "Đại hội lần thứ VI"
    book.save(tmp_path / "so.xlsx")
    _, applied = take(tmp_path / "so.xlsx")
    assert applied.problems == []
    recorded = facts_of(union, row)
    assert (recorded.title, minutes_of(recorded)) == ("Đại hội lần thứ VI", MINUTES_FACTS)


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    names = ("presided_by", "minuted_by", "excused", "unexcused")
    row = put_meeting(union, **dict.fromkeys(names, MARKUP))
    put_officer(union, Post.CHAIR, MARKUP)
    client = as_role("recorder")
    for path in ("", "/sua"):
        assert "<script>alert" not in client.get(f"/hoat-dong/{row.id}{path}").text
    assert client.get(f"/hoat-dong/{row.id}/bien-ban").status_code == 200
