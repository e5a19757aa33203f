"""How a person came into the union: admitted, transferred in, or not recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.extensions import db
from app.office.units.models import Unit
from app.people.bulk.actions import change_many, undo
from app.people.bulk.facts import BulkFacts
from app.people.bulk.queries import plan
from app.people.duplicates.actions import merge
from app.people.roster.facts import Joining, MembershipFacts, Standing
from app.people.roster.models import Member
from app.people.roster.queries import member_ids_by_code, membership_facts, memberships_of
from tests.conftest import OFFICER, TODAY, put_member

As = Callable[[str], FlaskClient]
CAME = date(2019, 3, 1)
JULY = date(2024, 7, 1)
NEW = {"code": "DV070", "full_name": "Mai Thị Hòa", "sex": "female", "standing": "member"}
SENT = {"standing": "member", "joined_on": "01/03/2019", "version": "1", "reason": "xem lại hồ sơ"}
LEFT = {"left_on": "01/01/2020", "leaving_reason": "transferred"}


@pytest.fixture
def khang(union: Unit) -> Member:
    """A man who came from another union."""
    member = put_member(
        union, "DV071", "Lương Văn Khang", joined_on=CAME, joining=Joining.TRANSFERRED_IN, position="Kế toán"
    )
    db.session.commit()
    return member


def periods_of(member: Member) -> list[MembershipFacts]:
    """The facts of the live periods of a person."""
    db.session.expire_all()
    return [membership_facts(one) for one in memberships_of(member.id) if one.withdrawn_at is None]


def edit_url(member: Member) -> str:
    return f"/doan-vien/{member.id}/thoi-gian/{memberships_of(member.id)[0].id}/sua"


def excel_row(client: FlaskClient, code: str) -> dict[str, Any]:
    """The line of a person in the roster's Excel, by its headings."""
    sheet = load_workbook(BytesIO(client.get("/doan-vien/?shown=all&dang=xlsx").data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(row for row in rows if "Cách vào công đoàn" in row)
    return dict(zip(heads, next(row for row in rows if code in row), strict=True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sent", "recorded"),
    [("admitted", Joining.ADMITTED), ("transferred_in", Joining.TRANSFERRED_IN), ("", None)],
)
def test_a_new_person_may_say_how_they_joined(
    union: Unit, as_role: As, sent: str, recorded: Joining | None
) -> None:
    assert as_role("recorder").post("/doan-vien/moi", data={**NEW, "joining": sent}).status_code == 303
    member = db.session.get(Member, member_ids_by_code(union.id)["DV070"])
    assert member is not None
    assert periods_of(member)[0].joining is recorded


def test_nothing_is_chosen_beforehand(as_role: As) -> None:
    page = as_role("recorder").get("/doan-vien/moi").text
    boxes = page[page.index('name="joining"') :]
    options = boxes[: boxes.index("</select>")]
    assert '<option selected value="">' in options
    assert ">Kết nạp<" in options
    assert ">Chuyển đến<" in options


def test_another_period_and_a_correction_say_it_too(khang: Member, as_role: As) -> None:
    client = as_role("recorder")
    assert '<option selected value="transferred_in">Chuyển đến<' in client.get(edit_url(khang)).text
    client.post(edit_url(khang), data={**SENT, **LEFT, "joining": "admitted"})
    again = {"standing": "member", "joined_on": "01/06/2021", "joining": "transferred_in"}
    client.post(f"/doan-vien/{khang.id}/thoi-gian/moi", data=again)
    assert [one.joining for one in periods_of(khang)] == [Joining.ADMITTED, Joining.TRANSFERRED_IN]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"joining": "sinh-ra"}, "Hãy chọn một mục trong danh sách."),
        ({"joining": "admitted", "standing": "not_joined"}, "Chỉ «Đoàn viên» mới có cách vào công đoàn"),
        ({"joining": "admitted", "standing": "elsewhere"}, "Chỉ «Đoàn viên» mới có cách vào công đoàn"),
    ],
)
def test_what_cannot_be_is_reported_beside_the_box(
    khang: Member, as_role: As, change: dict[str, str], sentence: str
) -> None:
    answer = as_role("recorder").post(edit_url(khang), data={**SENT, **change})
    assert answer.status_code == 422
    beside = answer.text[answer.text.index('id="joining-error"') :]
    assert sentence in beside[:400]
    assert periods_of(khang)[0].joining is Joining.TRANSFERRED_IN


