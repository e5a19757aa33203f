"""An office's list with other salaries: their day is asked, settled dues stay, all can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.extensions import db
from app.office.units.models import Unit
from app.people.bulk.models import BulkChange
from app.people.roster.facts import BirthDay
from app.people.roster.models import Member
from app.people.roster.queries import membership_facts, memberships_of, roster_of
from tests.dues.salaries_town import owing, put_payer
from tests.dues.town import pay
from tests.exchange.office_lists.lists import mapped, office_list, take

As = Callable[[str], FlaskClient]
HEADS: list[Any] = ["STT", "Họ và tên", "Giới tính", "Năm sinh", "Mức lương đóng BHXH"]
PEOPLE: list[list[Any]] = [
    [1, "Phan Thị Lan", "Nữ", 1988, 5_500_000],
    [2, "Hồ Văn Dũng", "Nam", 1979, 6_000_000],
]


@pytest.fixture
def payer(union: Unit) -> tuple[Member, int]:
    return put_payer(union)


def salaries(member: Member) -> list[tuple[date | None, int | None]]:
    db.session.expire_all()
    facts = [membership_facts(one) for one in memberships_of(member.id) if one.withdrawn_at is None]
    return [(one.joined_on, one.dues_salary) for one in facts]


def test_a_new_salary_holds_from_the_day_that_is_proposed(payer: tuple[Member, int], as_role: As) -> None:
    member, fund = payer
    client = as_role("recorder")
    preview = mapped(client, office_list(PEOPLE, HEADS))
    page = client.get(preview).text
    assert "Lương mới áp dụng từ ngày" in page
    proposed = re.search(
        r'name="salary_from"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="salary_from"', page
    )
    assert proposed
    assert "01/12/2024" in proposed[0]
    assert take(client, preview, with_old="y", salary_from="01/12/2024").status_code == 303
    assert salaries(member) == [(None, 5_000_000), (date(2024, 12, 1), 5_500_000)]
    assert owing(fund, member) == {"12/2024": (55_000, 0)}


def test_months_that_were_paid_stay_unless_somebody_agrees(payer: tuple[Member, int], as_role: As) -> None:
    member, fund = payer
    client = as_role("recorder")
    preview = mapped(client, office_list(PEOPLE, HEADS))
    refused = take(client, preview, with_old="y", salary_in_place="y")
    assert refused.status_code == 422
    assert "11 kỳ đã nộp đủ sẽ thành còn nợ 55.000 đồng" in refused.text
    assert owing(fund, member) == {"12/2024": (50_000, 0)}
    asked = take(client, preview, with_old="y")
    assert asked.status_code == 422
    assert "Lương đổi thì cần ngày áp dụng" in asked.text
    assert take(client, preview, with_old="y", salary_in_place="y", agreed="y").status_code == 303
    assert len(owing(fund, member)) == 12


def test_what_the_proposed_day_does_is_said_before_anything_is_sent(
    union: Unit, payer: tuple[Member, int], as_role: As
) -> None:
    member, fund = payer
    client = as_role("recorder")
    preview = mapped(client, office_list(PEOPLE, HEADS))
    page = client.get(preview).text
    assert "Với lương mới" not in page
    assert 'name="agreed"' not in page
    pay(union, fund, member.id, 50_000, "12/2024", paid_on=date(2024, 12, 10))
    db.session.commit()
    page = client.get(preview).text
    assert "Với lương mới, 1 kỳ đã nộp đủ sẽ thành còn nợ 5.000 đồng." in page
    assert 'name="agreed"' in page


def test_a_list_without_other_salaries_asks_nothing(payer: tuple[Member, int], as_role: As) -> None:
    client = as_role("recorder")
    people = [[1, "Phan Thị Lan", "Nữ", 1988, 5_000_000]]
    preview = mapped(client, office_list(people, HEADS))
    assert "Lương mới áp dụng" not in client.get(preview).text
    assert take(client, preview, with_old="y").status_code == 303


def test_a_list_taken_in_is_undone_whole(union: Unit, payer: tuple[Member, int], as_role: As) -> None:
    member, fund = payer
    client = as_role("recorder")
    take(client, mapped(client, office_list(PEOPLE, HEADS)), with_old="y", salary_from="01/12/2024")
    change = db.session.scalars(select(func.max(BulkChange.id))).one()
    listed = client.get("/doan-vien/doi-nhieu/da-doi").text
    assert "Nhập bảng danh-sach.xlsx: thêm 1 người, cập nhật 1 người" in listed
    assert client.post(f"/doan-vien/doi-nhieu/da-doi/{change}/hoan-tac").status_code == 303
    assert salaries(member) == [(None, 5_000_000)]
    db.session.expire_all()
    assert db.session.get_one(Member, member.id).birth_year is None
    assert "Hồ Văn Dũng" not in {person.full_name for _, _, person, _ in roster_of(union.id)}
    assert owing(fund, member) == {"12/2024": (50_000, 0)}


def test_who_was_changed_since_stays(union: Unit, payer: tuple[Member, int], as_role: As) -> None:
    member, _ = payer
    client = as_role("recorder")
    take(client, mapped(client, office_list(PEOPLE, HEADS)), with_old="y", salary_from="01/12/2024")
    change = db.session.scalars(select(func.max(BulkChange.id))).one()
    db.session.get_one(Member, member.id).full_name = "Phan Thị Lan Anh"
    db.session.commit()
    client.post(f"/doan-vien/doi-nhieu/da-doi/{change}/hoan-tac")
    assert len(salaries(member)) == 2
    known = {person.full_name: person.birth for _, _, person, _ in roster_of(union.id)}
    assert known["Phan Thị Lan Anh"] == BirthDay(year=1988)
    assert "Hồ Văn Dũng" not in known
