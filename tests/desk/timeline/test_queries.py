"""Everything that happened, as one list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.desk.timeline.queries import JOINED, LEFT, Wanted, page_of_timeline
from app.extensions import db
from app.life.visits.actions import withdraw_visit
from app.log.activities.facts import Kind
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements
from tests.desk.timeline.year import put_year
from tests.life.visits.visits import put_visit


def kinds(unit: Unit, **filters: Any) -> list[str]:
    """The kinds of the lines that answer, newest first."""
    return [line.kind for line in page_of_timeline(unit.id, replace(Wanted(), **filters), 1).items]


def titles(unit: Unit, words: str) -> list[str]:
    return [line.title for line in page_of_timeline(unit.id, Wanted(words=words), 1).items]


def test_everything_newest_first(union: Unit) -> None:
    put_year(union)
    assert kinds(union) == [
        "rating",  # both at the end of the year; the later recorded first
        "award",
        LEFT,  # 1 September
        "money",
        "collection",
        "petition",
        "visit",
        "event",
        "visit",  # 1 March
        JOINED,
    ]


def test_a_year_only_entry_says_so(union: Unit) -> None:
    put_year(union)
    [award] = page_of_timeline(union.id, Wanted(kind=Kind.AWARD), 1).items
    assert (award.day, award.period_text) == (date(2024, 12, 31), "2024")


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (None, None, 10),
        (date(2024, 3, 1), date(2024, 3, 8), 2),
        (date(2024, 12, 31), None, 2),
        (None, date(2024, 2, 1), 1),
        (date(2025, 1, 1), None, 0),
        (date(2024, 5, 1), date(2024, 4, 1), 0),
    ],
)
def test_between_two_days_both_counted(
    union: Unit, since: date | None, until: date | None, count: int
) -> None:
    put_year(union)
    assert len(kinds(union, since=since, until=until)) == count


@pytest.mark.parametrize("kind", [*Kind, JOINED, LEFT])
def test_of_one_kind(union: Unit, kind: str) -> None:
    put_year(union)
    assert set(kinds(union, kind=kind)) == {kind}


def test_of_one_fund_with_what_was_moved_to_it(union: Unit) -> None:
    year = put_year(union)
    assert kinds(union, fund_id=year.dues.id) == ["money", "visit"]
    assert kinds(union, fund_id=year.relief.id) == ["money", "collection"]


def test_of_one_person(union: Unit) -> None:
    year = put_year(union)
    assert kinds(union, member_id=year.leaver.id) == [LEFT, "visit"]
    assert kinds(union, member_id=year.joiner.id) == ["collection", JOINED]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("toa dam", ["Tọa đàm ngày Quốc tế Phụ nữ"]),
        ("NGƯỜI MÙ", ["Thăm hỏi (Ốm đau): Hội Người mù"]),
        ("mo mat", ["Thăm hỏi (Ốm đau): Mẹ vợ"]),
        # A linked person's name counts, though the entry does not write it.
        ("phan sau", ["Phan Văn Sáu", "Thăm hỏi (Ốm đau): Mẹ vợ"]),
        ("dang uu", ["Thu Quỹ Tương trợ, kỳ 2024", "Đặng Thị Ưu"]),
        ("nghi huu", ["Phan Văn Sáu"]),
        ("vao cong doan uu", ["Đặng Thị Ưu"]),
        ("không có gì", []),
        ("%", []),
    ],
)
def test_by_words_without_case_and_diacritics(union: Unit, words: str, found: list[str]) -> None:
    put_year(union)
    assert titles(union, words) == found


def test_money_is_reported_with_its_fund_or_as_others(union: Unit) -> None:
    put_year(union)
    visits = page_of_timeline(union.id, Wanted(kind=Kind.VISIT), 1).items
    assert [(line.amount, line.fund_name) for line in visits] == [
        (300_000, None),
        (500_000, "Công đoàn phí"),
    ]


def test_withdrawn_entries_stand_apart(union: Unit) -> None:
    year = put_year(union)
    withdraw_visit(year.visit, OFFICER, TODAY, "Ghi trùng")
    db.session.commit()
    assert len(kinds(union)) == 9
    assert kinds(union, withdrawn=True) == ["visit"]


def test_another_unions_books_stay_apart(union: Unit) -> None:
    year = put_year(union)
    other = union.id + 1
    for wanted in (
        Wanted(),
        Wanted(fund_id=year.dues.id),
        Wanted(member_id=year.leaver.id),
        Wanted(words="me vo"),
    ):
        assert page_of_timeline(other, wanted, 1).items == []


def test_two_statements_whatever_is_asked(union: Unit, statements: Statements) -> None:
    year = put_year(union)
    narrow = Wanted(date(2024, 1, 1), date(2024, 12, 31), "visit", year.dues.id, year.leaver.id, "me vo")
    unit_id = union.id
    for wanted in (Wanted(), narrow):
        statements.clear()
        page_of_timeline(unit_id, wanted, 1)
        assert statements.count == 2


def test_pages_follow_each_other_without_gap(union: Unit) -> None:
    for number in range(60):
        put_visit(union, recipient=f"Người {number}", happened_on=date(2024, 1 + number % 12, 3))
    pages = [page_of_timeline(union.id, Wanted(), number) for number in (1, 2, 3)]
    ids = [line.id for page in pages for line in page.items]
    assert [len(page.items) for page in pages] == [25, 25, 10]
    assert len(set(ids)) == 60
    assert pages[0].total == 60
