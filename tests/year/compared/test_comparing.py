"""Last year beside this year: the same figures of both, from the signed report or from the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from openpyxl import load_workbook
from pypdf import PdfReader

from app.core.actor import Correction
from app.core.periods import parse_period, year_earlier
from app.extensions import db
from app.life.visits.actions import correct_visit, record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visit
from app.log.figures.registry import figures
from app.office.units.models import Unit
from app.year.compared.comparing import beside_earlier
from app.year.compared.facts import ComparedFigure
from app.year.compared.queries import earlier_period
from app.year.figures.scopes import open_scope
from app.year.issued.actions import issue
from app.year.issued.queries import compose_to_issue, frozen_report
from app.year.reports.composing import composed
from app.year.reports.record import Paper
from app.year.reports.tracing.rules import named_figures
from app.year.reports.writers.files import WRITERS
from app.year.reports.writers.json_file import as_json, from_json
from tests.conftest import OFFICER, TODAY, counted
from tests.downloads import As, only_those_of_the_books_read, words
from tests.year.figures.generated import Years
from tests.year.issued.papers import line

YEAR, BEFORE = parse_period("2024"), parse_period("2023")
SICK = VisitFacts(date(2024, 2, 1), Reason.ILLNESS, "Nguyễn Văn Bình", Audience.MEMBER, amount=500_000)


@pytest.fixture
def two_years(union: Unit) -> int:
    """One visit of 2023 for 400.000 đồng, two of 2024 for 500.000 đồng each; gives the id of the first."""
    earlier = replace(SICK, happened_on=date(2023, 1, 15), amount=400_000)
    first = record_visit(union.id, earlier, OFFICER, TODAY)
    for month in (1, 6):
        record_visit(union.id, replace(SICK, happened_on=date(2024, month, 1)), OFFICER, TODAY)
    db.session.commit()
    return first.id


def lines(unit: Unit) -> dict[str, ComparedFigure]:
    earlier = earlier_period(unit, YEAR, YEAR.end)
    assert earlier is not None
    report, record = composed(unit, YEAR, YEAR.end, "co-quan", earlier=earlier)
    found = beside_earlier(record, earlier, named_figures(report, record.figure))
    return {one.key: one for one in found}


def put_paper_of_2023(unit: Unit) -> int:
    found = compose_to_issue(unit, BEFORE, BEFORE.end, "co-quan", Paper("1", TODAY))
    row = issue(unit.id, found, line(found), OFFICER, TODAY)
    db.session.commit()
    return row.id


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2024", "2023"),
        ("Quý 1/2024", "Quý 1/2023"),
        ("02/2024", "02/2023"),
        ("02/2025", "02/2024"),
        ("6 tháng đầu năm 2024", "6 tháng đầu năm 2023"),
        ("Năm học 2023-2024", "Năm học 2022-2023"),
        ("2023-12-01..2024-11-30", "2022-12-01..2023-11-30"),
    ],
)
def test_a_year_earlier_is_a_period_of_the_same_kind(period: str, before: str) -> None:
    assert year_earlier(parse_period(period)) == parse_period(before)


def test_nothing_is_like_a_term_a_year_earlier(union: Unit) -> None:
    term = parse_period("Nhiệm kỳ 2023-2028")
    assert year_earlier(term) is None
    assert earlier_period(union, term, TODAY) is None


def test_each_figure_of_the_paper_says_how_much_more_or_less(union: Unit, two_years: int) -> None:
    found = lines(union)
    times, money = found["visits.times"], found["visits.money.unsettled"]
    assert (times.before, times.now, times.change_text, times.percent_text) == (1, 2, "+1", "+100%")
    assert (money.before_text, money.now_text) == ("400.000", "1.000.000")
    assert (money.change_text, money.percent_text) == ("+600.000", "+150%")
    assert found["people.members"].change_text == "không đổi"


@pytest.mark.parametrize(
    ("before", "now", "unit", "change", "percent"),
    [
        (10, 8, "lượt", "-2", "-20%"),
        (0, 3, "lượt", "+3", ""),
        (Decimal("90.5"), Decimal(93), "%", "+2,5 điểm", ""),
        (1_000_000, 1_250_000, "đồng", "+250.000", "+25%"),
        (None, 3, "lượt", "", ""),
        ("Tốt", "Khá", "", "", ""),
    ],
)
def test_what_cannot_be_reckoned_is_left_empty(
    before: int | str | None, now: int | str, unit: str, change: str, percent: str
) -> None:
    one = ComparedFigure("visits.times", "Số lượt", unit, before, now)
    assert (one.change_text, one.percent_text) == (change, percent)


def test_figures_of_both_years_over_one_reading_are_those_of_each(union: Unit) -> None:
    Years(union, 1).write()
    wide = open_scope(union, YEAR, YEAR.end, since=BEFORE.start)
    for period, scope in ((YEAR, wide), (BEFORE, wide.on(BEFORE, BEFORE.end))):
        alone, both = (
            {one.key: one for one in figures(asked) if one.value != 0}
            for asked in (open_scope(union, period, period.end), scope)
        )
        assert len(alone) > 50
        assert both == alone


def test_comparing_reads_the_books_once(union: Unit, two_years: int) -> None:
    with counted() as alone:
        report, record = composed(union, YEAR, YEAR.end, "co-quan")
        named_figures(report, record.figure)
    with counted() as both:
        lines(union)
    # Whether a report of it was issued, and whether the books have anything of it; what is counted by
    # statements of its own for one period: its balances, and its items.
    assert both.count <= alone.count + 4


def test_a_signed_report_of_last_year_speaks_before_the_log(union: Unit, two_years: int) -> None:
    paper_id = put_paper_of_2023(union)
    found = visit(union.id, two_years)
    assert found is not None
    correct_visit(*found, replace(found[1], amount=900_000), Correction(OFFICER, TODAY, "Gõ nhầm"))
    db.session.commit()
    earlier = earlier_period(union, YEAR, YEAR.end)
    assert earlier is not None
    assert earlier.paper_id == paper_id
    assert "như trong Báo cáo số 01/BC-CĐCS ngày 15/12/2024 đã phát hành" in earlier.source
    assert lines(union)["visits.money.unsettled"].before == 400_000


def test_without_books_of_last_year_it_says_so(union: Unit) -> None:
    record_visit(union.id, SICK, OFFICER, TODAY)
    db.session.commit()
    earlier = earlier_period(union, YEAR, YEAR.end)
    assert earlier is not None
    report, _ = composed(union, YEAR, YEAR.end, "co-quan", earlier=earlier)
    assert "Sổ không ghi gì của năm 2023 nên không so sánh được." in WRITERS["html"](report).decode()


def test_books_that_began_late_are_reported(union: Unit) -> None:
    for day in (date(2023, 9, 1), date(2024, 2, 1)):
        record_visit(union.id, replace(SICK, happened_on=day), OFFICER, TODAY)
    earlier = earlier_period(union, YEAR, YEAR.end)
    assert earlier is not None
    assert "Sổ ghi từ ngày 01/09/2023 nên số liệu năm 2023 chưa đủ cả kỳ." in earlier.source


def test_a_running_year_is_beside_the_same_days(union: Unit, two_years: int) -> None:
    earlier = earlier_period(union, YEAR, date(2024, 2, 29))
    assert earlier is not None
    assert earlier.as_of == date(2023, 2, 28)


def test_the_annex_is_in_every_file_and_stays_in_the_issued_paper(union: Unit, two_years: int) -> None:
    earlier = earlier_period(union, YEAR, TODAY)
    found = compose_to_issue(union, YEAR, TODAY, "co-quan", Paper("1", TODAY), annex=True, earlier=earlier)
    row = issue(union.id, found, line(found), OFFICER, TODAY)
    paper = frozen_report(union.id, row.id)
    assert paper is not None
    report = paper.report
    assert from_json(as_json(report)) == report
    pages = [page.extract_text() for page in PdfReader(BytesIO(WRITERS["pdf"](report))).pages]
    [page] = [one for one in pages if "PHỤ LỤC I: SO SÁNH VỚI NĂM TRƯỚC" in one]
    assert "Năm 2023" in page
    assert "600.000" in page
    file = Document(BytesIO(WRITERS["docx"](report)))
    titles = [one.text for one in file.paragraphs if one.text.startswith("PHỤ LỤC")]
    assert titles == ["PHỤ LỤC I: SO SÁNH VỚI NĂM TRƯỚC", "PHỤ LỤC II: CĂN CỨ SỐ LIỆU"]
    assert any("+600.000" in cell.text for table in file.tables for row in table.rows for cell in row.cells)


def test_beside_the_paper_each_number_opens_its_entries(as_role: As, two_years: int) -> None:
    client = as_role("auditor")
    preview = client.get("/bao-cao/?ky=2024").text
    assert "/bao-cao/so-sanh/?ky=2024" in preview
    page = client.get("/bao-cao/so-sanh/?ky=2024", headers={"HX-Request": "true"})
    assert "<html" not in page.text
    assert "+600.000" in page.text
    address = page.text.split('href="/bao-cao/nguon?')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(f"/bao-cao/nguon?{address}").status_code == 200


def test_last_years_number_opens_the_rows_of_last_year(as_role: As, two_years: int) -> None:
    client = as_role("auditor")
    page = client.get("/bao-cao/so-sanh/?ky=2024").text
    [address] = [
        one.split('"')[0].replace("&amp;", "&")
        for one in page.split('href="/bao-cao/so-sanh/nam-truoc?')[1:]
        if "ma=visits.money.unsettled" in one
    ]
    answer = client.get(f"/bao-cao/so-sanh/nam-truoc?{address}", headers={"HX-Request": "true"}).text
    assert "năm 2023: 400.000 đồng" in answer
    assert f'href="/nhat-ky/{two_years}"' in answer
    assert "2024" not in answer.partition("<table")[2].partition("</table>")[0]
    for bad in ("?ky=2024&ma=khong.co", "?ky=2024", "?ky=Nhiệm kỳ 2023-2028&ma=visits.times"):
        assert client.get(f"/bao-cao/so-sanh/nam-truoc{bad}").status_code == 404


def test_the_comparison_as_a_workbook_holds_numbers(as_role: As, two_years: int) -> None:
    answer = as_role("auditor").get("/bao-cao/so-sanh/tai.xlsx?ky=2024")
    assert "so-sanh-2024-2023.xlsx" in answer.headers["Content-Disposition"]
    rows = load_workbook(BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
    [found] = [row for row in rows if row[-1] == "visits.money.unsettled"]
    assert found[3:6] == (400_000, 1_000_000, 600_000)


def test_the_annex_is_a_box_of_the_form(as_role: As, two_years: int) -> None:
    client = as_role("chair")
    assert "PHỤ LỤC: SO SÁNH VỚI NĂM TRƯỚC" in client.get("/bao-cao/?ky=2024&so_sanh=y").text
    assert "SO SÁNH VỚI NĂM TRƯỚC" not in client.get("/bao-cao/?ky=2024").text
    answer = client.get("/bao-cao/?ky=Nhiệm kỳ 2023-2028&so_sanh=y")
    assert answer.status_code == 422
    assert "không có kỳ cùng loại một năm trước" in words(answer)


def test_the_command_adds_the_annex(app: Flask, two_years: int, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.html"
    args = [
        "report",
        "--unit",
        "hoa-mai",
        "--period",
        "2024",
        "--format",
        "html",
        "--compared",
        "--output",
        str(file),
    ]
    result = app.test_cli_runner().invoke(args=args)
    assert result.exit_code == 0, result.output
    assert "SO SÁNH VỚI NĂM TRƯỚC" in file.read_text()


def test_who_sees_it(as_role: As, two_years: int) -> None:
    only_those_of_the_books_read(as_role, "/bao-cao/so-sanh/?ky=2024", "/bao-cao/so-sanh/tai.xlsx?ky=2024")
