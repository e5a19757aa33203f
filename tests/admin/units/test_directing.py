"""A union looks up to two others: who collects and approves, and who directs it and receives its reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask, current_app

from app.core.periods import parse_period
from app.exchange.packages.content import package_in
from app.exchange.packages.packing import package_of, packed
from app.exchange.packages.sealed_zip import open_sealed
from app.extensions import db
from app.office.units.actions import correct_unit
from app.office.units.models import Unit
from app.office.units.queries import facts_of, unit_as_of
from app.papers.head import head_of
from app.year.received.rules import remarks_of
from app.year.reports.composing import composed
from tests.conftest import OFFICER, TODAY, sign_in

YEAR = parse_period("2024")
PROVINCE, COMMUNE, SINCE = "LĐLĐ tỉnh Hoa", "Công đoàn xã Lá", date(2024, 7, 1)


@pytest.fixture
def directed(union: Unit) -> Unit:
    """The union has a province above it, and from July a commune that directs it."""
    correct_unit(union, replace(facts_of(union), upper_union=PROVINCE), OFFICER)
    correct_unit(union, replace(facts_of(union), directing_union=COMMUNE), OFFICER, since=SINCE)
    db.session.commit()
    return union


def test_reports_go_to_who_directs_and_money_to_who_collects(directed: Unit) -> None:
    report, _ = composed(directed, YEAR, date(2024, 12, 15), "co-quan")
    assert (report.addressee, report.head.upper_union) == (COMMUNE, PROVINCE)
    assert report.recipients[:2] == ("Như trên;", f"{PROVINCE};")
    assert head_of(directed, TODAY).upper_union == PROVINCE


def test_before_the_day_they_go_where_they_went(directed: Unit) -> None:
    report, _ = composed(directed, parse_period("6 tháng đầu năm 2024"), date(2024, 6, 30), "co-quan")
    assert report.addressee == PROVINCE
    assert PROVINCE not in " ".join(report.recipients)
    assert unit_as_of(directed, date(2024, 6, 30)).reports_to == PROVINCE


@pytest.mark.parametrize(
    ("upper", "is_named"), [(PROVINCE, True), (COMMUNE, True), ("LĐLĐ tỉnh Khác", False)]
)
def test_a_package_may_go_to_either(directed: Unit, upper: str, is_named: bool) -> None:
    folder = Path(current_app.instance_path)
    made = package_of(directed, YEAR, None, TODAY, folder)
    assert package_in(open_sealed(packed(made, directed, folder))) == made
    of_upper = [one for one in remarks_of(made, upper, None) if "ghi cấp trên là" in one.text]
    assert (of_upper == []) is is_named


def test_it_is_shown_on_the_unions_page_and_typed_there(app: Flask, directed: Unit) -> None:
    chair = sign_in(app, "chair")
    page = chair.get("/don-vi/").text
    assert page.count(COMMUNE) >= 2
    assert COMMUNE in chair.get("/don-vi/sua").text
