"""Nobody vanishes silently who is counted elsewhere; who comes back is proposed as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.core.errors import Refused
from app.extensions import db
from app.life.ratings.facts import RatedSubject
from app.log.activities.actions import withdraw as withdraw_entry
from app.office.units.models import Unit
from app.people.roster.actions import add_membership, withdraw_membership
from app.people.roster.facts import Degree, LeavingReason, MembershipFacts, Standing, Theory
from app.people.roster.models import Member
from app.people.roster.queries import live_periods_of, memberships_of
from tests.conftest import OFFICER, TODAY, put_member
from tests.dues.contributions.rounds import collect, paid, put_term
from tests.life.awards.entries import put_award, put_rating
from tests.life.visits.visits import put_visit

As = Callable[[str], FlaskClient]


@pytest.fixture
def mai(union: Unit) -> Member:
    """A member with one period."""
    member = put_member(union, "DV010", "Hồ Thị Mai", degree=Degree.MASTER, position="Giáo viên")
    db.session.commit()
    return member


def withdraw(client: FlaskClient, member: Member) -> str:
    """The page of the person after withdrawing their newest period."""
    period = memberships_of(member.id)[-1]
    url = f"/doan-vien/{member.id}/thoi-gian/{period.id}/rut"
    data = {"reason": "ghi nhầm", "version": str(period.version)}
    return client.post(url, data=data, follow_redirects=True).text


def live(member: Member) -> int:
    db.session.expire_all()
    return len(live_periods_of(member.id))


def test_who_paid_and_was_honoured_is_not_withdrawn(mai: Member, union: Unit, as_role: As) -> None:
    collect(union, paid(put_term(union, "Tình nghĩa").fund_id, mai.id))
    put_award(union, member_ids=(mai.id,))
    put_award(union, member_ids=(mai.id,), title="Chiến sĩ thi đua")
    put_rating(union, subject=RatedSubject.MEMBER, member_ids=(mai.id,))
    put_visit(union, member_ids=(mai.id,))
    client, hanging = as_role("recorder"), "1 khoản đóng, 2 danh hiệu, 1 xếp loại, 1 lần được thăm hỏi"
    assert f"Người này có {hanging}. Chỉ rút khi ghi nhầm." in client.get(f"/doan-vien/{mai.id}").text
    assert f"Người này có {hanging} nên không rút khỏi sổ được" in withdraw(client, mai)
    assert live(mai) == 1


@pytest.mark.parametrize("what", ["payment", "title", "rating"])
def test_each_of_them_alone_holds_a_person_back(mai: Member, union: Unit, what: str) -> None:
    if what == "payment":
        collect(union, paid(put_term(union, "Tình nghĩa").fund_id, mai.id))
    elif what == "title":
        put_award(union, member_ids=(mai.id,))
    else:
        put_rating(union, subject=RatedSubject.MEMBER, member_ids=(mai.id,))
    with pytest.raises(Refused, match="không rút khỏi sổ được"):
        withdraw_membership(memberships_of(mai.id)[0], OFFICER, TODAY, "ghi nhầm")


def test_who_was_only_visited_is_named_and_may_be_withdrawn(mai: Member, union: Unit, as_role: As) -> None:
    put_visit(union, member_ids=(mai.id,))
    client = as_role("recorder")
    assert (
        "Người này có 1 lần được thăm hỏi. Chỉ rút khi ghi nhầm." in client.get(f"/doan-vien/{mai.id}").text
    )
    withdraw(client, mai)
    assert live(mai) == 0


def test_one_of_two_periods_may_go(mai: Member, union: Unit, as_role: As) -> None:
    put_award(union, member_ids=(mai.id,))
    client = as_role("recorder")
    client.post(
        f"/doan-vien/{mai.id}/thoi-gian/moi", data={"standing": "elsewhere", "joined_on": "01/06/2024"}
    )
    assert live(mai) == 2
    withdraw(client, mai)
    assert live(mai) == 1


@pytest.fixture
def twice(union: Unit) -> Member:
    """A member until June 2023, and again from March 2024 on."""
    member = put_member(union, "DV013", "Vũ Thị Tám", left_on=date(2023, 7, 1))
    add_membership(member, MembershipFacts(Standing.MEMBER, joined_on=date(2024, 3, 1)), OFFICER, TODAY)
    db.session.commit()
    return member


def test_of_two_periods_the_one_stays_in_whose_days_somebody_paid(
    twice: Member, union: Unit, as_role: As
) -> None:
    collect(union, paid(put_term(union, "Tình nghĩa").fund_id, twice.id))
    client = as_role("recorder")
    assert "Những ngày này có 1 khoản đóng. Chỉ rút" in client.get(f"/doan-vien/{twice.id}").text
    assert "Trong những ngày của thời gian này có 1 khoản đóng nên không rút được" in withdraw(client, twice)
    assert live(twice) == 2
    withdraw_membership(memberships_of(twice.id)[0], OFFICER, TODAY, "ghi nhầm")
    assert live(twice) == 1


def test_a_title_holds_the_period_of_its_day(twice: Member, union: Unit) -> None:
    put_award(union, member_ids=(twice.id,), granted_on=date(2023, 2, 3))
    first, second = memberships_of(twice.id)
    with pytest.raises(Refused, match="có 1 danh hiệu nên không rút được"):
        withdraw_membership(first, OFFICER, TODAY, "ghi nhầm")
    withdraw_membership(second, OFFICER, TODAY, "ghi nhầm")
    with pytest.raises(Refused, match="không rút khỏi sổ được"):
        withdraw_membership(first, OFFICER, TODAY, "ghi nhầm")


def test_a_withdrawn_entry_holds_nobody_back(mai: Member, union: Unit, as_role: As) -> None:
    withdraw_entry(put_award(union, member_ids=(mai.id,)), "ghi nhầm", None)
    db.session.commit()
    withdraw(as_role("recorder"), mai)
    assert live(mai) == 0


def test_who_comes_back_is_proposed_as_they_were(union: Unit, as_role: As) -> None:
    gone = {"left_on": date(2024, 6, 30), "leaving_reason": LeavingReason.TRANSFERRED}
    known = {"degree": Degree.BACHELOR, "theory": Theory.INTERMEDIATE, "position": "Kế toán trưởng"}
    post = {"union_post": "Tổ trưởng công đoàn", "union_group": "Tổ 2"}
    thuy = put_member(union, "DV011", "Đặng Thị Thủy", **gone, **known, **post, started_on=date(2015, 9, 1))
    db.session.commit()
    page = as_role("recorder").get(f"/doan-vien/{thuy.id}/thoi-gian/moi").text
    for words in (
        '<option selected value="bachelor">Đại học<',
        '<option selected value="intermediate">Trung cấp<',
        'value="Kế toán trưởng"',
        'value="Tổ 2"',
    ):
        assert words in page
    for words in ("30/06/2024", "01/09/2015", "Tổ trưởng công đoàn"):
        assert words not in page


def test_who_is_still_at_work_keeps_the_day_of_starting(union: Unit, as_role: As) -> None:
    one = put_member(union, "DV012", "Lý Thị Sáu", started_on=date(2015, 9, 1), union_post="Tổ phó")
    db.session.commit()
    page = as_role("recorder").get(f"/doan-vien/{one.id}/thoi-gian/moi").text
    assert 'value="01/09/2015"' in page
    assert 'value="Tổ phó"' in page
