"""The report as JSON holds everything, reads well, and gives the same report back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from app.year.reports.report import Finding, Paragraph, Sentence, Span
from app.year.reports.writers.json_file import NotAReport, as_json, from_json
from tests.year.reports.sample_report import REPORT, blank, of_length

FOUND = replace(REPORT, findings=(Finding("Số tiền không khớp.", ("activities/12",)), Finding("Thiếu ngày.")))


@pytest.mark.parametrize("report", [REPORT, blank(), FOUND, of_length(3)])
def test_the_same_report_comes_back(report: Any) -> None:
    assert from_json(as_json(report)) == report


def test_dates_are_iso_and_a_missing_one_is_null() -> None:
    tree = json.loads(as_json(REPORT))
    assert tree["as_of"] == "2024-11-30"
    assert tree["head"]["dated"] == "2024-12-05"
    assert json.loads(as_json(blank()))["head"]["dated"] is None


def test_figures_hold_their_sources() -> None:
    tree = json.loads(as_json(REPORT))
    visits = tree["sections"][1]["children"][1]["children"][0]["blocks"][0]["sentences"][0]
    assert visits["spans"][1] == {
        "text": "04",
        "sources": ["activities/12", "activities/15"],
        "figure": True,
    }
    assert visits["own_sources"] == ["activities/12"]


def test_a_named_figure_holds_its_key() -> None:
    named = Sentence((Span("04", ("activities/12",), figure=True, key="visits.times[Ốm đau]"),))
    report = replace(REPORT, closing=Paragraph((named,)))
    [span] = json.loads(as_json(report))["closing"]["sentences"][0]["spans"]
    assert span["key"] == "visits.times[Ốm đau]"
    assert from_json(as_json(report)) == report


def test_it_is_readable() -> None:
    text = as_json(REPORT)
    assert '"title": "BÁO CÁO"' in text
    assert "\\u" not in text
    assert text.count("\n") > 100


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"outline": 1}', as_json(REPORT).replace('"title"', '"heading"', 1)],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAReport):
        from_json(text)


@pytest.mark.parametrize(("of", "by"), [('"2024-11-30"', '"30/11/2024"'), ('"level": 1', '"level": "một"')])
def test_a_changed_value_is_refused(of: str, by: str) -> None:
    with pytest.raises(NotAReport):
        from_json(as_json(REPORT).replace(of, by))
