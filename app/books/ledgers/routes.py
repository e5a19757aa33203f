"""Screens of the ledgers: cash, bank, all receipts and payments, the balances of each day."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.books.ledgers.daily_queries import days_of
from app.books.ledgers.daily_sheet import daily_sheet
from app.books.ledgers.forms import LedgerFilter
from app.books.ledgers.lines import BANK_BOOK, CASH_BOOK, MONEY_BOOK, Ledger
from app.books.ledgers.queries import ALL_LINES, LINES, read_ledger
from app.books.ledgers.sheets import ledger_sheet
from app.books.lines.ends import WantedLines
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_page
from app.web.guards import allow, unit
from app.web.lists.address import page_number

#: One area of the menu: the ledgers, the counts of the box, the closings.
bp = Blueprint("ledgers", __name__)


@bp.get("/so/tien-mat")
@allow(Permission.READ_BOOKS)
def show_cash() -> Response:
    """Form S11-H."""
    return _ledger(CASH_BOOK, "so-quy-tien-mat", "cash")


@bp.get("/so/tien-gui")
@allow(Permission.READ_BOOKS)
def show_bank() -> Response:
    """Form S12-H."""
    return _ledger(BANK_BOOK, "so-tien-gui", "bank")


@bp.get("/so/thu-chi")
@allow(Permission.READ_BOOKS)
def show_money() -> Response:
    """Every receipt and payment, of a fund or of all."""
    return _ledger(MONEY_BOOK, "so-thu-chi", "money")


@bp.get("/so/ngay")
@allow(Permission.READ_BOOKS)
def show_days() -> Response:
    """The balances of cash and bank on each day with movement; without a period this month's."""
    form = LedgerFilter(request.args).offer(unit().id)
    form.validate()
    period = form.chosen(f"{today():%m/%Y}")
    on = min(today(), period.end)
    days, head = days_of(unit().id, period.start, period.end, form.fund.data), head_of(unit(), on)
    sheet = daily_sheet(days, period, form.fund_name, head, on)
    name = f"so-du-theo-ngay-{period.start}-{period.end}"
    return sheet_page("books/ledgers/show.html", sheet, head, name, form=form, active="days", page=None)


def _ledger(ledger: Ledger, name: str, active: str) -> Response:
    """A page of the ledger on the screen, all of it on paper; without a period this year's."""
    form = LedgerFilter(request.args).offer(unit().id)
    form.validate()
    period = form.chosen(str(today().year))
    wanted = WantedLines(period.start, period.end, form.fund.data, ledger.channel)
    paging = (1, ALL_LINES) if format_wanted(("pdf", "xlsx")) else (page_number(), LINES)
    ledger_page = read_ledger(unit().id, wanted, *paging)
    on = min(today(), period.end)
    head = head_of(unit(), on)
    sheet = ledger_sheet(ledger, ledger_page, form.fund_name, head, on)
    file_name = f"{name}-{period.start}-{period.end}"
    return sheet_page(
        "books/ledgers/show.html", sheet, head, file_name, form=form, active=active, page=ledger_page.lines
    )
