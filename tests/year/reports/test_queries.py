"""Gathering from the database: what belongs to a period, and at what cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.core.periods import parse_period
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.office.units.actions import correct_unit
from app.office.units.models import Unit
from app.office.units.queries import facts_of
from app.web.features import FEATURES
from app.year.plan.actions import record_plan_item
from app.year.plan.facts import PlanFacts
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import REPORT_SELECTS, gather_report
from app.year.reports.record import Paper
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic
from tests.conftest import OFFICER, TODAY, Statements, put_member


def _event(union: Unit, day: date, title: str = "Họp") -> None:
    record_event(union.id, EventFacts(day, Category.OTHER, title), OFFICER, TODAY)


def _plan(union: Unit, year: int, content: str) -> None:
    record_plan_item(union.id, PlanFacts(str(year), content), OFFICER, TODAY)


def test_an_entry_belongs_to_the_period_of_its_first_day(union: Unit) -> None:
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)):
        _event(union, day, f"Ngày {day}")
    given = gather_report(union, parse_period("2024"))
    assert [event.facts.title for event in given.record.events] == ["Ngày 2024-01-01", "Ngày 2024-12-31"]


@pytest.mark.parametrize(
    ("dated", "name", "chair"),
    [
        (None, "Công đoàn cũ", "Cao Văn Lâm"),
        (date(2024, 6, 30), "Công đoàn cũ", "Cao Văn Lâm"),
        (date(2024, 7, 5), "Công đoàn mới", "Lý Thị Mơ"),
    ],
)
def test_a_paper_bears_the_name_and_the_chair_of_the_day_of_signing(
    union: Unit, dated: date | None, name: str, chair: str
) -> None:
    """The union was merged, and chose another chair, on 1 July; the half year's paper is signed after it."""
    facts = replace(facts_of(union), name="Công đoàn cũ", chair="Cao Văn Lâm")
    correct_unit(union, facts, OFFICER)
    correct_unit(
        union, replace(facts, name="Công đoàn mới", chair="Lý Thị Mơ"), OFFICER, since=date(2024, 7, 1)
    )
    half = parse_period("6 tháng đầu năm 2024")
    report = compose(load_outline("co-quan"), gather_report(union, half, paper=Paper("", dated)))
    assert (report.head.union, report.signature.name) == (name, chair)
    assert report.as_of == date(2024, 6, 30)


def test_a_year_only_entry_belongs_to_the_period_that_holds_its_last_day(union: Unit) -> None:
    facts = AwardFacts("2023", Subject.PERSON, "A", "Giấy khen", Stage.GRANTED)
    record_award(union.id, facts, OFFICER, TODAY)

    def awards(period: str) -> int:
        return len(gather_report(union, parse_period(period)).record.awards)

    assert awards("Năm học 2023-2024") == 1
    assert awards("6 tháng đầu năm 2023") == 0
    assert awards("2023") == 1


def test_the_plan_is_next_years_and_after_a_school_year_whichever_has_rows(union: Unit) -> None:
    _plan(union, 2025, "Năm sau")

    def plan(period: str) -> list[str]:
        return [planned.facts.content for planned in gather_report(union, parse_period(period)).plan]

    assert plan("2024") == ["Năm sau"]
    assert plan("2023") == []
    assert plan("Năm học 2023-2024") == ["Năm sau"]
    _plan(union, 2024, "Năm kết thúc")
    assert plan("Năm học 2023-2024") == ["Năm kết thúc"]


def test_statements_are_those_of_the_same_two_dates_however_written(union: Unit) -> None:
    for text in ("6 tháng 2024", "2024-01-01..2024-06-30", "2024"):
        record_statement(union.id, StatementFacts(text, Topic.STRENGTHS, text), OFFICER, TODAY)
    given = gather_report(union, parse_period("6 tháng đầu năm 2024"))
    assert [stated.facts.content for stated in given.statements] == ["6 tháng 2024", "2024-01-01..2024-06-30"]


def test_the_cut_off_day_cuts_what_happened_after_it(union: Unit) -> None:
    _event(union, date(2024, 11, 30))
    _event(union, date(2024, 12, 20))
    given = gather_report(union, parse_period("2024"), date(2024, 11, 30))
    assert given.record.as_of == date(2024, 11, 30)
    assert [event.facts.starts_on for event in given.record.events] == [date(2024, 11, 30)]


def test_another_union_is_never_seen(union: Unit) -> None:
    other = db.session.query(Unit).filter_by(code="sen-hong").one()
    _event(other, date(2024, 5, 1))
    put_member(other, "DV001", "Cao Văn Xa")
    record = gather_report(union, parse_period("2024")).record
    assert record.events == ()
    assert [person.facts.full_name for person in record.people] == ["Nguyễn Văn Bình"]


@pytest.mark.parametrize("size", [1, 12])
def test_the_gather_is_a_constant_number_of_selects(union: Unit, statements: Statements, size: int) -> None:
    record_term(union.id, TermFacts("Đoàn phí", Basis.VOLUNTARY), OFFICER, TODAY)
    [fund] = gather_report(union, parse_period("2024")).record.funds
    for number in range(size):
        day = date(2024, 1, 1) + timedelta(days=number)
        member = put_member(union, f"M{number}", f"Người Thứ {number}")
        facts = ContributionFacts(member.id, fund.id, "2024", 1_000, day)
        record_contributions(union.id, [(None, facts)], OFFICER, TODAY)
        record_money(union.id, MoneyFacts(day, Direction.RECEIPT, "Lãi", 500, fund.id), OFFICER, TODAY)
        _event(union, day)
    db.session.commit()
    db.session.refresh(union)
    statements.clear()
    given = gather_report(union, parse_period("2024"))
    assert len(given.record.events) == size
    assert statements.count == REPORT_SELECTS + sum(len(one.narrators_read) for one in FEATURES)


def test_decimals_come_back_as_they_were_recorded(union: Unit) -> None:
    record_term(union.id, TermFacts("Đoàn phí", Basis.SALARY_SHARE, Decimal("0.5")), OFFICER, TODAY)
    [fund] = gather_report(union, parse_period("2024")).record.funds
    assert fund.terms[0].rate == Decimal("0.5")
