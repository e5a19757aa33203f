"""People who are on the roster twice: found, warned about, merged without losing anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.core.errors import Refused
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.exemptions.actions import record_exemption
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Due
from app.extensions import db
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.log.activities.models import ActivityMember
from app.office.accounts.models import Grant, User
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES as SEATS
from app.people.bodies.facts import BodyFacts
from app.people.children import actions as child_actions
from app.people.duplicates.actions import COMPUTED, merge
from app.people.duplicates.models import MemberAlias
from app.people.duplicates.queries import references
from app.people.hardship.actions import add_hardship
from app.people.personal_data.consents.actions import CONSENTS
from app.people.personal_data.consents.facts import ConsentFacts, Given
from app.people.personal_data.requests.actions import record_data_request
from app.people.personal_data.requests.facts import DataRequestFacts, Received, RequestKind
from app.people.roster import actions
from app.people.roster.facts import (
    BirthDay,
    ChildFacts,
    HardshipFacts,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.people.roster.models import Member, Portrait
from app.people.roster.queries import aliases_of, member, memberships_of
from app.web.personal.declared import Purpose
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import downloaded

As = Callable[[str], FlaskClient]
URL = "/doan-vien/trung"


def put(union: Unit, code: str, name: str, birth: BirthDay, **fields: Any) -> Member:
    person = PersonFacts(code, name, Sex.FEMALE, birth)
    facts = MembershipFacts(**{"standing": Standing.MEMBER, **fields})
    return actions.add_member(union.id, person, [(None, facts)], OFFICER, TODAY)


@pytest.fixture
def twins(union: Unit) -> tuple[Member, Member]:
    """One woman in two records that follow each other."""
    old = put(union, "DV050", "Phan Thị Hoà", BirthDay(year=1988), left_on=date(2023, 1, 1))
    new = put(union, "DV051", "phan thi hòa", BirthDay(day=date(1988, 3, 2)), joined_on=date(2023, 1, 1))
    db.session.commit()
    return old, new


@pytest.mark.parametrize(
    ("one", "other", "is_pair"),
    [
        (BirthDay(day=date(1988, 3, 2)), BirthDay(day=date(1988, 3, 2)), True),
        (BirthDay(day=date(1988, 3, 2)), BirthDay(year=1988), True),
        (BirthDay(), BirthDay(year=1988), True),
        (BirthDay(day=date(1988, 3, 2)), BirthDay(day=date(1988, 2, 3)), False),
        (BirthDay(day=date(1988, 3, 2)), BirthDay(year=1989), False),
    ],
)
def test_a_pair_has_one_folded_name_and_births_that_agree(
    union: Unit, as_role: As, one: BirthDay, other: BirthDay, is_pair: bool
) -> None:
    put(union, "DV060", "Đỗ Thị Thuý", one)
    put(union, "DV061", "Do Thi Thúy", other)
    db.session.commit()
    page = as_role("auditor").get(URL).text
    assert ("DV061" in page) == is_pair
    assert ("Không thấy ai ghi trùng" in page) == (not is_pair)


def test_the_list_of_pairs_is_for_readers_of_these_books(twins: tuple[Member, Member], as_role: As) -> None:
    assert "DV051" not in as_role("stranger").get(URL).text
    for username in ("member", "upper", "admin"):
        assert as_role(username).get(URL).status_code == 403


def test_adding_somebody_of_the_same_name_is_asked_about(twins: tuple[Member, Member], as_role: As) -> None:
    client, sent = as_role("recorder"), {"code": "DV060", "sex": "female", "standing": "member"}
    sent["full_name"] = "PHAN THỊ HÒA"
    answer = client.post("/doan-vien/moi", data=sent)
    assert answer.status_code == 422
    assert "đã có người cùng họ tên" in answer.text
    assert "sinh 02/03/1988" in answer.text
    assert 'value="PHAN THỊ HÒA"' in answer.text
    assert client.post("/doan-vien/moi", data={**sent, "is_another": "y"}).status_code == 303


def test_both_records_are_shown_before_one_goes(twins: tuple[Member, Member], as_role: As) -> None:
    page = as_role("recorder").get(f"/doan-vien/{twins[0].id}/gop/{twins[1].id}").text
    for words in ("Giữ lại: Phan Thị Hoà", "DV050", "DV051", "02/03/1988", "không hoàn tác được"):
        assert words in page


def test_the_pairs_go_into_excel(twins: tuple[Member, Member], as_role: As) -> None:
    rows = downloaded(as_role("auditor").get(f"{URL}?dang=xlsx"))
    assert any({"DV050", "DV051"} <= set(row) for row in rows)
    assert as_role("auditor").get(f"{URL}?dang=pdf").status_code == 400


def test_every_column_that_names_a_person_is_found(app: object) -> None:
    named = {
        (table.name, column.name)
        for table in db.metadata.sorted_tables
        for column in table.columns
        if any(key.target_fullname == "members.id" for key in column.foreign_keys)
    }
    assert {(table.name, column.name) for table, column in references()} == named
    assert {"memberships", "children", "contributions", "activity_members", "grants"} <= {n for n, _ in named}
    assert {name for name, _ in named} >= COMPUTED


def put_everything(union: Unit, one: Member, other: Member) -> None:
    """A row in every table that can refer to a person; the visit names both."""
    term = record_term(union.id, TermFacts("Quỹ tình nghĩa", Basis.YEAR, Decimal(40_000)), OFFICER, TODAY)
    paid = ContributionFacts(one.id, term.fund_id, "2024", 40_000, date(2024, 3, 1), channel=Channel.CASH)
    record_contributions(union.id, [(None, paid)], OFFICER, TODAY)
    both = (one.id, other.id)
    visit = VisitFacts(date(2024, 3, 8), Reason.HOLIDAY, "các chị", Audience.MEMBER, member_ids=both)
    record_visit(union.id, visit, OFFICER, TODAY)
    alone = VisitFacts(date(2024, 4, 8), Reason.ILLNESS, "chị Hòa", Audience.MEMBER, member_ids=(one.id,))
    record_visit(union.id, alone, OFFICER, TODAY)
    child_actions.add_child(union.id, ChildFacts(one.id, "Ngô Gia Huy"), OFFICER, TODAY)
    exempt = ExemptionFacts(one.id, "Nghỉ thai sản", None, date(2024, 1, 1), date(2024, 6, 30))
    record_exemption(union.id, exempt, OFFICER, TODAY)
    add_hardship(union.id, HardshipFacts(one.id, date(2024, 5, 1), None, "Ốm lâu"), OFFICER, TODAY)
    asked = DataRequestFacts(one.id, RequestKind.ACCESS, TODAY, Received.PAPER)
    record_data_request(union.id, asked, OFFICER, TODAY)
    CONSENTS.record(union.id, ConsentFacts(one.id, Purpose.PHOTO, TODAY, Given.PAPER), OFFICER, TODAY)
    seat = BodyFacts("Ban Nữ công", date(2024, 1, 1), one.id)
    SEATS.record(union.id, seat, OFFICER, TODAY)
    gifts = GiftList(
        unit_id=union.id, row_key="g", recorded_by="x", occasion="own", title="Tết", held_on=date(2024, 2, 1)
    )
    db.session.add(gifts)
    db.session.flush()
    user = db.session.scalars(select(User)).first()
    assert user is not None
    db.session.add_all(
        [
            GiftRecipient(list_id=gifts.id, position=1, member_id=one.id, name="Hòa"),
            MemberAlias(unit_id=union.id, code="CU01", member_id=one.id),
            Grant(user_id=user.id, unit_id=union.id, role="member", member_id=one.id),
            Portrait(member_id=one.id, unit_id=union.id, picture=b"", sha256=""),
        ]
    )
    db.session.commit()


#: Credits come of what is paid; who was erased is merged with nobody.
NEVER_TWO = {("credits", "member_id"), ("personal_erasures", "member_id")}


def naming(member_id: int) -> set[tuple[str, str]]:
    """Every (table, column) in which a row names the person."""
    return {
        (table.name, column.name)
        for table, column in references()
        if db.session.execute(select(column).where(column == member_id)).first()
    }


def test_all_that_names_the_second_names_the_first_and_nothing_is_lost(
    twins: tuple[Member, Member], union: Unit
) -> None:
    kept, gone = twins
    put_everything(union, gone, kept)
    every = {(table.name, column.name) for table, column in references()}
    assert naming(gone.id) >= every - NEVER_TWO, "plant a row of the new table, too"
    kept_id, gone_id = kept.id, gone.id
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    assert naming(gone_id) == set()
    assert naming(kept_id) >= every - NEVER_TWO
    assert member(union.id, gone_id) is None
    assert (
        len(db.session.scalars(select(ActivityMember).where(ActivityMember.member_id == kept_id)).all()) == 2
    )
    assert db.session.scalar(select(func.sum(Due.paid)).where(Due.member_id == kept_id)) == 40_000


def test_the_first_keeps_its_name_and_code_and_learns_the_fuller_birth(
    twins: tuple[Member, Member], union: Unit
) -> None:
    kept, gone = twins
    merge(kept, gone, OFFICER, TODAY, "Nhập hai lần")
    db.session.commit()
    assert (kept.code, kept.full_name, kept.birth_date) == ("DV050", "Phan Thị Hoà", date(1988, 3, 2))
    assert [one.row_key for one in memberships_of(kept.id)] == ["DV050", "DV050#2"]
    assert aliases_of(union.id) == {"DV051": "DV050"}
    last = changes_of(union.id, f"members/{kept.id}")[-1]
    assert (last.action, last.values["code"], last.reason) == (
        "members.merged",
        ("DV051", "DV050"),
        "Nhập hai lần",
    )


def test_the_code_that_went_is_nobody_elses(twins: tuple[Member, Member], union: Unit) -> None:
    merge(*twins, OFFICER, TODAY, "Nhập hai lần")
    with pytest.raises(Refused, match="đã có người dùng"):
        put_member(union, "DV051", "Lê Văn Ân")


def test_two_members_at_one_time_are_not_merged(union: Unit, as_role: As) -> None:
    one, other = (put(union, code, "Phan Thị Hòa", BirthDay()) for code in ("H1", "H2"))
    db.session.commit()
    client, address = as_role("recorder"), f"/doan-vien/{one.id}/gop/{other.id}"
    data = {"version": "1", "other_version": "1", "reason": "Nhập hai lần"}
    answer = client.post(address, data=data)
    assert answer.status_code == 422
    assert "rút khỏi sổ thời gian ghi thừa" in answer.text
    assert 'value="Nhập hai lần"' in answer.text
    assert member(union.id, other.id) is not None


def test_merging_from_the_page_needs_a_reason_and_what_was_shown(
    twins: tuple[Member, Member], as_role: As
) -> None:
    client, address = as_role("recorder"), f"/doan-vien/{twins[0].id}/gop/{twins[1].id}"
    assert "Hãy ghi lý do gộp" in client.post(address, data={"version": "1", "other_version": "1"}).text
    stale = client.post(address, data={"version": "1", "other_version": "9", "reason": "Trùng"})
    assert stale.status_code == 422
    done = client.post(address, data={"version": "1", "other_version": "1", "reason": "Trùng"})
    assert done.location == f"/doan-vien/{twins[0].id}"
    page = client.get(done.location).text
    assert "Gộp" in page
    assert "DV051" in page


@pytest.mark.parametrize("username", ["auditor", "member", "upper", "admin"])
def test_who_does_not_record_merges_nobody(twins: tuple[Member, Member], as_role: As, username: str) -> None:
    address = f"/doan-vien/{twins[0].id}/gop/{twins[1].id}"
    assert as_role(username).get(address).status_code == 403
    assert as_role(username).post(address, data={"reason": "Trùng"}).status_code == 403


def test_a_record_of_another_union_or_itself_is_not_found(twins: tuple[Member, Member], as_role: As) -> None:
    address = f"/doan-vien/{twins[0].id}/gop/{twins[1].id}"
    assert as_role("stranger").get(address).status_code == 404
    assert as_role("stranger").post(address).status_code == 404
    assert as_role("chair").get(f"/doan-vien/{twins[0].id}/gop/{twins[0].id}").status_code == 404


def test_the_list_of_pairs_costs_the_same_for_many(
    twins: tuple[Member, Member], union: Unit, as_role: As, statements: Statements
) -> None:
    for n in range(30):
        put(union, f"N{n}", "Phan Thị Hòa", BirthDay())
    db.session.commit()
    client = as_role("chair")
    statements.clear()
    assert "Chỉ hiện 200 cặp đầu" in client.get(URL).text
    assert statements.count <= 4
