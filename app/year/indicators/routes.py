"""Screens of indicators."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from app.core.periods import in_words
from app.core.years.working import working_year_on
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.web.clock import today
from app.web.guards import unit, working_year
from app.year.commitments.queries import PERIOD_ORDERS
from app.year.indicators import actions, list_sheets, queries
from app.year.indicators.evidence.queries import scans_of
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.figures import result_so_far
from app.year.indicators.forms import IndicatorFilter, IndicatorForm
from app.year.indicators.models import Indicator

bp = Blueprint("indicators", __name__, url_prefix="/chi-tieu")
_LIST = list_sheets.indicators_list()


RecordList(
    listing=_LIST,
    page=queries.page_of_indicators,
    orders=PERIOD_ORDERS,
    sort="-year",
    filter=IndicatorFilter,
    beside=lambda: {"result_so_far": list_sheets.result_so_far},
    template="year/indicators/index.html",
).add_to(bp)


def _reached(row: Indicator, facts: IndicatorFacts) -> dict[str, Any]:
    """How far the indicator is reached; None before its period begins."""
    result = result_so_far(unit(), row, facts, today())
    scans = scans_of(row.unit_id, row.id)
    return {"result": result, "called": list_sheets.called, "scans": scans}


SCREENS = RecordScreens(
    read=queries.indicator,
    form=IndicatorForm,
    new_form=lambda: IndicatorForm.from_address(year=working_year_on(today(), working_year()).label),
    writes=actions.INDICATORS,
    index=_LIST.title,
    new="Ghi chỉ tiêu",
    edit="Sửa chỉ tiêu",
    heading=lambda _row, facts: f"Chỉ tiêu {in_words(facts.period)}",
    show_template="year/indicators/show.html",
    edit_template="year/indicators/edit.html",
    beside=_reached,
)
SCREENS.add_to(bp)
