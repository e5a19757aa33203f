"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.web.features import (
    Feature,
    MenuEntry,
    ReportPart,
    ReportPlace,
    Source,
    SourceWords,
    WorkbookSheet,
)
from app.web.overviews import SearchedDocuments
from app.year.indicators.actions import correct_indicator, record_indicator
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator
from app.year.indicators.queries import indicators_of, searched_indicators
from app.year.indicators.rules import check_indicator


def _check(facts: Any, _today: Any) -> None:
    check_indicator(facts)


FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 65, "Chỉ tiêu", "indicators.index", "chart-bar"),),
    guide="Hoạt động",
    facts=(IndicatorFacts,),
    subjects={"commitments.indicator": "chỉ tiêu"},
    sheets=(
        WorkbookSheet(
            title="Chỉ tiêu",
            facts=IndicatorFacts,
            kept_in=Indicator,
            read=indicators_of,
            record=record_indicator,
            correct=correct_indicator,
            check=_check,
        ),
    ),
    # Outlines report results after those of commitments, and what is aimed at with the plan.
    report_parts=(
        ReportPart("commitments", "indicators", "Kết quả thực hiện các chỉ tiêu {period}", ("indicators",)),
    ),
    report_places=(ReportPlace("plan", ("targets",)),),
    desk=(SearchedDocuments(key="indicator", page="indicators.show", select=searched_indicators),),
    sources=(Source(Indicator, "indicators.show", lambda row: SourceWords("Chỉ tiêu", row.name, row.year)),),
)
