"""Titles registered, proposed, granted for many people at once."""

from __future__ import annotations

import re

import pytest

from app.cashbook.models import Fund
from app.core.errors import Refused
from app.emulation.actions import AWARDS, withdraw_award
from app.emulation.batch_actions import record_stage
from app.emulation.facts import AwardFacts, Stage, Subject
from app.emulation.queries import awards_of
from app.extensions import db
from app.members.models import Member
from app.units.models import Unit
from tests.books import MARKUP, As, errors, put_fund, words
from tests.conftest import OFFICER, TODAY, Statements, put_member

ADDRESS = "/khen-thuong/theo-buoc/"
TITLE = "Đoàn viên công đoàn xuất sắc"
COMMON = AwardFacts(2024, Subject.PERSON, "", TITLE, Stage.REGISTERED)


def asked(stage: str, title: str = TITLE) -> dict[str, str]:
    return {"year": "2024", "title": title, "stage": stage}


def put_people(unit: Unit, count: int = 3) -> list[Member]:
    people = [put_member(unit, f"NV{place}", f"Lê Thị Na {place}") for place in range(count)]
    db.session.commit()
    return people


def put_registered(unit: Unit, *people: Member) -> None:
    record_stage(unit.id, COMMON, [one.id for one in people], OFFICER)
    db.session.commit()


def ticked(page: str) -> set[int]:
    """The ids of the people whose ticks are set."""
    return {int(one) for one in re.findall(r'<input checked[^>]*name="member_ids"[^>]*value="(\d+)"', page)}


def test_the_ticked_get_an_entry_each_with_one_decision(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    client = as_role("recorder")
    said = {
        "member_ids": [str(first.id), str(second.id)],
        "granting_body": "LĐLĐ huyện Hoa Mai",
        "decision_number": "15/QĐ-LĐLĐ",
        "granted_on": "20/11/2024",
    }
    made = client.post(ADDRESS, query_string=asked("granted"), data=said, follow_redirects=True)
    assert "Đã ghi 2 mục." in made.text
    facts = [facts for _, facts in awards_of(union.id)]
    assert [one.name for one in facts] == ["Lê Thị Na 0", "Lê Thị Na 1"]
    assert {(one.stage, one.title, one.decision_number) for one in facts} == {
        (Stage.GRANTED, TITLE, "15/QĐ-LĐLĐ")
    }
    assert [one.member_ids for one in facts] == [(first.id,), (second.id,)]
    assert "Ghi: khen thưởng" in words(client.get(f"/khen-thuong/{awards_of(union.id)[0][0].id}"))


def test_the_stage_before_is_ticked_and_who_is_there_already_is_not_offered(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    put_registered(union, first, second)
    client = as_role("recorder")
    page = client.get(ADDRESS, query_string=asked("proposed", TITLE.upper()))
    assert ticked(page.text) == {first.id, second.id}
    assert "Lê Thị Na 2" in page.text
    client.post(ADDRESS, query_string=asked("proposed"), data={"member_ids": [str(first.id)]})
    page = client.get(ADDRESS, query_string=asked("proposed"))
    assert ticked(page.text) == {second.id}
    assert "Lê Thị Na 0" not in page.text
    assert "đăng ký 2 người, đề nghị 1 người, đạt 0 người" in words(page)


def test_nobody_strangers_and_a_stage_reached_already_are_refused(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    put_registered(union, first)
    client = as_role("recorder")
    nobody = client.post(ADDRESS, query_string=asked("proposed"), data={})
    assert errors(nobody) == {"member_ids": "Hãy chọn ít nhất một người."}
    stranger = client.post(ADDRESS, query_string=asked("proposed"), data={"member_ids": ["99999"]})
    assert stranger.status_code == 422
    with pytest.raises(Refused, match="Lê Thị Na 0"):
        record_stage(union.id, COMMON, [first.id], OFFICER)
    assert len(awards_of(union.id)) == 1


def test_withdrawn_it_can_be_recorded_again(union: Unit) -> None:
    first, *_ = put_people(union)
    put_registered(union, first)
    withdraw_award(awards_of(union.id)[0][0], OFFICER, TODAY, "Nhầm")
    put_registered(union, first)
    assert len(awards_of(union.id)) == 1


def test_what_is_not_chosen_is_told_before_the_people_are_shown(as_role: As, union: Unit) -> None:
    page = as_role("recorder").get(f"{ADDRESS}?year=2024")
    assert set(errors(page)) == {"title", "stage"}
    assert "member_ids" not in page.text


def test_what_a_fund_pays_is_not_recorded_in_bulk(union: Unit) -> None:
    fund: Fund = put_fund(union)
    paid = AwardFacts(2024, Subject.PERSON, "A", TITLE, Stage.GRANTED, TODAY, prize=1000, fund_id=fund.id)
    with pytest.raises(ValueError, match="fund"):
        AWARDS.record_all(union.id, [paid], OFFICER)


def test_it_reads_no_more_for_many_than_for_few(union: Unit, statements: Statements) -> None:
    people = [one.id for one in put_people(union, 12)]
    read = []
    for ids in (people[:2], people[2:]):
        statements.clear()
        record_stage(union.id, COMMON, ids, OFFICER)
        db.session.commit()
        read.append(len([one for one in statements.sent if one.startswith("SELECT")]))
    assert read[1] <= read[0]


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_member(union, "NV9", MARKUP)
    db.session.commit()
    page = as_role("recorder").get(ADDRESS, query_string=asked("proposed", MARKUP))
    assert "<script>alert" not in page.text


def test_only_officers_of_the_union_record(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    said = {"member_ids": [str(first.id)]}
    for username, status in {"auditor": 403, "member": 403, "upper": 403, "admin": 403, "": 303}.items():
        assert as_role(username).get(ADDRESS).status_code == status
        assert as_role(username).post(ADDRESS, query_string=asked("granted"), data=said).status_code == status
    assert as_role("stranger").post(ADDRESS, query_string=asked("granted"), data=said).status_code == 422
    assert awards_of(union.id) == []
