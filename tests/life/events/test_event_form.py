"""The form of an activity: the category that a title says, who may be ticked, slips of the pen."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.extensions import db
from app.life.events.actions import record_meeting
from app.life.events.facts import Category
from app.life.events.people_queries import members_on, people_offered
from app.life.events.queries import events_of
from app.life.events.rules import category_in_title, oddities
from app.life.meetings.facts import MeetingFacts
from app.log.activities.facts import MoneySource
from app.office.units.models import Unit
from app.people.roster.facts import LeavingReason, Standing
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, As, downloaded, errors, put_fund, words
from tests.life.events.entries import EVENT, put_event

MEETING = {"starts_on": "05/03/2024", "title": "Họp BCH tháng 3"}


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Họp BCH tháng 3", Category.COMMITTEE_MEETING),
        ("HIẾN MÁU 5 người", Category.BLOOD_DONATION),
        ("Hội nghị viên chức, người lao động", Category.CONFERENCE),
        ("Đại hội công đoàn cơ sở", Category.CONGRESS),
        ("Kiểm tra tài chính đồng cấp", Category.INSPECTION),
        ("Ủng hộ quỹ “Vì người nghèo”", Category.SOCIAL_WORK),
        ("Tọa đàm 8/3", Category.WOMEN),
        ("Sửa đổi quy chế chi tiêu", Category.REGULATION),
        ("Kiểm tra sức khỏe định kỳ", Category.HEALTH_CHECK),
        ("Tham quan học tập kinh nghiệm", Category.TRAINING),
        ("Tham quan, nghỉ mát hè", Category.OUTING),
        ("Tết Sum vầy 2024", Category.WELFARE),
        ("Hội thao chào mừng 26/3", Category.CULTURE_SPORT),
        ("Hội thảo khoa học", None),
        ("Gặp mặt cuối năm", None),
        ("", None),
    ],
)
def test_a_title_says_its_category(title: str, category: Category | None) -> None:
    assert category_in_title(title) is category


def test_the_category_is_proposed_while_the_title_is_typed(as_role: As, union: Unit) -> None:
    client, ask = as_role("recorder"), {"HX-Request": "true"}
    box = client.get("/hoat-dong/moi/loai?title=họp+bch+tháng+3&category=", headers=ask).text
    assert re.findall(r"<option selected[^>]*>([^<]*)<", box) == ["Họp Ban Chấp hành"]
    assert "<html" not in box
    chosen = client.get("/hoat-dong/moi/loai?title=họp+bch&category=training", headers=ask).text
    assert re.findall(r"<option selected[^>]*>([^<]*)<", chosen) == ["Đào tạo, bồi dưỡng"]
    assert "<script>alert" not in client.get(f"/hoat-dong/moi/loai?title={MARKUP}").text
    assert as_role("auditor").get("/hoat-dong/moi/loai").status_code == 403


def test_without_javascript_it_is_proposed_once_and_counts_when_sent_again(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    answer = client.post("/hoat-dong/moi", data={**MEETING, "category": ""})
    assert answer.status_code == 422
    assert errors(answer) == {"category": "Theo tên thì là «Họp Ban Chấp hành». Đúng thì bấm Lưu lần nữa."}
    assert '<option selected value="committee_meeting">' in answer.text
    assert events_of(union.id) == []
    unknown = client.post("/hoat-dong/moi", data={**MEETING, "title": "Gặp mặt", "category": ""})
    assert errors(unknown) == {"category": "Cần điền mục này."}


def test_a_link_begins_with_a_category(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert '<option selected value="blood_donation">' in client.get("/hoat-dong/moi?loai=blood_donation").text
    assert '<option selected value="">' in client.get("/hoat-dong/moi?loai=x").text


def test_people_to_tick_are_shown_as_they_stand_members_first(union: Unit) -> None:
    put_member(union, "NV1", "Lê Thị An", left_on=date(2024, 6, 1), leaving_reason=LeavingReason.RETIRED)
    put_member(union, "NV2", "Lê Thị Ba")
    put_member(union, "NV3", "Lê Thị Bé", standing=Standing.NOT_JOINED)
    db.session.commit()
    offered = people_offered(union.id, TODAY)
    named = [label for _, label in offered.choices if "Lê Thị" in label]
    assert named == [
        "Lê Thị Ba (NV2)",
        "Lê Thị An (NV1), đã rời đơn vị (Nghỉ hưu)",
        "Lê Thị Bé (NV3), không là đoàn viên",
    ]
    assert len(offered.members) == members_on(union.id, TODAY)
    before = people_offered(union.id, date(2024, 5, 31))
    assert "Lê Thị An (NV1)" in [label for _, label in before.choices]


def test_who_left_can_still_be_ticked(as_role: As, union: Unit) -> None:
    gone = put_member(
        union, "NV1", "Lê Thị An", left_on=date(2024, 6, 1), leaving_reason=LeavingReason.RETIRED
    )
    db.session.commit()
    sent = {**MEETING, "category": "committee_meeting", "member_ids": [str(gone.id)]}
    assert as_role("recorder").post("/hoat-dong/moi", data=sent).status_code == 303


def test_who_took_part_is_ticked_on_the_form_and_stays_so_when_it_is_refused(
    as_role: As, union: Unit
) -> None:
    an, ba = put_member(union, "NV1", "Lê Thị An"), put_member(union, "NV2", f"Ba {MARKUP}")
    facts = MeetingFacts(date(2024, 9, 20), Category.CONGRESS, "Đại hội", member_ids=(an.id,))
    row = record_meeting(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    client = as_role("recorder")
    form = client.get(f"/hoat-dong/{row.id}/sua").text
    assert re.findall(r'name="member_ids" value="(\d+)" checked', form) == [str(an.id)]
    assert "<script>alert" not in form
    refused = client.post("/hoat-dong/moi", data={**EVENT, "title": "", "member_ids": [str(ba.id)]})
    assert re.findall(r'name="member_ids" value="(\d+)" checked', refused.text) == [str(ba.id)]
    strange = client.post("/hoat-dong/moi", data={**EVENT, "member_ids": ["999999", "x"]})
    assert (strange.status_code, set(errors(strange))) == (422, {"member_ids"})


def test_what_may_be_a_slip_is_said_and_not_refused(as_role: As, union: Unit) -> None:
    many = MeetingFacts(date(2024, 3, 8), Category.WOMEN, "Tọa đàm", people=400)
    assert "nhiều hơn 22 đoàn viên" in " ".join(oddities(many, 22, TODAY))
    guests = MeetingFacts(date(2024, 3, 8), Category.WOMEN, "Tọa đàm", people=400, partners="Hội Phụ nữ xã")
    times = MeetingFacts(date(2024, 3, 8), Category.WOMEN, "Tọa đàm", people=400, times=20)
    assert oddities(guests, 22, TODAY) == oddities(times, 22, TODAY) == []
    client, sent = as_role("recorder"), {**EVENT, "starts_on": "08/03/2062", "people": "4000"}
    text = words(client.post("/hoat-dong/moi", data=sent, follow_redirects=True))
    assert "Ngày 08/03/2062 chưa đến." in text
    assert "Có 4000 người tham gia" in text
    assert len(events_of(union.id)) == 1


def test_a_cost_that_no_fund_paid_is_reported_and_found(as_role: As, union: Unit) -> None:
    row = put_event(union, cost=2_000_000)
    others = put_event(union, cost=2_000_000, title="Thăm đền Hùng", money_source=MoneySource.OTHERS)
    fund = put_fund(union)
    paid = put_event(union, cost=1_000_000, fund_id=fund.id, title="Hội thao")
    client = as_role("treasurer")
    assert "chờ thủ quỹ chọn quỹ: chưa vào sổ quỹ" in words(client.get(f"/hoat-dong/{row.id}"))
    for settled in (paid, others):
        assert "chưa vào sổ quỹ" not in words(client.get(f"/hoat-dong/{settled.id}"))
    for source, found, missing in (
        ("own", "Hội thao", "Thăm đền Hùng"),
        ("others", "Thăm đền Hùng", "Hội thao"),
        ("unsettled", "Tọa đàm", "Thăm đền Hùng"),
    ):
        text = words(client.get(f"/hoat-dong/?source={source}"))
        assert found in text
        assert missing not in text


def test_the_recorder_loses_no_voucher_number_of_an_entry_that_others_paid(as_role: As, union: Unit) -> None:
    row = put_event(union, cost=2_000_000, voucher_text="PC 07")
    form = as_role("recorder").get(f"/hoat-dong/{row.id}/sua").text
    assert 'value="PC 07"' in form


def folded(page: str) -> dict[str, bool]:
    """Which folded parts of the form stand open, by the words on them."""
    found = re.findall(r'<details class="more"[^>]*?( open)?(?: data-people)?>\s*<summary>(\S+)', page)
    return {words: bool(is_open) for is_open, words in found}


def test_folded_parts_stand_open_where_something_is_said_or_wrong(as_role: As, union: Unit) -> None:
    row, client = put_event(union, cost=2_000_000, partners="Hội Phụ nữ xã"), as_role("recorder")
    shut = {"Chủ": False, "Đánh": False, "Người": False, "Kinh": False, "Nhiều": False}
    assert folded(client.get("/hoat-dong/moi").text) == shut
    parts = folded(client.get(f"/hoat-dong/{row.id}/sua").text)
    assert parts == {**shut, "Kinh": True, "Nhiều": True}
    wrong = client.post("/hoat-dong/moi", data={**EVENT, "cost": "", "ends_on": "01/03/2024"})
    assert folded(wrong.text) == {**shut, "Nhiều": True}


@pytest.mark.parametrize("title", ["Ho\u0323p BCH \U0001f600 <b>", "x" * 300])
def test_odd_letters_are_kept_as_text(as_role: As, union: Unit, title: str) -> None:
    client = as_role("recorder")
    made = client.post("/hoat-dong/moi", data={**EVENT, "title": title})
    [(_, facts)] = events_of(union.id)
    assert facts.title == title.replace("o\u0323", "ọ")
    assert "<b>" not in client.get(made.location).text
    assert client.get("/hoat-dong/").status_code == 200


def test_the_list_goes_to_excel_as_filtered_and_sorted(as_role: As, union: Unit) -> None:
    put_event(union, cost=2_000_000, people=40, place="Hội trường")
    put_event(union, title="Hội thao", category=Category.CULTURE_SPORT, starts_on=date(2024, 9, 1))
    put_event(union, title="Họp", category=Category.OTHER, starts_on=date(2023, 9, 1))
    rows = downloaded(as_role("auditor").get("/hoat-dong/?year=2024&sort=-category&dang=xlsx"))
    lines = [row for row in rows if isinstance(row[0], int)]
    assert [row[3] for row in lines] == ["Hội thao", "Tọa đàm ngày Quốc tế Phụ nữ"]
    assert (lines[1][9], lines[1][10], lines[1][11]) == (40, 2_000_000, "Chờ thủ quỹ chọn quỹ")


def test_the_form_takes_few_statements_for_many_people(
    as_role: As, union: Unit, statements: Statements
) -> None:
    people = tuple(put_member(union, f"NV{place}", f"Lê Thị Na {place}").id for place in range(30))
    facts = MeetingFacts(date(2024, 9, 20), Category.CONGRESS, "Đại hội", member_ids=people)
    row = record_meeting(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    client = as_role("recorder")
    for path in (f"{row.id}/sua", "moi"):
        client.get(f"/hoat-dong/{path}")
        statements.clear()
        client.get(f"/hoat-dong/{path}")
        assert statements.count <= 10, path
