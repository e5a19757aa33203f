"""Commitments as figures: over their own year up to the cut-off, in every part of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.core.periods import parse_period
from app.dues.funds.facts import Basis
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.log.figures.facts import Scope
from app.log.figures.registry import UnknownKey, figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import collect, paid, people, put_term
from tests.year.commitments.rows import put_commitment

INSPECTED = "Số lượng hoạt động: Kiểm tra, giám sát"


@pytest.fixture
def promised(union: Unit) -> Unit:
    """Two inspections a year, a share of nobody, one that nobody judged, one stated beyond its target."""
    many = {"target": Decimal(2), "measure_unit": "cuộc", "measure": INSPECTED}
    put_commitment(union, year="2025", position=2, content="Kiểm tra", **many)
    visited = "Tỷ lệ đoàn viên khó khăn được thăm hỏi"
    put_commitment(union, year="2025", position=1, content="Thăm hỏi", measure=visited)
    put_commitment(union, year="2025", content="Văn hóa")
    put_commitment(union, year="2025", content="Tuyên truyền", target=Decimal(90), done=Decimal("92.5"))
    put_commitment(union, year="2024", content="Năm trước", done=Decimal(100))
    for day in (date(2025, 4, 10), date(2025, 10, 10)):
        record_event(union.id, EventFacts(day, Category.INSPECTION, "Kiểm tra"), OFFICER, TODAY)
    db.session.commit()
    return union


def asked(union: Unit, period: str, as_of: date | None = None) -> Scope:
    days = parse_period(period)
    return open_scope(union, days, as_of or days.end)


@pytest.mark.parametrize(
    ("period", "as_of", "inspections"),
    [
        ("2025", None, 2),
        ("2025", date(2025, 9, 30), 1),
        ("6 tháng đầu năm 2025", None, 1),
        ("6 tháng cuối năm 2025", None, 2),
        ("Quý 1/2025", None, 0),
        ("Quý 3/2025", None, 1),
        ("2025-01-01..2025-05-31", None, 1),
    ],
)
def test_each_is_measured_from_the_first_day_of_its_own_year(
    promised: Unit, period: str, as_of: date | None, inspections: int
) -> None:
    scope = asked(promised, period, as_of)
    found = figure(scope, "commitment[2].result")
    assert (found.value, found.unit, sum(one.share for one in found.shares)) == (
        inspections,
        "cuộc",
        inspections,
    )
    assert figure(scope, "commitments.total").value == 4
    assert figure(scope, "commitments.met").value == 1 + (inspections == 2)


def test_a_share_of_nobody_and_what_nobody_judged_are_neither_met_nor_missed(promised: Unit) -> None:
    scope = asked(promised, "2025")
    assert figure(scope, "commitment[1].result").value == "không phát sinh (0/0)"
    assert figure(scope, "commitment[3].result").value == "chưa đánh giá"
    assert figure(scope, "commitments.unassessed").value == 2
    assert figure(scope, "commitments.exceeded").value == 1


def test_stated_results_and_targets_keep_their_decimals(promised: Unit) -> None:
    scope = asked(promised, "2025")
    keys = ("commitment[4].result", "commitment[4].target", "commitment[3].target", "commitment[2].target")
    assert [figure(scope, key).value for key in keys] == [Decimal("92.5"), 90, 100, 2]


def test_they_are_numbered_among_those_of_the_period(promised: Unit) -> None:
    scope = asked(promised, "2024")
    assert figure(scope, "commitments.total").value == 1
    assert figure(scope, "commitment[1].result").value == 100
    with pytest.raises(UnknownKey):
        figure(scope, "commitment[2].result")


def test_a_school_year_has_those_that_are_recorded_for_it(union: Unit) -> None:
    put_commitment(union, year="Năm học 2021-2022", content="Thi đua", done=Decimal(91))
    put_commitment(union, year="2022", content="Của năm dương lịch", done=Decimal(100))
    keys = [("Năm học 2021-2022", 91), ("Quý 1/2022", 91), ("Quý 4/2022", 100)]
    for period, result in keys:
        assert figure(asked(union, period), "commitment[1].result").value == result


def test_a_year_that_began_before_the_reading_is_measured_whole(union: Unit) -> None:
    many = {"target": Decimal(2), "measure_unit": "cuộc", "measure": INSPECTED}
    put_commitment(union, year="Năm học 2021-2022", content="Kiểm tra", **many)
    for day in (date(2021, 10, 1), date(2022, 2, 1)):
        record_event(union.id, EventFacts(day, Category.INSPECTION, "Kiểm tra"), OFFICER, TODAY)
    db.session.commit()
    assert figure(asked(union, "Quý 1/2022"), "commitment[1].result").value == 2


def test_funds_that_one_commitment_measures_together_have_figures(union: Unit) -> None:
    house, poor = (
        put_term(union, name, basis=Basis.YEAR, rate=Decimal(10_000)).fund_id for name in ("Mái ấm", "Nghèo")
    )
    both, one = people(union, "Lê Thị Lan", "Bùi Văn Hai")
    collect(union, *(paid(fund, both, 10_000, period_text="2024") for fund in (house, poor)))
    collect(union, paid(house, one, 10_000, period_text="2024"))
    put_commitment(union, year="2024", content="Đóng đủ", measure="Tỷ lệ đóng quỹ: Mái ấm, Nghèo")
    db.session.commit()
    scope = asked(union, "2024")
    payers, all_asked = (figure(scope, f"funds[Mái ấm|Nghèo].{what}") for what in ("payers", "asked"))
    result = figure(scope, "commitment[1].result")
    assert (payers.number, all_asked.number, result.text) == (1, 3, "33,3%")
    assert payers.label == "Mái ấm, Nghèo: số đoàn viên đã đóng mọi quỹ phải đóng"
    reasons = dict(payers.left_out)
    assert reasons.pop(f"members/{one}") == "chưa đóng Nghèo"
    assert list(reasons.values()) == ["chưa đóng Mái ấm và Nghèo"]
    with pytest.raises(UnknownKey):
        figure(scope, "funds[Mái ấm|Học bổng].payers")
