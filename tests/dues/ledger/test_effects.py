"""What other salaries do to settled dues is said before it is done; they stay unless somebody agrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.books.closings.actions import close_period
from app.core.actor import Correction
from app.core.errors import Refused
from app.dues.ledger.actions import salary_effect
from app.dues.ledger.effects import moved_dues
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.facts import MembershipFacts
from app.people.roster.models import Member
from app.people.roster.queries import membership_facts, memberships_of
from app.people.salaries.actions import correct_period
from app.people.salaries.rules import PlannedSalary, SalaryChange
from tests.conftest import OFFICER, TODAY
from tests.downloads import words
from tests.dues.salaries_town import owing, put_payer

As = Callable[[str], FlaskClient]
MAY, JUNE = (date(2024, 5, 1), date(2024, 5, 31)), (date(2024, 6, 1), date(2024, 6, 30))


def dues(*rows: tuple[tuple[date, date], int, int]) -> dict[tuple[int, int, date], tuple[date, int, int]]:
    return {(1, 7, start): (end, owed, paid) for (start, end), owed, paid in rows}


def test_what_moves_is_reported_by_kind() -> None:
    before = dues((MAY, 50, 50), (JUNE, 50, 20))
    assert moved_dues(before, before, JUNE[1]) == ""
    assert "1 kỳ đã nộp đủ sẽ thành còn nợ 10 đồng" in moved_dues(before, dues((MAY, 60, 50)), None)
    assert "1 kỳ đã nộp đủ sẽ thành nộp thừa 10 đồng" in moved_dues(before, dues((MAY, 40, 40)), None)


def test_a_closed_month_counts_also_unpaid_and_an_open_one_does_not() -> None:
    before, after = dues((JUNE, 50, 20)), dues((JUNE, 60, 20))
    assert moved_dues(before, after, None) == ""
    assert "1 kỳ đã khóa sổ sẽ đổi số phải đóng" in moved_dues(before, after, JUNE[1])
    assert "1 kỳ đã khóa sổ" in moved_dues({}, after, JUNE[1]), "a salary that was unknown"


@pytest.fixture
def payer(union: Unit) -> tuple[Member, int]:
    return put_payer(union)


def periods(member: Member) -> list[MembershipFacts]:
    db.session.expire_all()
    return [membership_facts(one) for one in memberships_of(member.id) if one.withdrawn_at is None]


def corrected(client: FlaskClient, member: Member, **typed: str) -> Any:
    period = memberships_of(member.id)[0]
    address = f"/doan-vien/{member.id}/thoi-gian/{period.id}/sua"
    sent = {"standing": "member", "union_group": "Tổ 1", "dues_salary": "5,5tr", "reason": "nâng lương"}
    return client.post(address, data={"version": str(period.version), **sent, **typed})


def test_the_persons_page_proposes_the_first_open_month(
    union: Unit, payer: tuple[Member, int], as_role: As
) -> None:
    close_period(union.id, date(2024, 9, 30), OFFICER, TODAY)
    db.session.commit()
    member, fund = payer
    client = as_role("chair")
    page = client.get(f"/doan-vien/{member.id}/thoi-gian/{memberships_of(member.id)[0].id}/sua").text
    assert 'value="01/10/2024"' in page
    answer = corrected(client, member, salary_from="01/10/2024")
    assert answer.status_code == 422
    assert "2 kỳ đã nộp đủ sẽ thành còn nợ 10.000 đồng" in answer.text
    assert 'name="agreed"' in answer.text
    assert len(periods(member)) == 1
    assert corrected(client, member, salary_from="01/10/2024", agreed="y").status_code == 303
    before, after = periods(member)
    assert (before.left_on, before.leaving_reason, before.dues_salary) == (date(2024, 10, 1), None, 5_000_000)
    assert (after.joined_on, after.left_on, after.dues_salary) == (date(2024, 10, 1), None, 5_500_000)
    assert owing(fund, member) == {
        "10/2024": (55_000, 50_000),
        "11/2024": (55_000, 50_000),
        "12/2024": (55_000, 0),
    }


def test_the_persons_page_says_what_a_salary_does_before_it_is_sent(
    payer: tuple[Member, int], as_role: As
) -> None:
    member, fund = payer
    client = as_role("chair")
    period = memberships_of(member.id)[0]
    address = f"/doan-vien/{member.id}/thoi-gian/{period.id}/sua"
    assert f'hx-post="{address}"' in client.get(address).text
    typed = {"standing": "member", "dues_salary": "5,5tr", "salary_from": "01/10/2024", "xem": "1"}
    effect = "2 kỳ đã nộp đủ sẽ thành còn nợ 10.000 đồng"
    shown = client.post(address, data=typed, headers={"HX-Request": "true"}).text
    assert effect in shown
    assert "<form" not in shown
    assert effect in client.post(address, data=typed).text
    for other in ({"dues_salary": "5tr"}, {"dues_salary": "abc"}, {"salary_from": "01/12/2024"}):
        shown = client.post(address, data={**typed, **other}, headers={"HX-Request": "true"}).text
        assert "kỳ" not in shown
    assert len(periods(member)) == 1
    assert owing(fund, member) == {"12/2024": (50_000, 0)}


def test_from_an_unpaid_month_nothing_is_asked(payer: tuple[Member, int], as_role: As) -> None:
    member, fund = payer
    assert corrected(as_role("chair"), member, salary_from="01/12/2024").status_code == 303
    assert owing(fund, member) == {"12/2024": (55_000, 0)}


def test_a_slip_is_corrected_in_place_when_that_is_said(payer: tuple[Member, int], as_role: As) -> None:
    member, fund = payer
    client = as_role("chair")
    assert "Lương đổi thì cần ngày áp dụng" in corrected(client, member, salary_from="").text
    answer = corrected(client, member, salary_in_place="y")
    assert "11 kỳ đã nộp đủ sẽ thành còn nợ 55.000 đồng" in answer.text
    assert corrected(client, member, salary_in_place="y", agreed="y").status_code == 303
    assert len(periods(member)) == 1
    assert len(owing(fund, member)) == 12


def test_what_else_is_corrected_needs_no_day(payer: tuple[Member, int], as_role: As) -> None:
    member, _ = payer
    answer = corrected(as_role("chair"), member, dues_salary="5tr", salary_from="", position="Văn thư")
    assert answer.status_code == 303
    assert [one.position for one in periods(member)] == ["Văn thư"]


def test_many_at_once_are_asked_too(payer: tuple[Member, int], as_role: As) -> None:
    member, fund = payer
    client = as_role("chair")
    sent = {"people": str(member.id), "change_dues_salary": "y", "dues_salary": "5,5tr"}
    assert "Lương đổi thì cần ngày áp dụng" in client.post("/doan-vien/doi-nhieu", data=sent).text
    sent |= {"starts_on": "01/07/2024", "versions": f"{memberships_of(member.id)[0].id}:1"}
    summary = client.post("/doan-vien/doi-nhieu", data=sent)
    assert "Với lương mới, 5 kỳ đã nộp đủ sẽ thành còn nợ 25.000 đồng." in words(summary)
    assert 'name="agreed"' in summary.text
    later = client.post("/doan-vien/doi-nhieu", data={**sent, "starts_on": "01/12/2024"})
    assert "Với lương mới" not in words(later)
    assert 'name="agreed"' not in later.text
    answer = client.post("/doan-vien/doi-nhieu/ghi", data=sent)
    assert answer.status_code == 422
    assert "5 kỳ đã nộp đủ sẽ thành còn nợ 25.000 đồng" in words(answer)
    assert 'name="agreed"' in answer.text
    assert client.post("/doan-vien/doi-nhieu/ghi", data={**sent, "agreed": "y"}).status_code == 303
    assert len(owing(fund, member)) == 6


@pytest.mark.parametrize(
    "day", [None, date(2024, 1, 1), date(2024, 3, 15), date(2024, 11, 30), date(2025, 1, 1)]
)
@pytest.mark.parametrize("salary", [4_000_000, 5_000_000, 6_000_000, None])
def test_what_is_said_before_is_what_is_refused_after(
    union: Unit, payer: tuple[Member, int], day: date | None, salary: int | None
) -> None:
    close_period(union.id, date(2024, 3, 31), OFFICER, TODAY)
    member, _ = payer
    [period], [old] = memberships_of(member.id), periods(member)
    effect = salary_effect(union.id, [PlannedSalary(member.id, old, salary, day)], TODAY)
    try:
        new, change = replace(old, dues_salary=salary), SalaryChange(day)
        correct_period(period, old, new, Correction(OFFICER, TODAY, "thử"), salary=change)
        refused = ""
    except Refused as refusal:
        refused = refusal.sentence
    assert refused.partition(". Chưa ghi gì")[0] == effect
