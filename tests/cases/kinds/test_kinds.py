"""Unions of four kinds with every register: reported where it belongs, there and back, in agreement."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.log.activities.models import Activity
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.web.features import log_kinds
from app.year.figures.scopes import open_scope
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.report import Report
from app.year.reports.writers.files import WRITERS
from tests.cases.facts import text_of_docx, text_of_html, wrong_facts
from tests.cases.kinds import enterprise, fishers, hospital, school_year, term
from tests.cases.sheets import write
from tests.conftest import OFFICER, TODAY
from tests.databases import Databases
from tests.exchange.books import rows_in
from tests.exchange.workbook.test_round_trip import through

HERE = Path(__file__).parent
KINDS = [enterprise, hospital, school_year, fishers]


@pytest.fixture(params=KINDS, ids=[one.__name__.rpartition(".")[2] for one in KINDS])
def case(request: pytest.FixtureRequest) -> ModuleType:
    """One union and its period."""
    made: ModuleType = request.param
    return made


def taken_in(case: ModuleType, tmp_path: Path) -> Unit:
    """The union of the case's workbook."""
    path = write(case.tables(), tmp_path / "so.xlsx")
    applied = apply(prepare(read_book(path), None, TODAY), path.name, OFFICER, TODAY)
    assert [one.text for one in applied.problems] == []
    assert applied.unit is not None
    db.session.commit()
    return applied.unit


@pytest.fixture
def books(app: Flask, case: ModuleType, tmp_path: Path) -> Unit:
    return taken_in(case, tmp_path)


def report_of(case: ModuleType, unit: Unit) -> Report:
    period = parse_period(case.PERIOD)
    return compose(load_outline(case.OUTLINE), gather_report(unit, period, min(period.end, TODAY)))


def refuse_wrong(case: ModuleType, report: Report) -> None:
    """What the case's facts say, on the page and in Word."""
    facts = HERE / f"{case.__name__.rpartition('.')[2]}.facts"
    wrong = {
        kind: wrong_facts(text(WRITERS[kind](report)), facts)
        for kind, text in (("html", text_of_html), ("docx", text_of_docx))
    }
    assert wrong == {"html": [], "docx": []}
    assert report.stopping == ()


def test_the_report_tells_each_register_in_its_place(books: Unit, case: ModuleType) -> None:
    refuse_wrong(case, report_of(case, books))


def test_the_report_of_a_term_looks_back_over_its_years_and_forward_over_the_next(
    app: Flask, tmp_path: Path
) -> None:
    refuse_wrong(term, report_of(term, taken_in(term, tmp_path)))


def test_each_register_has_rows_that_figures_count(books: Unit, case: ModuleType) -> None:
    kept = {row.kind for row in db.session.execute(select(Activity.kind).distinct())}
    assert {kind.key for kind in log_kinds().values() if kind.register} <= kept
    period = parse_period(case.PERIOD)
    scope = open_scope(books, period, min(period.end, TODAY))
    found = {key: figure(scope, key) for key in case.FIGURES}
    assert {key: one.value for key, one in found.items()} == case.FIGURES
    assert {key: sum(share.share for share in one.shares) for key, one in found.items()} == case.FIGURES


def test_the_books_agree_with_themselves(app: Flask, books: Unit) -> None:
    result = app.test_cli_runner().invoke(args=["verify"])
    assert result.exit_code == 0, result.output


def test_they_go_out_and_come_in_again(
    books: Unit, case: ModuleType, tmp_path: Path, databases: Databases
) -> None:
    file = tmp_path / "ra.xlsx"
    file.write_bytes(build(books).file)
    plan = prepare(read_book(file), books, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)
    again = through(databases, tmp_path / "khac", file.read_bytes(), is_second=True)
    assert rows_in(BytesIO(again)) == rows_in(file)
