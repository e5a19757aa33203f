"""The public sheet as a page, a PDF or a workbook."""

from __future__ import annotations

from datetime import date

from werkzeug.wrappers import Response

from app.books.cashbook.others_queries import others_money
from app.books.unsettled.queries import waiting_money
from app.papers.head import Head, head_of
from app.web.clock import today
from app.web.files.sheets import sheet_page
from app.web.guards import unit
from app.year.disclosure.sheet import disclosed
from app.year.settlement import queries
from app.year.settlement.forms import YearFilter


def disclosure_page(template: str) -> Response:
    """The public sheet of the year that the address names."""
    form = YearFilter.asked()
    year, head = queries.year_of(unit().id, form.chosen(today())), head_of_year(form.chosen(today()))
    days = (date(year.year, 1, 1), year.end)
    sheet = disclosed(year, others_money(unit().id, *days), waiting_money(unit().id, *days), head)
    return sheet_page(template, sheet, head, f"cong-khai-tai-chinh-{year.year}", form=form, active="public")


def last_day_of(year: int) -> date:
    """The day of the roster and letterhead in a paper of the year: its last day, or today if earlier."""
    return min(today(), date(year, 12, 31))


def head_of_year(year: int) -> Head:
    """The letterhead of a paper of the year."""
    return head_of(unit(), last_day_of(year))