def test_the_page_the_story_and_the_changes_show_it(khang: Member, as_role: As) -> None:
    client = as_role("recorder")
    client.post(edit_url(khang), data={**SENT, "position": "Kế toán", "joining": "admitted"})
    page = client.get(f"/doan-vien/{khang.id}").text
    assert "<dt>Cách vào công đoàn</dt><dd>Kết nạp</dd>" in page
    story, changes = page[page.index("<h2>Quá trình") :].split("Ai ghi, ai sửa")
    assert "Kết nạp" in story
    assert "Vào công đoàn" not in story
    assert "Cách vào công đoàn" in changes
    assert changes.index("Chuyển đến") < changes.index("Kết nạp")


def test_where_it_is_not_recorded_the_story_speaks_of_joining(union: Unit, as_role: As) -> None:
    member = put_member(union, "DV072", "Tạ Thị Nga", joined_on=CAME)
    db.session.commit()
    page = as_role("recorder").get(f"/doan-vien/{member.id}").text
    assert "Vào công đoàn" in page[page.index("Quá trình") :]


def test_who_takes_part_elsewhere_since_an_import_is_not_shown_as_admitted(union: Unit, as_role: As) -> None:
    elsewhere = {"standing": Standing.ELSEWHERE, "joining": Joining.ADMITTED}
    member = put_member(union, "DV072", "Tạ Thị Nga", joined_on=CAME, **elsewhere)
    db.session.commit()
    page = as_role("recorder").get(f"/doan-vien/{member.id}").text
    story = page[page.index("<h2>Quá trình") :].split("Ai ghi, ai sửa")[0]
    assert "Sinh hoạt công đoàn nơi khác" in story
    assert "Kết nạp" not in story


def test_the_rosters_excel_has_a_column_of_it(khang: Member, union: Unit, as_role: As) -> None:
    put_member(union, "DV072", "Tạ Thị Nga", joined_on=CAME)
    db.session.commit()
    assert excel_row(as_role("auditor"), "DV071")["Cách vào công đoàn"] == "Chuyển đến"
    assert not excel_row(as_role("auditor"), "DV072")["Cách vào công đoàn"]


def test_a_change_of_many_from_a_day_on_is_nobodys_joining_and_is_taken_back_whole(
    khang: Member, union: Unit
) -> None:
    was, now = periods_of(khang), datetime(2024, 12, 15, tzinfo=UTC)
    facts = BulkFacts({"union_group": "Tổ 2"}, None, JULY)
    change = change_many(union.id, plan(union.id, {khang.id}, facts, TODAY), facts, OFFICER, TODAY, at=now)
    assert [one.joining for one in periods_of(khang)] == [Joining.TRANSFERRED_IN, None]
    undo(change, OFFICER, TODAY, at=now)
    assert periods_of(khang) == was


def test_a_change_of_many_of_the_whole_period_leaves_it(khang: Member, union: Unit) -> None:
    facts, now = BulkFacts({"union_group": "Tổ 2"}), datetime(2024, 12, 15, tzinfo=UTC)
    change_many(union.id, plan(union.id, {khang.id}, facts, TODAY), facts, OFFICER, TODAY, at=now)
    assert [(one.union_group, one.joining) for one in periods_of(khang)] == [("Tổ 2", Joining.TRANSFERRED_IN)]


def test_merging_keeps_what_both_records_say(khang: Member, union: Unit) -> None:
    fields = {"left_on": date(2018, 1, 1), "joining": Joining.ADMITTED}
    other = put_member(union, "DV073", "Lương Văn Khang", **fields)
    merge(khang, other, OFFICER, TODAY, "Nhập hai lần")
    assert {one.joining for one in periods_of(khang)} == {Joining.TRANSFERRED_IN, Joining.ADMITTED}
    assert {one.standing for one in periods_of(khang)} == {Standing.MEMBER}
