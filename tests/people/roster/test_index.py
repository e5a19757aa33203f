"""The roster as a list on a day."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.extensions import db
from app.office.units.models import Unit
from app.people.roster import actions, rules
from app.people.roster.facts import (
    BirthDay,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.people.roster.lists import queries as list_queries
from app.people.roster.queries import roster_of
from app.people.roster.recording_rules import overlap_of
from tests.conftest import OFFICER, TODAY, Statements, put_member

As = Callable[[str], FlaskClient]
URL = "/doan-vien/"


@pytest.fixture
def people(union: Unit) -> Unit:
    """Beside Bình of the cast: one of each kind."""
    put_member(union, "DV002", "Trần Thị Ánh", union_group="Tổ 1", labour_kind=LabourKind("contract"))
    put_member(
        union,
        "DV003",
        "Lê Văn Ân",
        union_group="Tổ 2",
        in_hardship=True,
        position="Văn thư",
    )
    put_member(union, "DV004", "Đỗ Thị Đào", standing=Standing.NOT_JOINED)
    put_member(union, "DV005", "Hồ Văn Dũng", standing=Standing.ELSEWHERE)
    put_member(union, "DV006", "Vũ Thị Yến", left_on=date(2024, 6, 1), leaving_reason=LeavingReason.RETIRED)
    put_member(union, "DV007", "Bùi Văn Ý", left_on=date(2024, 6, 1), leaving_reason=LeavingReason.LEFT_UNION)
    db.session.commit()
    return union


def names(client: FlaskClient, **query: str) -> list[str]:
    """The names on the page, in its order."""
    page = client.get(URL, query_string=query).text
    everyone = ["Bình", "Ánh", "Ân", "Đào", "Dũng", "Yến", "Ý"]
    found = [(page.find(f" {name}</a>"), name) for name in everyone]
    return [name for place, name in sorted(found) if place >= 0]


@pytest.mark.parametrize("username", ["chair", "treasurer", "recorder", "auditor"])
def test_who_reads_the_books_reads_the_roster(as_role: As, username: str) -> None:
    assert as_role(username).get(URL).status_code == 200


@pytest.mark.parametrize("username", ["member", "upper", "admin"])
def test_nobody_else_reads_it(as_role: As, username: str) -> None:
    assert as_role(username).get(URL).status_code == 403


def test_another_unions_people_are_not_shown(people: Unit, as_role: As) -> None:
    assert "Ánh" not in as_role("stranger").get(URL).text


def test_everyone_at_work_today_in_vietnamese_order(people: Unit, as_role: As) -> None:
    assert names(as_role("chair")) == ["Ánh", "Ân", "Bình", "Dũng", "Đào", "Ý"]


def test_on_another_day_the_roster_is_another(people: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert "Yến" in names(client, as_of="31/05/2024")
    assert "Yến" not in names(client, as_of="01/06/2024")
    assert "tính đến 31/05/2024" in client.get(URL + "?as_of=31/05/2024").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "anh"}, ["Ánh"]),
        ({"q": "TRẦN anh"}, ["Ánh"]),
        ({"q": "dv003"}, ["Ân"]),
        ({"q": "đo thi"}, ["Đào"]),
        ({"group": "Tổ 2"}, ["Ân"]),
        ({"group": "-"}, ["Bình", "Dũng", "Đào", "Ý"]),
        ({"position": "Văn thư"}, ["Ân"]),
        ({"position": "Giám đốc"}, []),
        ({"labour_kind": "contract"}, ["Ánh"]),
        ({"sex": "female"}, []),
        ({"in_hardship": "y"}, ["Ân"]),
        ({"shown": "member"}, ["Ánh", "Ân", "Bình"]),
        ({"shown": "not_member"}, ["Đào", "Ý"]),
        ({"shown": "elsewhere"}, ["Dũng"]),
        ({"shown": "gone"}, ["Yến"]),
        ({"shown": "all"}, ["Ánh", "Ân", "Bình", "Dũng", "Đào", "Ý", "Yến"]),
        ({"shown": "member", "q": "văn"}, ["Ân", "Bình"]),
        ({"sort": "-name"}, ["Ý", "Đào", "Dũng", "Bình", "Ân", "Ánh"]),
        ({"sort": "code"}, ["Bình", "Ánh", "Ân", "Đào", "Dũng", "Ý"]),
        ({"sort": "-position"}, ["Ân", "Ý", "Đào", "Dũng", "Bình", "Ánh"]),
        ({"sort": "state"}, ["Ánh", "Ân", "Bình", "Đào", "Ý", "Dũng"]),
        ({"sort": "-group"}, ["Ân", "Ánh", "Ý", "Đào", "Dũng", "Bình"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(
    people: Unit, as_role: As, query: dict[str, str], found: list[str]
) -> None:
    assert names(as_role("chair"), **query) == found


def test_a_birth_of_a_year_alone_sorts_among_those_of_the_year(union: Unit, as_role: As) -> None:
    births = {"Ánh": BirthDay(day=date(1985, 2, 1)), "Ân": BirthDay(year=1985), "Đào": BirthDay(year=1979)}
    for name, born in births.items():
        person = PersonFacts(f"S{name}", f"Lê {name}", Sex.MALE, born)
        actions.add_member(union.id, person, [(None, MembershipFacts(Standing.MEMBER))], OFFICER, TODAY)
    db.session.commit()
    # Bình's is NULL, which the databases sort differently.
    found = [
        [one for one in names(as_role("auditor"), sort=sort) if one in births] for sort in ("born", "-born")
    ]
    assert (found[0][0], found[1][-1]) == ("Đào", "Đào")


def test_why_somebody_is_gone_is_shown(people: Unit, as_role: As) -> None:
    page = as_role("chair").get(URL + "?shown=all").text
    assert "Đã rời đơn vị (Nghỉ hưu)" in page
    assert "Không là đoàn viên (Xin ra)" in page


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --"])
def test_signs_of_the_database_mean_themselves(people: Unit, as_role: As, words: str) -> None:
    assert names(as_role("chair"), q=words) == []


@pytest.mark.parametrize("query", ["sort=search_text", "sort=name;drop", "page=0", "page=x"])
def test_an_order_or_page_that_is_none_is_refused(as_role: As, query: str) -> None:
    assert as_role("chair").get(f"{URL}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["shown=bogus", "labour_kind=bogus", "as_of=31/02/2024"])
def test_a_filter_that_is_none_filters_nothing(people: Unit, as_role: As, query: str) -> None:
    answer = as_role("chair").get(f"{URL}?{query}")
    assert answer.status_code == 200
    assert "6 người" in answer.text


def test_markup_in_a_name_stays_text(union: Unit, as_role: As) -> None:
    put_member(union, 'X"1', '<img src=x onerror="alert(1)">', union_group="<b>Tổ</b>")
    db.session.commit()
    page = as_role("chair").get(URL).text
    assert "<img src=x" not in page
    assert "<b>Tổ</b>" not in page


def test_htmx_gets_the_results_alone(people: Unit, as_role: As) -> None:
    page = as_role("chair").get(URL, headers={"HX-Request": "true"}).text
    assert "Ánh" in page
    assert "<html" not in page


def test_an_empty_roster_says_what_to_do(as_role: As) -> None:
    page = as_role("stranger").get(URL).text
    assert "Chưa có ai trong danh sách" in page
    assert "/doan-vien/moi" in page


def test_the_auditor_is_not_offered_to_add(people: Unit, as_role: As) -> None:
    assert "/doan-vien/moi" not in as_role("auditor").get(URL).text


def test_the_page_costs_the_same_however_many_people(
    union: Unit, as_role: As, statements: Statements
) -> None:
    crowd = [
        actions.NewMember(
            PersonFacts(f"N{n}", f"Lê Văn Số {n}", Sex.MALE), [(None, MembershipFacts(Standing.MEMBER))]
        )
        for n in range(60)
    ]
    actions.add_members(union.id, crowd, OFFICER, TODAY)
    db.session.commit()
    client = as_role("chair")
    statements.clear()
    page = client.get(URL).text
    assert statements.count <= 6
    assert "61 người" in page
    assert page.count('name="id"') == 25
    assert "Trang 1/3" in page


def test_the_count_follows_every_change(people: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert "6 người" in client.get(URL).text
    put_member(people, "DV099", "Mạc Thị Thêm")
    db.session.commit()
    assert "7 người" in client.get(URL).text


def test_the_database_picks_the_period_that_the_rules_pick(union: Unit) -> None:
    """Random people with up to three periods, withdrawn ones among them, on random days."""
    chance = random.Random(20241215)

    def day() -> date | None:
        return date(2024, 1, chance.randint(1, 9)) if chance.random() < 0.7 else None

    for n in range(250):
        person = PersonFacts(f"R{n}", f"Người {n}", Sex.FEMALE, BirthDay(year=1990))
        periods: list[tuple[str | None, MembershipFacts]] = []
        for _ in range(chance.randint(1, 3)):
            joined, left, started = day(), day(), day()
            days = sorted(filter(None, (joined, started)))
            if days and left and left < days[-1]:
                left = days[-1]
            why = chance.choice([None, *LeavingReason]) if left else None
            period = MembershipFacts(
                chance.choice(list(Standing)),
                started_on=started,
                joined_on=joined,
                left_on=left,
                leaving_reason=why,
                position=f"P{len(periods)}",
            )
            if overlap_of([*(one for _, one in periods), period]) is None:
                periods.append((None, period))
        actions.add_member(union.id, person, periods, OFFICER, TODAY)
    periods_by_code: dict[str, list[MembershipFacts]] = {}
    for _, _, person, facts in roster_of(union.id):
        periods_by_code.setdefault(person.code, []).append(facts)
    for on in [date(2023, 12, 31), *(date(2024, 1, n) for n in range(1, 11))]:
        shown: dict[str, tuple[str, rules.State]] = {}
        for number in range(1, 12):
            found, _ = list_queries.page_of_members(union.id, "", number, on, list_queries.Wanted())
            shown |= {line.code: (line.position, line.state) for line in found.items}
        expected = {}
        for code, periods_of in periods_by_code.items():
            speaking = rules.membership_on(periods_of, on)
            assert speaking is not None
            expected[code] = (speaking.position, rules.state_of(speaking, on))
        assert shown == expected


def test_a_withdrawn_period_speaks_for_nobody(people: Unit, as_role: As) -> None:
    member, period, *_ = next(row for row in roster_of(people.id) if row[2].code == "DV002")
    actions.withdraw_membership(period, OFFICER, TODAY, "nhập nhầm")
    db.session.commit()
    assert "Ánh" not in names(as_role("chair"), shown="all")
    again = replace(MembershipFacts(Standing.MEMBER), joined_on=date(2024, 1, 1))
    actions.add_membership(member, again, OFFICER, TODAY)
    db.session.commit()
    assert "Ánh" in names(as_role("chair"))


def test_the_list_says_how_many_are_women(union: Unit, as_role: As) -> None:
    put_member(union, "DV002", "Trần Thị Ánh", sex=Sex.FEMALE)
    db.session.commit()
    assert "2 người (1 nữ), tính đến 15/12/2024" in as_role("chair").get(URL).text


def test_who_was_there_on_a_day_goes_to_excel_as_filtered(people: Unit, as_role: As) -> None:
    answer = as_role("auditor").get(URL + "?as_of=31/05/2024&shown=all&q=thi&sort=-name&dang=xlsx")
    assert str(answer.mimetype).endswith("spreadsheetml.sheet")
    assert "doan-vien-20240531.xlsx" in answer.headers["Content-Disposition"]
    sheet = load_workbook(BytesIO(answer.data)).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert [row[2] for row in rows if row[1] and str(row[1]).startswith("DV")] == [
        "Vũ Thị Yến",
        "Đỗ Thị Đào",
        "Trần Thị Ánh",
    ]
    assert any("Tính đến ngày 31/05/2024" in str(cell) for row in rows for cell in row)


def test_a_format_that_is_none_is_refused(as_role: As) -> None:
    assert as_role("chair").get(URL + "?dang=pdf").status_code == 400


def test_who_may_not_record_is_offered_no_ticks(people: Unit, as_role: As) -> None:
    assert 'name="id"' not in as_role("auditor").get(URL).text
    assert 'name="id"' in as_role("recorder").get(URL).text


def test_words_stand_in_vietnamese_order(union: Unit) -> None:
    """Vietnamese order of letters, ignoring case; numbers by value."""
    for number, (position, group) in enumerate(
        [
            ("Đội trưởng", "Tổ 10"),
            ("Bảo vệ", "Tổ 2"),
            ("Âm nhạc", "Tổ 1"),
            ("Giáo viên", "Tổ Đồng Tâm"),
            ("hiệu trưởng", "Tổ Xuân"),
            ("Văn thư", "Tổ An"),
        ],
        start=1,
    ):
        put_member(union, f"X{number}", position, position=position, union_group=group)
    db.session.commit()
    by_position = ["Âm nhạc", "Bảo vệ", "Đội trưởng", "Giáo viên", "hiệu trưởng", "Văn thư"]
    by_group = ["Âm nhạc", "Bảo vệ", "Đội trưởng", "Văn thư", "Giáo viên", "hiệu trưởng"]
    for sort, wanted in (("position", by_position), ("group", by_group)):
        rows = list_queries.all_members(union.id, TODAY, list_queries.Wanted(), sort)
        found = [row.full_name for row in rows if row.full_name in wanted]
        assert found == wanted
