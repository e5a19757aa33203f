"""Bulk changes: choose people, review, carry out, undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.core.errors import Refused
from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.people.bulk import actions as bulk_actions
from app.people.bulk import queries as bulk_queries
from app.people.bulk.facts import BulkFacts
from app.people.bulk.models import BulkChange
from app.people.roster.facts import MembershipFacts
from app.people.roster.models import Member
from app.people.roster.queries import membership_facts, memberships_of
from tests.conftest import OFFICER, TODAY, Statements, put_member

As = Callable[[str], FlaskClient]
URL = "/doan-vien/doi-nhieu"
NOW = datetime(2024, 12, 15, tzinfo=UTC)


@pytest.fixture
def two(union: Unit) -> tuple[Member, Member]:
    """Two people of Tổ 1, one without a salary."""
    lan = put_member(union, "DV002", "Phan Thị Lan", union_group="Tổ 1", dues_salary=5_000_001)
    dung = put_member(union, "DV003", "Hồ Văn Dũng", union_group="Tổ 1")
    db.session.commit()
    return lan, dung


def periods_of(member: Member) -> list[MembershipFacts]:
    """The facts of the live periods of a person."""
    db.session.expire_all()
    return [membership_facts(one) for one in memberships_of(member.id) if one.withdrawn_at is None]


def sent(page: str) -> dict[str, str]:
    """The hidden boxes of the form on a page."""
    boxes = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in boxes}


def previewed(client: FlaskClient, people: tuple[Member, ...], **typed: str) -> Any:
    ids = ",".join(str(one.id) for one in people)
    return client.post(URL, data={"people": ids, **typed})


def carried_out(client: FlaskClient, people: tuple[Member, ...], **typed: str) -> str:
    """The address of the change that was carried out."""
    answer = client.post(f"{URL}/ghi", data=sent(previewed(client, people, **typed).text))
    assert answer.status_code == 303, answer.text
    newest = db.session.scalars(select(func.max(BulkChange.id))).one()
    return f"{URL}/da-doi/{newest}"


def test_the_people_ticked_are_named_on_the_form(two: tuple[Member, Member], as_role: As) -> None:
    page = as_role("recorder").get(f"{URL}?id={two[0].id}&id={two[1].id}").text
    assert "Đã chọn 2 người" in page
    assert "Hồ Văn Dũng, Phan Thị Lan" in page


def test_all_that_the_filter_finds_can_be_chosen(two: tuple[Member, Member], as_role: As) -> None:
    assert "Đã chọn 2 người" in as_role("recorder").get(f"{URL}?all=y&group=Tổ 1").text


def test_nobody_chosen_is_told_where_to_choose(union: Unit, as_role: As) -> None:
    assert "Chưa chọn ai" in as_role("recorder").get(URL).text


def test_the_summary_shows_old_and_new_and_writes_nothing(two: tuple[Member, Member], as_role: As) -> None:
    page = previewed(as_role("recorder"), two, change_union_group="y", union_group="Tổ <2>").text
    assert "2 người sẽ thay đổi" in page
    assert "<del>Tổ 1</del> → <ins>Tổ &lt;2&gt;</ins>" in page
    assert periods_of(two[0])[0].union_group == "Tổ 1"


def test_what_the_summary_showed_is_carried_out_with_a_trail_for_each(
    two: tuple[Member, Member], union: Unit, as_role: As
) -> None:
    carried_out(
        as_role("recorder"),
        two,
        change_union_group="y",
        union_group="Tổ 2",
        change_in_hardship="y",
        in_hardship="y",
    )
    for one in two:
        assert (periods_of(one)[0].union_group, periods_of(one)[0].in_hardship) == ("Tổ 2", True)
        assert changes_of(union.id, f"members/{one.id}")[-1].reason == "Đổi nhiều người cùng lúc"


def test_a_raise_in_per_cent_rounds_to_whole_dong_and_leaves_out_who_has_no_salary(
    two: tuple[Member, Member], as_role: As
) -> None:
    client = as_role("recorder")
    page = previewed(client, two, change_dues_salary="y", raised_by="7,5", salary_in_place="y").text
    assert "1 người sẽ thay đổi" in page
    assert "Hồ Văn Dũng (chưa ghi lương đóng đoàn phí" in page
    client.post(f"{URL}/ghi", data=sent(page))
    assert periods_of(two[0])[0].dues_salary == 5_375_001  # 5.375.001,075


def test_from_a_day_on_the_old_stands_until_the_day_before(two: tuple[Member, Member], as_role: As) -> None:
    carried_out(
        as_role("recorder"), two[:1], change_dues_salary="y", dues_salary="6tr", starts_on="01/07/2024"
    )
    before, after = periods_of(two[0])
    assert (before.left_on, before.dues_salary) == (date(2024, 7, 1), 5_000_001)
    assert (after.joined_on, after.left_on, after.dues_salary) == (date(2024, 7, 1), None, 6_000_000)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Hãy đánh dấu ít nhất một mục"),
        ({"union_group": "Tổ 9"}, "chưa đánh dấu ô «Đổi»"),
        ({"raised_by": "5"}, "chưa đánh dấu ô «Đổi»"),
        ({"change_dues_salary": "y"}, "một trong hai"),
        ({"change_dues_salary": "y", "dues_salary": "5tr", "raised_by": "5"}, "một trong hai"),
        ({"change_dues_salary": "y", "raised_by": "0"}, "phải trên 0"),
        ({"change_position": "y", "position": "Ủ" * 301}, "Dài quá 300 chữ"),
        ({"change_position": "y", "position": "A", "starts_on": "31/02/2024"}, "không có trong lịch"),
    ],
)
def test_a_form_that_makes_no_sense_is_shown_again(
    two: tuple[Member, Member], as_role: As, typed: dict[str, str], sentence: str
) -> None:
    answer = previewed(as_role("recorder"), two, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_who_was_changed_meanwhile_is_named_and_nothing_is_written(
    two: tuple[Member, Member], as_role: As
) -> None:
    client = as_role("recorder")
    page = previewed(client, two, change_union_group="y", union_group="Tổ 2").text
    row = memberships_of(two[0].id)[0]
    row.phone = "0900000000"
    db.session.commit()
    answer = client.post(f"{URL}/ghi", data=sent(page))
    assert answer.status_code == 422
    assert "Người khác vừa sửa: Phan Thị Lan" in answer.text
    assert periods_of(two[1])[0].union_group == "Tổ 1"


def test_a_change_is_taken_back_whole(two: tuple[Member, Member], as_role: As) -> None:
    client = as_role("recorder")
    was = periods_of(two[0])
    address = carried_out(client, two[:1], change_dues_salary="y", dues_salary="6tr", starts_on="01/07/2024")
    assert "Hoàn tác" in client.get(address).text
    page = client.post(f"{address}/hoan-tac", follow_redirects=True).text
    assert "Đã hoàn tác 1 người" in page
    assert periods_of(two[0]) == was
    assert "đã được hoàn tác rồi" in client.post(f"{address}/hoan-tac", follow_redirects=True).text


def test_the_list_that_follows_says_what_was_done_and_takes_it_back(
    two: tuple[Member, Member], as_role: As
) -> None:
    client = as_role("recorder")
    page = previewed(client, two, change_union_group="y", union_group="Tổ <2>").text
    shown = client.post(f"{URL}/ghi", data=sent(page), follow_redirects=True).text
    assert "Đã đổi 2 người." in shown
    toast = re.search(r'action="(/doan-vien/doi-nhieu/da-doi/[0-9]+/hoan-tac)"', shown)
    assert toast
    assert "Đã hoàn tác 2 người" in client.post(toast[1], follow_redirects=True).text
    assert [periods_of(one)[0].union_group for one in two] == ["Tổ 1", "Tổ 1"]


def test_taking_back_leaves_who_was_changed_since_and_names_them(
    two: tuple[Member, Member], as_role: As
) -> None:
    client = as_role("recorder")
    address = carried_out(client, two, change_union_group="y", union_group="Tổ 2")
    memberships_of(two[0].id)[0].phone = "0900000000"
    db.session.commit()
    page = client.post(f"{address}/hoan-tac", follow_redirects=True).text
    assert "Đã hoàn tác 1 người. Giữ nguyên vì đã có người sửa tiếp: Phan Thị Lan" in page
    assert [periods_of(one)[0].union_group for one in two] == ["Tổ 2", "Tổ 1"]


def test_a_change_that_changes_nobody_is_refused(two: tuple[Member, Member], union: Unit) -> None:
    facts = BulkFacts({"union_group": "Tổ 1"})
    planned = bulk_queries.plan(union.id, {one.id for one in two}, facts, TODAY)
    with pytest.raises(Refused, match="Không có ai thay đổi"):
        bulk_actions.change_many(union.id, planned, facts, OFFICER, TODAY, at=NOW)


def test_a_raise_before_the_period_begins_is_reported(union: Unit) -> None:
    late = put_member(union, "DV004", "Đỗ Thị Đào", joined_on=date(2024, 9, 1), dues_salary=1)
    facts = BulkFacts({}, Decimal(5), date(2024, 1, 1))
    (planned,) = bulk_queries.plan(union.id, {late.id}, facts, TODAY)
    assert "trước khi thời gian này bắt đầu" in planned.refusal


@pytest.mark.parametrize("username", ["auditor", "member", "upper", "admin"])
def test_who_does_not_record_changes_nobody(two: tuple[Member, Member], as_role: As, username: str) -> None:
    client = as_role(username)
    assert client.get(f"{URL}?id={two[0].id}").status_code == 403
    data = {"people": str(two[0].id), "change_union_group": "y", "union_group": "Tổ 2"}
    assert client.post(URL, data=data).status_code == 403
    assert client.post(f"{URL}/ghi", data=data).status_code == 403
    assert db.session.scalars(select(BulkChange)).all() == []


def test_another_unions_people_and_changes_are_not_found(two: tuple[Member, Member], as_role: As) -> None:
    address = carried_out(as_role("recorder"), two, change_union_group="y", union_group="Tổ 2")
    stranger = as_role("stranger")
    assert stranger.get(f"{URL}?id={two[0].id}").status_code == 404
    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}/hoan-tac").status_code == 404


def test_the_pages_cost_the_same_for_many_people(
    two: tuple[Member, Member], union: Unit, as_role: As, statements: Statements
) -> None:
    client, more = as_role("recorder"), [*two]
    counts = []
    for number in range(2):
        more += [put_member(union, f"M{number}{n}", f"Lê Văn Số {n}") for n in range(20 * number)]
        db.session.commit()
        page = previewed(client, tuple(more), change_union_group="y", union_group=f"Tổ {number + 5}").text
        statements.clear()
        assert client.post(f"{URL}/ghi", data=sent(page)).status_code == 303
        # Writes of several rows of one kind are sent as one or as many: only what is read is counted.
        counts.append(len([one for one in statements.sent if one.lstrip().upper().startswith("SELECT")]))
    assert counts[0] == counts[1]
