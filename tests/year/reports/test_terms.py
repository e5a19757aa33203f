"""The report of a term takes what happened from one congress to the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.office.units.actions import record_congress
from app.office.units.facts import CongressFacts
from app.office.units.models import Unit
from app.office.units.rules import read_period
from app.year.reports.queries import gather_report
from app.year.statements.actions import record_statement
from app.year.statements.facts import StatementFacts, Topic
from tests.conftest import OFFICER, TODAY

TERM = "Nhiệm kỳ 2018-2023"
FIRST, SECOND = date(2018, 4, 12), date(2023, 5, 18)


@pytest.fixture
def congresses(union: Unit) -> Unit:
    """The union with two congresses, and a meeting on the day before each and on the day itself."""
    for day in (FIRST, SECOND):
        record_congress(union, CongressFacts(day), OFFICER, TODAY)
    for day in (date(2018, 4, 11), FIRST, date(2023, 5, 17), SECOND):
        meeting = EventFacts(day, Category.OTHER, f"Họp ngày {day:%d/%m/%Y}")
        record_event(union.id, meeting, OFFICER, TODAY)
    db.session.commit()
    return union


def meeting_days(text: str) -> list[str]:
    """The meetings that a text mentions."""
    days = ("11/04/2018", "12/04/2018", "17/05/2023", "18/05/2023")
    return [day for day in days if f"Họp ngày {day}" in text]


@pytest.mark.parametrize("query", [f"ky={TERM}", "tu=12/04/2018&den=17/05/2023"])
def test_the_page_reads_the_term_by_its_congresses(
    congresses: Unit, as_role: Callable[[str], FlaskClient], query: str
) -> None:
    page = as_role("chair").get(f"/bao-cao/?{query}").text
    assert "NHIỆM KỲ 2018-2023" in page
    assert meeting_days(page) == ["12/04/2018", "17/05/2023"]


def test_a_term_of_other_years_is_whole_years(
    congresses: Unit, as_role: Callable[[str], FlaskClient]
) -> None:
    page = as_role("chair").get("/bao-cao/?ky=Nhiệm kỳ 2017-2019").text
    assert meeting_days(page) == ["11/04/2018", "12/04/2018"]


def test_the_command_reads_it_alike(app: Flask, congresses: Unit, tmp_path: Path) -> None:
    output = tmp_path / "r.json"
    arguments = ["--period", TERM, "--unit", "hoa-mai", "--format", "json", "--output", str(output)]
    result = app.test_cli_runner().invoke(args=["report", *arguments])
    assert result.exit_code == 0, result.stderr
    tree = json.loads(output.read_text("utf-8"))
    assert (tree["period"], tree["as_of"]) == (TERM, "2023-05-17")


@pytest.mark.parametrize("noted_first", [True, False], ids=["after the congress", "before it was noted"])
def test_a_statement_for_the_term_is_reported_whenever_it_was_written(union: Unit, noted_first: bool) -> None:
    def say() -> None:
        record_statement(union.id, StatementFacts(TERM, Topic.STRENGTHS, "Đoàn kết."), OFFICER, TODAY)

    def note() -> None:
        for day in (FIRST, SECOND):
            record_congress(union, CongressFacts(day), OFFICER, TODAY)

    for do in (note, say) if noted_first else (say, note):
        do()
    given = gather_report(union, read_period(TERM, [FIRST, SECOND]))
    assert [stated.facts.content for stated in given.statements] == ["Đoàn kết."]
