"""The record of a period says of each entry what the entry's own page says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import money_entries_of
from app.core.periods import parse_period
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_of
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.events.queries import events_of
from app.life.petitions.actions import record_petition
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petitions_of
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.queries import ratings_of
from app.life.visits.actions import record_visit, withdraw_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visits_of
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from app.office.units.queries import units
from app.year.figures.queries import gather
from app.year.figures.record import Record
from tests.conftest import OFFICER, TODAY, put_member

DAY = date(2024, 5, 6)
YEAR = parse_period("2024")


@pytest.fixture
def fund(union: Unit) -> int:
    terms = TermFacts("Quỹ tình nghĩa", Basis.YEAR, opening_amount=9_000_000, opening_on=date(2024, 1, 1))
    return record_term(union.id, terms, OFFICER, TODAY).fund_id


def _visit(fund: int | None = None, *members: int) -> VisitFacts:
    return VisitFacts(
        DAY, Reason.ILLNESS, "Chị Hoa", Audience.RELATIVE, "Nằm viện", members, 2, 500_000, "Sữa", fund,
        Channel.CASH if fund else None, "Ban Chấp hành", "PC9", "Ghi chú",
    )  # fmt: skip


def _record(unit: Unit) -> Record:
    return gather(unit, YEAR, YEAR.end)


def test_every_kind_is_gathered_with_all_it_says(union: Unit, fund: int) -> None:
    people = tuple(put_member(union, code, f"Người {code}").id for code in ("B", "A"))
    record_visit(union.id, _visit(fund, *people), OFFICER, TODAY)
    event = EventFacts(
        DAY, Category.WOMEN, "Hội thi", date(2024, 5, 8), "Tốt", "8/3", "Đoàn", "Hội trường", 20, 2, 300_000,
        fund, Channel.CASH, "PC10", "Ghi chú",
    )  # fmt: skip
    record_event(union.id, event, OFFICER, TODAY)
    petition = PetitionFacts(DAY, "Thay quạt", "Tổ 1", "Ban Giám hiệu", "Đã thay", date(2024, 6, 1))
    record_petition(union.id, petition, OFFICER, TODAY)
    award = AwardFacts(
        "2024",
        Subject.PERSON,
        "Người B",
        "Giấy khen",
        Stage.GRANTED,
        DAY,
        people,
        "Sở",
        "12/QĐ",
        1,
        200_000,
        fund,
    )
    record_award(union.id, award, OFFICER, TODAY)
    rating = RatingFacts("2024", RatedSubject.MEMBER, Level.GOOD, people, 2, "Công đoàn cấp trên", "95")
    record_rating(union.id, rating, OFFICER, TODAY)
    money = MoneyFacts(DAY, Direction.PAYMENT, "Mua hoa", 100_000, fund, "Khác", "Cửa hàng")
    record_money(union.id, money, OFFICER, TODAY)

    found = _record(union)
    gathered = (found.visits, found.events, found.petitions, found.awards, found.ratings, found.money)
    by_page: tuple[Callable[[int], Iterable[Any]], ...] = (
        visits_of,
        events_of,
        petitions_of,
        awards_of,
        ratings_of,
        money_entries_of,
    )
    for entries, of_kind in zip(gathered, by_page, strict=True):
        assert [(one.id, one.facts) for one in entries] == [
            (row.id, facts) for row, facts in of_kind(union.id)
        ]
        assert len(entries) == 1
    assert found.awards[0].facts.title == "Giấy khen"
    assert found.visits[0].facts.member_ids == people


def test_withdrawn_entries_are_not_gathered(union: Unit) -> None:
    entry = record_visit(union.id, _visit(), OFFICER, TODAY)
    assert len(_record(union).visits) == 1
    withdraw_visit(entry, OFFICER, TODAY, "Ghi nhầm")
    assert _record(union).visits == ()


def test_entries_of_one_day_come_as_they_were_recorded_after_those_of_earlier_days(union: Unit) -> None:
    days = (date(2024, 5, 2), date(2024, 5, 1), date(2024, 5, 1))
    for number, day in enumerate(days):
        record_event(union.id, EventFacts(day, Category.OTHER, f"Việc {number}"), OFFICER, TODAY)
    assert [one.facts.title for one in _record(union).events] == ["Việc 1", "Việc 2", "Việc 0"]


def test_entries_of_another_union_are_not_gathered(union: Unit) -> None:
    record_visit(union.id, _visit(), OFFICER, TODAY)
    other = next(unit for unit in units() if unit.id != union.id)
    assert _record(other).visits == ()
