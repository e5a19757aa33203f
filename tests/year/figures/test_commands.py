"""`flask figures`: figures of a period, each with its rule and its rows."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from openpyxl import load_workbook

from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.log.figures.registry import groups
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY


@pytest.fixture(autouse=True)
def meetings(union: Unit) -> None:
    """Twelve meetings of 2023, on the 15th of each month."""
    facts = EventFacts(
        date(2023, 1, 15), Category.COMMITTEE_MEETING, "Họp", ends_on=date(2023, 12, 15), times=12, people=5
    )
    record_event(union.id, facts, OFFICER, TODAY)
    db.session.commit()


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["figures", "--unit", "hoa-mai", *words])


def asked(app: Flask, *words: str) -> dict[str, Any]:
    result = run(app, "--format", "json", *words)
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.output)
    return document


def test_each_figure_tells_how_it_is_counted_and_from_what(app: Flask) -> None:
    document = asked(app, "--period", "6 tháng đầu năm 2023", "--key", "events.times[Họp Ban Chấp hành]")
    assert (document["from"], document["to"], document["as_of"]) == ("2023-01-01", "2023-06-30", "2023-06-30")
    [figure] = document["figures"]
    assert (figure["value"], figure["unit"]) == (6, "lần")
    assert [one["share"] for one in figure["sources"]] == [6]
    assert figure["sources"][0]["row"].startswith("activities/")
    assert figure["rule"]


def test_the_cut_off_day_cuts_what_happened(app: Flask) -> None:
    key = "events.times[Họp Ban Chấp hành]"
    [figure] = asked(app, "--period", "2023", "--as-of", "2023-03-31", "--key", key)["figures"]
    assert figure["value"] == 3


def test_all_figures_come_where_none_is_named(app: Flask) -> None:
    found = {one["key"]: one["value"] for one in asked(app, "--period", "2023")["figures"]}
    assert found["visits.times"] == 0
    assert found["events.people[Họp Ban Chấp hành]"] == 5


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--period", "2023", "--key", "visit.times"), "visits.times"),
        (("--period", "2023", "--as-of", "2024-01-01"), "phải nằm trong kỳ"),
        (("--period", "năm nào"), "không phải là kỳ"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    app: Flask, words: tuple[str, ...], sentence: str
) -> None:
    result = run(app, *words)
    assert result.exit_code == 2
    assert sentence in result.output


def test_as_text_a_line_each(app: Flask) -> None:
    lines = run(app, "--period", "2023", "--key", "events.times[Họp Ban Chấp hành]").output.splitlines()
    assert lines[0].endswith("năm 2023, số liệu tính đến ngày 31/12/2023")
    assert lines[1] == "events.times[Họp Ban Chấp hành]\t12 lần\tSố lần: Họp Ban Chấp hành"


def test_as_a_table_with_rules_and_rows(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    key = "events.times[Họp Ban Chấp hành]"
    result = run(app, "--period", "2023", "--key", key, "--format", "xlsx", "--output", str(path))
    assert result.exit_code == 0, result.output
    [sheet] = load_workbook(BytesIO(path.read_bytes())).worksheets
    rows = list(sheet.values)
    assert ("CĂN CỨ SỐ LIỆU", *[None] * 5) in rows
    [head] = [place for place, row in enumerate(rows) if row[5] == key and row[0] == 1]
    assert rows[head][1:4] == ("Số lần: Họp Ban Chấp hành", 12, "lần")
    assert rows[head + 1] == (None, "Họp, 15/01/2023", 12, "lần", None, key)


def test_a_file_that_cannot_be_written_is_said(app: Flask, tmp_path: Path) -> None:
    result = run(app, "--period", "2023", "--output", str(tmp_path / "none" / "x.txt"))
    assert result.exit_code == 2
    assert "Không ghi được tệp" in result.output


def test_the_rule_of_a_figure_by_words_says_that_it_counts_its_word_alone(app: Flask) -> None:
    """Funds, commitments and indicators are named by their labels."""
    with app.app_context():
        worded = [key for group in groups() for key in group.keys if "[x]" in key.key]
    ours = [key for key in worded if not key.key.startswith(("fund[", "commitment[", "indicator["))]
    assert len(ours) > 20
    assert [key.key for key in ours if " này" not in key.rule] == []
