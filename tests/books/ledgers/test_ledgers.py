"""The pages of the ledgers: rights, filters, pages of a long book, statements."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, Posting, VoucherKind
from app.books.cashbook.models import Fund
from app.books.lines.posting_actions import settle
from app.books.register.actions import issue_for_entry
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import CASH, put_fund, receipt
from tests.books.ledgers.worked import on, put_december
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, only_those_of_the_books_read, words
from tests.year.settlement.papers import page_rows, pdf_words, xlsx_rows

LEDGERS = ("/so/tien-mat", "/so/tien-gui", "/so/thu-chi")
PAGES = (*LEDGERS, "/so/ngay")


def put_lines(unit: Unit, fund: Fund, count: int) -> None:
    """This many receipts of 1.000 đồng over the year, as an import writes them."""
    entry = record_money(unit.id, receipt(fund, 1_000, on(1)), OFFICER, TODAY, imported=True)
    first = date(2024, 1, 1)
    wanted = [
        Posting(Direction.RECEIPT, first + timedelta(days=n % 340), fund.id, CASH, 1_000, f"Khoản {n}")
        for n in range(count)
    ]
    settle(entry, wanted, OFFICER, TODAY, imported=True)
    db.session.commit()


def test_who_reads(as_role: As, union: Unit) -> None:
    only_those_of_the_books_read(as_role, *PAGES)


def test_books_of_others_stay_theirs(as_role: As, union: Unit) -> None:
    worked = put_december(union)
    for path in PAGES:
        text = words(as_role("stranger").get(f"{path}?period=12/2024&fund={worked.dues.id}"))
        assert "Thăm đoàn viên ốm" not in text
        assert "3.040.000" not in text
        assert "3.200.000" not in text


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_book_is_a_paper_too(as_role: As, union: Unit, path: str) -> None:
    assert as_role("auditor").get(path).status_code == 200
    assert pdf_words(as_role("auditor"), path)
    assert xlsx_rows(as_role("auditor"), path)


@pytest.mark.parametrize("path", PAGES)
def test_a_format_that_is_not_offered_is_refused(as_role: As, union: Unit, path: str) -> None:
    assert as_role("chair").get(f"{path}?dang=docx").status_code == 400


@pytest.mark.parametrize("path", LEDGERS)
@pytest.mark.parametrize("page", ["0", "x", "-1"])
def test_a_page_that_is_none_is_refused(as_role: As, union: Unit, path: str, page: str) -> None:
    assert as_role("chair").get(f"{path}?page={page}").status_code == 400


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("period=khi nào", "khi nào không phải là kỳ"),
        ("start=01/12/2024", "Hãy điền cả từ ngày và đến ngày."),
        ("start=05/12/2024&end=01/12/2024", "Đến ngày phải sau từ ngày."),
        ("end=hôm qua", "không phải là ngày"),
        ("fund=99999", ""),
    ],
)
def test_a_filter_that_is_invalid_is_reported_and_shows_the_year(
    as_role: As, union: Unit, query: str, sentence: str
) -> None:
    page = as_role("chair").get(f"/so/tien-mat?{query}")
    assert page.status_code == 200
    assert sentence in words(page)
    assert "Năm 2024 Tất cả các quỹ" in words(page)


@pytest.mark.parametrize(
    ("period", "expected"),
    [("12/2024", "Tháng 12 năm 2024"), ("Quý 4/2024", "Quý IV năm 2024"), ("2024", "Năm 2024")],
)
def test_any_period_can_be_chosen(as_role: As, union: Unit, period: str, expected: str) -> None:
    page = as_role("chair").get("/so/thu-chi", query_string={"period": period})
    assert expected in words(page)
    assert f'<option selected value="{period}">' in page.text


def test_a_period_without_a_name_is_named_by_its_days(as_role: As, union: Unit) -> None:
    page = as_role("chair").get("/so/thu-chi?start=01/01/2023&end=31/12/2024")
    assert "Từ ngày 01/01/2023 đến ngày 31/12/2024" in words(page)


def test_htmx_gets_the_ledger_alone(as_role: As, union: Unit) -> None:
    page = as_role("chair").get("/so/tien-mat", headers={"HX-Request": "true"})
    assert page.text.lstrip().startswith('<p class="page-actions">')


def test_markup_in_a_line_stays_text(as_role: As, union: Unit) -> None:
    fund = put_fund(union, f"Quỹ {MARKUP}", cash=10_000)
    record_money(union.id, receipt(fund, 5_000, on(2), description=f"Thu {MARKUP}"), OFFICER, TODAY)
    db.session.commit()
    for path in PAGES:
        page = as_role("chair").get(f"{path}?fund={fund.id}")
        assert "<script>alert" not in page.text
    assert MARKUP in pdf_words(as_role("chair"), "/so/tien-mat")


def test_a_letter_that_cannot_be_printed_has_a_stand_in(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Quỹ chung", cash=10_000)
    record_money(union.id, receipt(fund, 5_000, on(2), description="Thu 工"), OFFICER, TODAY)
    db.session.commit()
    assert "Thu �" in pdf_words(as_role("chair"), "/so/tien-mat")


def test_a_number_given_later_stands_beside_its_line(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Quỹ chung")
    entry = record_money(union.id, receipt(fund, 5_000, on(2)), OFFICER, TODAY, imported=True)
    assert page_rows(as_role("chair"), "/so/tien-mat")[1][2] == ""
    issue_for_entry(entry, VoucherKind.RECEIPT, OFFICER, TODAY)
    db.session.commit()
    assert page_rows(as_role("chair"), "/so/tien-mat")[1][2] == "PT0001/2024"
    assert page_rows(as_role("chair"), "/so/thu-chi")[1][1] == "PT0001/2024"


def test_formulas_in_a_line_stay_text_in_the_workbook(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Quỹ chung")
    record_money(union.id, receipt(fund, 5_000, on(2), description="=1+1"), OFFICER, TODAY)
    db.session.commit()
    book = load_workbook(BytesIO(as_role("chair").get("/so/tien-mat?dang=xlsx").data))
    cells = [cell for row in book["In"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_long_book_is_turned_page_by_page_and_printed_entirely(as_role: As, union: Unit) -> None:
    put_lines(union, put_fund(union, "Quỹ chung", cash=500), 120)
    first = page_rows(as_role("chair"), "/so/tien-mat")
    assert (len(first), first[0][-1], first[-1][4], first[-1][-1]) == (52, "500", "Chuyển trang sau", 50_500)
    second = page_rows(as_role("chair"), "/so/tien-mat?page=2")
    assert (second[0][4], second[0][-1], second[-1][-1]) == ("Mang sang", 50_500, 100_500)
    last = page_rows(as_role("chair"), "/so/tien-mat?page=3")
    assert [row[-1] for row in last[-3:]] == ["", "", 120_500]
    assert "Cộng phát sinh" not in words(as_role("chair").get("/so/tien-mat?page=2"))
    printed = pdf_words(as_role("chair"), "/so/tien-mat?page=2")
    assert printed.count("Khoản ") == 120
    assert "Trang 1/" in printed


@pytest.mark.parametrize(("path", "most"), [(one, 12) for one in LEDGERS] + [("/so/ngay", 7)])
def test_five_thousand_lines_take_as_many_statements_as_none(
    as_role: As, union: Unit, statements: Statements, path: str, most: int
) -> None:
    fund = put_fund(union, "Quỹ chung", cash=500)
    client = as_role("treasurer")
    client.get(path)
    statements.clear()
    client.get(path)
    few = statements.count
    put_lines(union, fund, 5_000)
    statements.clear()
    client.get(f"{path}?period=2024")
    assert statements.count == few <= most
