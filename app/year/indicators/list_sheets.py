"""Indicators as a list. Pure."""

from __future__ import annotations

from app.core.fields import label_of
from app.log.figures.registry import declared
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator
from app.year.indicators.rules import Result

Recorded = tuple[Indicator, IndicatorFacts]


def indicators_list() -> Listing[Recorded]:
    """The list of indicators; what is counted is shown on the page of each and of its period."""
    target, part = label_of(IndicatorFacts, "target"), label_of(IndicatorFacts, "part")
    return Listing(
        "Danh sách chỉ tiêu",
        "chi-tieu",
        "chỉ tiêu",
        (
            fact(IndicatorFacts, "year", width=0.9, sort="year"),
            fact(IndicatorFacts, "position", label="STT", sort="position", on="page"),
            fact(IndicatorFacts, "position", width=0.6, on="file"),
            fact(IndicatorFacts, "name", width=3),
            ListColumn("section", "Của ai", lambda found: _whose(found[1])),
            ListColumn("target", target, lambda found: _stated(found).target_text(), kind="count", on="page"),
            ListColumn("target", target, lambda found: _stated(found).target_text(), on="file"),
            ListColumn("part", part, result_so_far, width=2, drawn=True),
            fact(IndicatorFacts, "evidence", width=2, on="file"),
            fact(IndicatorFacts, "note", width=2, on="file"),
        ),
        page=("name", "year", "position", "section", "target", "part"),
    )


def result_so_far(found: Recorded) -> str:
    """The result as text; "" where it is neither counted nor stated."""
    facts = found[1]
    if facts.figure:
        return f"Tự tính: {called(facts.figure)}"
    stated = _stated(found).result_text()
    return f"{stated} (tổng số tự tính)" if stated and facts.whole_figure else stated


def called(key: str) -> str:
    """What the figure with this key is called; the key itself if it is unknown."""
    known = declared(key)
    return known.label if known else key


def _stated(found: Recorded) -> Result:
    return Result(found[0].id, found[1])


def _whose(facts: IndicatorFacts) -> str:
    return facts.section or (facts.scope.label if facts.scope else "")
