"""The figures of people by key, from recorded books: each number worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.periods import parse_period
from app.extensions import db
from app.log.figures import registry
from app.log.figures.facts import Figure, Reading, Scope
from app.log.figures.registry import UnknownKey
from app.office.units.models import Unit
from app.people.headcount.figures import FIGURES
from app.people.roster import actions
from app.people.roster.facts import (
    Degree,
    Joining,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    Sex,
    Standing,
    Theory,
)
from app.people.roster.models import Member
from app.people.roster.queries import roster_of
from tests.conftest import OFFICER, TODAY, Statements, put_member


def day(day: int, month: int) -> date:
    return date(2024, month, day)


def add(union: Unit, name: str, code: str, *rows: dict[str, Any], sex: Sex = Sex.FEMALE) -> Member:
    one = put_member(union, code, name, sex=sex, **rows[0])
    for row in rows[1:]:
        facts = MembershipFacts(**{"standing": Standing.MEMBER, **row})
        actions.add_membership(one, facts, OFFICER, TODAY)
    return one


@pytest.fixture
def people(union: Unit) -> dict[str, Member]:
    """Beside Bình of the cast, a member since always: nine people of 2024."""
    gone = {"left_on": day(1, 3), "leaving_reason": LeavingReason.TRANSFERRED, "degree": Degree.MASTER}
    found = {
        "an": add(
            union,
            "Trần Thị An",
            "A1",
            {"union_group": "Tổ 1", "degree": Degree.DOCTOR, "theory": Theory.ADVANCED},
        ),
        "chi": add(
            union,
            "Lê Thị Chi",
            "A2",
            {"standing": Standing.NOT_JOINED, "left_on": day(15, 3)},
            {"joined_on": day(15, 3), "joining": Joining.ADMITTED, "union_group": "Tổ 2"},
        ),
        "dũng": add(
            union,
            "Vũ Văn Dũng",
            "A3",
            {"joined_on": date(2005, 5, 1), "started_on": day(1, 9), "joining": Joining.TRANSFERRED_IN},
            sex=Sex.MALE,
        ),
        "em": add(union, "Đỗ Thị Em", "A4", gone, {"joined_on": day(1, 8), "in_hardship": True}),
        "giang": add(
            union, "Ngô Thị Giang", "A5", {"left_on": day(1, 10), "leaving_reason": LeavingReason.RETIRED}
        ),
        "hoa": add(
            union,
            "Bùi Thị Hoa",
            "A6",
            {"standing": Standing.ELSEWHERE, "labour_kind": LabourKind("contract")},
        ),
        "khôi": add(
            union, "Hồ Thị Khôi", "A7", {"left_on": day(1, 6), "leaving_reason": LeavingReason.LEFT_UNION}
        ),
        "lan": add(union, "Mai Thị Lan", "A8", {"standing": Standing.NOT_JOINED, "started_on": day(1, 11)}),
        "minh": add(union, "Cao Thị Minh", "A9", {"joined_on": day(1, 2), "left_on": day(1, 2)}),
    }
    db.session.commit()
    return found


def asked(union: Unit, period: str = "2024", as_of: date = date(2024, 12, 31)) -> Scope:
    of = parse_period(period)
    return Scope(Reading(union, of.start, of.end), of, as_of)


def value(scope: Scope, key: str) -> Any:
    return registry.figure(scope, key).value


def rows(figure: Figure) -> set[str]:
    return {one.row for one in figure.shares}


def test_the_year(union: Unit, people: dict[str, Member]) -> None:
    scope = asked(union)
    expected = {
        # Bình, An, Chi, Dũng, Em, Hoa, Khôi, Lan.
        "people.workers": 8,
        "people.workers.women": 6,
        # Bình, An, Chi, Dũng, Em.
        "people.members": 5,
        "people.members.women": 3,
        "people.elsewhere": 1,
        "people.not_joined": 1,
        "people.left_union": 1,
        "people.groups": 2,
        "people.hardship": 1,
        # Bình, An, Chi, Em, Giang, Hoa, Khôi.
        "people.workers.opening": 7,
        # Chi and Hoa are none.
        "people.members.opening": 5,
        # Chi, and Em, of whom it is not said.
        "people.members.admitted": 2,
        "people.members.transferred_in": 1,
        # Em, Giang, Khôi.
        "people.members.left": 3,
        "people.members.left[Nghỉ hưu]": 1,
        "people.members.left[Chuyển đi]": 1,
        "people.members.left[Xin ra]": 1,
        "people.members.left[Từ trần]": 0,
        # Dũng, Em, Lan.
        "people.workers.started": 3,
        "people.workers.ended": 2,
        "people.workers.kind[Hợp đồng]": 1,
        "people.workers.kind[Viên chức]": 0,
        "people.workers.degree[Tiến sĩ]": 1,
        # Em came back without a word of her degree: she has it still.
        "people.workers.degree[Thạc sĩ]": 1,
        "people.workers.degree_at_least[Thạc sĩ]": 2,
        "people.workers.degree_at_least[Tiến sĩ]": 1,
        "people.workers.theory[Cao cấp]": 1,
        "people.members.group[Tổ 1]": 1,
        "people.members.group[Tổ 9]": 0,
    }
    assert {key: value(scope, key) for key in expected} == expected


def test_a_part_of_the_year_and_a_cut_off_in_it(union: Unit, people: dict[str, Member]) -> None:
    scope = asked(union, "Quý 3/2024", day(31, 8))
    keys = ("workers.opening", "workers.started", "workers.ended", "workers")
    # Bình, An, Chi, Giang, Hoa, Khôi; Em comes back on 1 August, Dũng only after the cut-off.
    assert [value(scope, f"people.{key}") for key in keys] == [6, 1, 0, 7]
    of_members = ("members.opening", "members.admitted", "members.transferred_in", "members.left", "members")
    assert [value(scope, f"people.{key}") for key in of_members] == [4, 1, 0, 0, 5]


def test_who_is_no_member_is_named_with_the_reason(union: Unit, people: dict[str, Member]) -> None:
    left_out = registry.figure(asked(union), "people.members").left_out
    assert {(one.row, one.reason) for one in left_out} == {
        (f"members/{people['hoa'].id}", "Sinh hoạt nơi khác"),
        (f"members/{people['khôi'].id}", "Đã ra khỏi công đoàn, còn làm việc"),
        (f"members/{people['lan'].id}", "Chưa vào công đoàn"),
    }
    lower = registry.figure(asked(union), "people.workers.degree_at_least[Tiến sĩ]").left_out
    assert (f"members/{people['em'].id}", "Thạc sĩ") in {(one.row, one.reason) for one in lower}


def test_who_comes_twice_counts_twice_under_their_own_row(union: Unit) -> None:
    again = (
        {"joined_on": day(1, 2), "left_on": day(1, 4), "leaving_reason": LeavingReason.QUIT},
        {"joined_on": day(1, 6), "left_on": day(1, 8), "leaving_reason": LeavingReason.QUIT},
    )
    one = add(union, "Đinh Thị Tư", "B1", *again)
    for key in ("people.members.admitted", "people.members.left", "people.members.left[Thôi việc]"):
        figure = registry.figure(asked(union), key)
        assert [(share.row, share.share) for share in figure.shares] == [(f"members/{one.id}", 2)]


def test_the_shares_add_up_to_every_value(union: Unit, people: dict[str, Member]) -> None:
    for group in FIGURES:
        for figure in group.computed_figures(asked(union)).all().values():
            assert sum(one.share for one in figure.shares) == figure.value, figure.key
            assert (figure.rule, figure.label) > ("", "")


def test_a_withdrawn_period_counts_for_nothing(union: Unit, people: dict[str, Member]) -> None:
    withdrawn = next(row for row in roster_of(union.id) if row[0].id == people["chi"].id and row[3].joined_on)
    actions.withdraw_membership(withdrawn[1], OFFICER, TODAY, "nhập nhầm")
    assert value(asked(union), "people.members.admitted") == 1
    assert rows(registry.figure(asked(union), "people.members")).isdisjoint({f"members/{people['chi'].id}"})


def test_party_membership_is_no_figure_where_it_is_not_kept(union: Unit) -> None:
    put_member(union, "B2", "Lý Thị Năm", party_member=True)
    with pytest.raises(UnknownKey):
        registry.figure(asked(union), "people.party")
    union.keeps_party = True
    assert value(asked(union), "people.party") == 1


def test_all_figures_of_people_are_two_statements(
    union: Unit, people: dict[str, Member], statements: Statements
) -> None:
    scope = asked(union)
    db.session.refresh(union)
    statements.clear()
    for group in FIGURES:
        group.computed_figures(scope).all()
    assert statements.count == 2
