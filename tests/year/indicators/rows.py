"""Indicators as the form sends them and as the tests record them."""

from __future__ import annotations

from typing import Any

from app.extensions import db
from app.office.units.models import Unit
from app.year.indicators.actions import record_indicator
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator
from tests.conftest import OFFICER, TODAY

INDICATOR = {
    "year": "2024",
    "name": "Người lao động được khám sức khỏe",
    "measure_unit": "người",
    "part": "41",
    "whole": "44",
    "target": "95",
    "scope": "workplace",
    "evidence": "Báo cáo y tế cơ quan",
}


def put_indicator(unit: Unit, name: str = "Thỏa ước được ký", **values: Any) -> Indicator:
    """A recorded indicator of 2024."""
    facts = IndicatorFacts(**{"year": "2024", "name": name, **values})
    row = record_indicator(unit.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row
