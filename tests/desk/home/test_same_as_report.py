"""What the first page counts of a year is what the report of the year says up to the same day."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.core.actor import SYSTEM
from app.core.periods import parse_period
from app.desk.home.queries import overview
from app.exchange.sample_books.loading import load_sample
from app.extensions import db
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.conftest import TODAY

pytestmark = pytest.mark.starts_with(fill=lambda: load_sample(SYSTEM, TODAY).id)
YEAR = parse_period("2025")


def number(text: str) -> int:
    return int("".join(char for char in text if char.isdigit()))


@pytest.mark.parametrize("day", [date(2025, 3, 31), date(2025, 7, 9), date(2025, 12, 31)])
def test_the_charts_add_up_to_the_figures_of_the_report(kept: int, day: date) -> None:
    scope = open_scope(db.session.get_one(Unit, kept), YEAR, day)
    charts = {chart.key: chart for chart in overview(kept, day).charts}

    def total(key: str, series: int) -> int:
        return sum(number(row[1][series]) for row in charts[key].rows)

    visited = sum(total("visited", place) for place in range(len(charts["visited"].series)))
    assert visited == figure(scope, "care.times").number
    assert f"Cả năm {visited} lượt" in charts["visited"].summary
    passed = re.search(r"thu ([\d.]+) đồng, chi, nộp ([\d.]+) đồng", charts["moved"].summary)
    gained, gave = (number(text) for text in passed.groups()) if passed else (0, 0)
    assert total("moved", 0) + gained == figure(scope, "money.all.receipts").number
    assert total("moved", 1) + gave == figure(scope, "money.all.payments").number


@pytest.mark.parametrize("day", [date(2025, 3, 31), date(2025, 12, 31)])
def test_what_the_funds_hold_is_the_reports_closing(kept: int, day: date) -> None:
    scope = open_scope(db.session.get_one(Unit, kept), YEAR, day)
    assert overview(kept, day).money == figure(scope, "money.all.closing").number


@pytest.mark.parametrize("day", [date(2025, 3, 31), date(2025, 7, 9), date(2025, 12, 31)])
def test_the_headcount_is_the_reports(kept: int, day: date) -> None:
    """Counted in the database: a large roster is not read for three numbers."""
    scope, shown = open_scope(db.session.get_one(Unit, kept), YEAR, day), overview(kept, day)
    counted = [figure(scope, f"people.{what}").number for what in ("workers", "members", "members.women")]
    assert [shown.workers, shown.members, shown.women] == counted
