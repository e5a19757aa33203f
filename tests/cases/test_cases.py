"""Each invented union's workbook goes in, its report comes out and states what it must."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask

from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from app.year.reports.report import Report
from app.year.reports.writers.files import WRITERS
from tests.cases import clinic, commune, school
from tests.cases.facts import text_of_docx, text_of_html, text_of_pdf, wrong_facts
from tests.cases.sheets import write
from tests.conftest import OFFICER, TODAY

HERE = Path(__file__).parent
CASES = [school, commune, clinic]


@pytest.fixture(params=CASES, ids=[one.__name__.rpartition(".")[2] for one in CASES])
def case(request: pytest.FixtureRequest) -> ModuleType:
    """One union and its year."""
    made: ModuleType = request.param
    return made


def facts_of(case: ModuleType) -> Path:
    """The list that stands beside the builder."""
    return HERE / f"{case.__name__.rpartition('.')[2]}.facts"


def report_of(case: ModuleType, folder: Path) -> Report:
    """Import the case's workbook and compose the report of its period."""
    path = write(case.tables(), folder / "so.xlsx")
    applied = apply(prepare(read_book(path), None, TODAY), path.name, OFFICER, TODAY)
    assert [one.text for one in applied.problems] == []
    assert applied.unit is not None
    db.session.commit()
    report = compose(
        load_outline("co-quan"), gather_report(applied.unit, parse_period(case.PERIOD), case.AS_OF)
    )
    assert not report.stopping
    return report


def test_the_page_and_the_document_state_every_fact(app: Flask, case: ModuleType, tmp_path: Path) -> None:
    """The same facts on the page and in the DOCX."""
    report = report_of(case, tmp_path)
    wrong = {
        kind: wrong_facts(text(WRITERS[kind](report)), facts_of(case))
        for kind, text in (("html", text_of_html), ("docx", text_of_docx))
    }
    assert wrong == {"html": [], "docx": []}


def test_the_pdf_states_every_fact(app: Flask, tmp_path: Path) -> None:
    """One PDF stands for the others: its text is the page's."""
    report = report_of(school, tmp_path)
    assert wrong_facts(text_of_pdf(WRITERS["pdf"](report)), facts_of(school)) == []
