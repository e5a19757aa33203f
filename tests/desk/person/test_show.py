"""A person's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from app.people.bulk.actions import change_many
from app.people.bulk.facts import BulkFacts
from app.people.bulk.queries import plan
from app.people.children import actions as child_actions
from app.people.portraits.actions import set_portrait
from app.people.portraits.rules import portrait_in
from app.people.roster import actions
from app.people.roster.facts import (
    BirthDay,
    ChildFacts,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, Statements
from tests.log.attachments.scans import png

As = Callable[[str], FlaskClient]


@pytest.fixture
def lan(union: Unit) -> Member:
    """A woman who left, came back, has a child and was visited."""
    first = MembershipFacts(
        Standing.MEMBER,
        left_on=date(2020, 1, 1),
        leaving_reason=LeavingReason.TRANSFERRED,
        position="Văn thư",
    )
    second = MembershipFacts(
        Standing.MEMBER, date(2022, 9, 1), party_member=True, in_hardship=True, dues_salary=7_000_000
    )
    person = PersonFacts("DV050", "Phan Thị Lan", Sex.FEMALE, BirthDay(year=1988))
    member = actions.add_member(union.id, person, [(None, first), (None, second)], OFFICER, TODAY)
    child = ChildFacts(
        member.id, "Ngô Gia Huy", BirthDay(day=date(2016, 6, 1)), "3A", "2024-2025", "Học sinh giỏi"
    )
    child_actions.add_child(union.id, child, OFFICER, TODAY)
    visit = VisitFacts(date(2024, 3, 8), Reason.ILLNESS, "chị Lan", Audience.MEMBER, member_ids=(member.id,))
    record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    return member


def url(member: Member) -> str:
    return f"/doan-vien/{member.id}"


def test_everything_known_of_a_person_is_reported(lan: Member, as_role: As) -> None:
    page = as_role("chair").get(url(lan)).text
    for words in (
        "Phan Thị Lan",
        "Mã DV050 · Đoàn viên",
        "1988",
        "Từ trước đến trước 01/01/2020",
        "Chuyển đi",
        "Văn thư",
        "Từ 01/09/2022 đến nay",
        "7.000.000 đồng",
        "Ngô Gia Huy: sinh 01/06/2016, lớp 3A, năm học 2024-2025, Học sinh giỏi",
        "Thăm hỏi (Ốm đau): chị Lan",
        "08/03/2024",
        "Thêm: người vào danh sách",
    ):
        assert words in page


def test_party_membership_is_shown_only_where_it_is_kept(lan: Member, union: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert "Đảng viên" not in client.get(url(lan)).text
    union.keeps_party = True
    db.session.commit()
    assert "<dt>Đảng viên</dt><dd>có</dd>" in client.get(url(lan)).text


@pytest.mark.parametrize("username", ["member", "upper", "admin"])
def test_it_is_for_who_reads_the_books(lan: Member, as_role: As, username: str) -> None:
    assert as_role(username).get(url(lan)).status_code == 403


def test_a_person_of_another_union_is_not_found(lan: Member, as_role: As) -> None:
    assert as_role("stranger").get(url(lan)).status_code == 404


def test_the_auditor_is_offered_no_change(lan: Member, as_role: As) -> None:
    page = as_role("auditor").get(url(lan)).text
    for words in ("/sua", "/rut", "/moi"):
        assert f"{url(lan)}{words}" not in page


def test_markup_in_every_text_stays_text(union: Unit, as_role: As) -> None:
    bad = '"><script>alert(1)</script>'
    period = MembershipFacts(
        Standing.MEMBER,
        position=bad,
        department=bad,
        union_group=bad,
        union_post=bad,
        phone=bad[:40],
        note=bad,
    )
    member = actions.add_member(union.id, PersonFacts("X1", bad, Sex.MALE), [(None, period)], OFFICER, TODAY)
    child_actions.add_child(
        union.id, ChildFacts(member.id, bad, school_class=bad, school_year=bad, merit=bad), OFFICER, TODAY
    )
    db.session.commit()
    assert "<script>alert" not in as_role("chair").get(url(member)).text


def test_a_person_without_a_live_period_is_reported_to_be_off_the_lists(lan: Member, as_role: As) -> None:
    from app.people.roster.queries import memberships_of

    for period in memberships_of(lan.id):
        actions.withdraw_membership(period, OFFICER, TODAY, "nhập hai lần")
    db.session.commit()
    page = as_role("chair").get(url(lan)).text
    assert "không còn trong danh sách và báo cáo" in page
    assert "nhập hai lần" in page


def test_the_page_costs_the_same_however_much_is_known(
    lan: Member, union: Unit, as_role: As, statements: Statements
) -> None:
    client, path = as_role("chair"), url(lan)
    set_portrait(lan, portrait_in(png()), OFFICER)
    db.session.commit()
    statements.clear()
    client.get(path)
    few = statements.count
    for n in range(30):
        visit = VisitFacts(
            date(2024, 3, 8), Reason.HOLIDAY, f"Quà {n}", Audience.MEMBER, member_ids=(lan.id,)
        )
        record_visit(union.id, visit, OFFICER, TODAY, again=True)
        child_actions.add_child(union.id, ChildFacts(lan.id, f"Bé {n}"), OFFICER, TODAY)
    db.session.commit()
    statements.clear()
    assert client.get(path).status_code == 200
    # User, grants, person, what restricts it, periods, payments and entries, hardship, story, funds,
    # children, trail; security log.
    assert (few, statements.count) == (14, 14)


def test_who_only_reads_costs_nothing_of_changing(lan: Member, as_role: As, statements: Statements) -> None:
    client = as_role("auditor")
    statements.clear()
    assert client.get(url(lan)).status_code == 200
    # What restricts the person, which the chair is not asked; not what names them, nor their erasure.
    assert statements.count == 12
    assert not [one for one in statements.sent if "personal_erasures" in one]


def test_the_story_tells_payments_visits_and_changes_newest_first(
    lan: Member, union: Unit, as_role: As
) -> None:
    term = record_term(union.id, TermFacts("Quỹ tình nghĩa", Basis.YEAR, Decimal(40_000)), OFFICER, TODAY)
    paid = ContributionFacts(lan.id, term.fund_id, "2024", 25_000, date(2024, 5, 2), channel=Channel.CASH)
    other = ContributionFacts(1, term.fund_id, "2024", 39_000, date(2024, 5, 2), channel=Channel.CASH)
    record_contributions(union.id, [(None, paid), (None, other)], OFFICER, TODAY)
    now = datetime(2024, 12, 15, tzinfo=UTC)
    facts = BulkFacts({"union_group": "Tổ 2"}, None, date(2024, 7, 1))
    change_many(union.id, plan(union.id, {lan.id}, facts, TODAY), facts, OFFICER, TODAY, at=now)
    db.session.commit()
    page = as_role("chair").get(url(lan)).text
    history = page[page.index("Quá trình") :]
    moments = [
        "Tổ công đoàn: (trống) → Tổ 2",
        "Quỹ tình nghĩa, kỳ 2024",
        "Thăm hỏi (Ốm đau): chị Lan",
        "Vào công đoàn",
        "Chuyển đi",
    ]
    assert sorted(moments, key=history.index) == moments
    assert "25.000" in history
    assert "39.000" not in history
    assert history.count("Vào công đoàn") == 1


def test_what_is_owed_and_paid_is_reported_by_fund(lan: Member, union: Unit, as_role: As) -> None:
    term = record_term(union.id, TermFacts("Quỹ tình nghĩa", Basis.YEAR, Decimal(40_000)), OFFICER, TODAY)
    paid = ContributionFacts(lan.id, term.fund_id, "2024", 25_000, date(2024, 5, 2), channel=Channel.CASH)
    record_contributions(union.id, [(None, paid)], OFFICER, TODAY)
    db.session.commit()
    page = as_role("chair").get(url(lan)).text
    funds = page[page.index("Quỹ: phải đóng") : page.index("Quá trình")]
    for words in ("40.000", "25.000", "<strong>15.000</strong>"):
        assert words in funds


def test_a_change_from_a_day_on_is_no_admission_in_the_log(lan: Member, union: Unit, as_role: As) -> None:
    facts = BulkFacts({"union_group": "Tổ 2"}, None, date(2024, 7, 1))
    now = datetime(2024, 12, 15, tzinfo=UTC)
    change_many(union.id, plan(union.id, {lan.id}, facts, TODAY), facts, OFFICER, TODAY, at=now)
    db.session.commit()
    page = as_role("auditor").get(f"/nhat-ky/?person={lan.id}").text
    assert "01/09/2022" in page
    assert "01/07/2024" not in page
