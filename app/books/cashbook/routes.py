"""Screens of the cash book: the book, balances, plain receipts, payments and transfers."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.books.cashbook import actions
from app.books.cashbook.forms import BalanceFilter, BookFilter, MoneyForm, OthersFilter
from app.books.cashbook.list_sheets import BALANCES, BOOK, OTHERS
from app.books.cashbook.others_queries import OTHERS_ORDERS, others_money, page_of_others
from app.books.cashbook.queries import money_entry
from app.books.lines.ends import WantedLines
from app.books.lines.period_queries import book_totals
from app.books.lines.queries import page_of_book
from app.books.lines.total_queries import held_by_funds
from app.books.totals.queries import book_read
from app.books.totals.rules import GroupTotal, group_totals
from app.listing import single_page
from app.log.figures.facts import Reading
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("cashbook", __name__, url_prefix="/so-quy")

#: The two orders of the book: as it happened, or the newest line first.
ORDERS = {"day"}


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = BookFilter(request.args).offer(unit().id)
    form.validate()
    wanted, is_newest_first = form.wanted(today()), sort_name(ORDERS, "day") == "-day"
    totals = book_totals(unit().id, wanted)
    found = page_of_book(unit().id, wanted, totals.opening, rows_wanted(), newest_first=is_newest_first)
    until = max(wanted.start, min(wanted.end, today()))
    about = {"totals": totals, "wanted": wanted, "until": until, "groups": _groups(wanted)}
    return list_page("books/cashbook/index.html", form, found, BOOK, **about)


def _groups(wanted: WantedLines) -> list[GroupTotal]:
    """The sums by whose money it is, where neither fund nor channel was chosen."""
    if wanted.fund_id or wanted.channel:
        return []
    book = book_read(Reading(unit(), wanted.start, wanted.end))
    return group_totals(book, wanted.start, wanted.end)


@bp.get("/so-du")
@allow(Permission.READ_BOOKS)
def show_balances() -> Response:
    """What every fund holds in cash and in the bank at the end of a day."""
    form = BalanceFilter(request.args)
    form.validate()
    as_of = form.as_of.data or today()
    held = single_page(held_by_funds(unit().id, as_of))
    return list_page("books/cashbook/balances.html", form, held, BALANCES, as_of=as_of)


@bp.get("/noi-khac")
@allow(Permission.READ_BOOKS)
def show_others() -> Response:
    """What others paid for the union's members: listed beside the book, never posted."""
    form = OthersFilter(request.args)
    form.validate()
    period = form.chosen(today())
    span = (unit().id, period.start, period.end)
    found = page_of_others(*span, rows_wanted(), sort=sort_name(OTHERS_ORDERS, "-day"))
    total = others_money(*span)
    return list_page("books/cashbook/others.html", form, found, OTHERS, total=total, period=period)


SCREENS = RecordScreens(
    read=money_entry,
    form=MoneyForm,
    new_form=lambda: MoneyForm.from_address(happened_on=today()).offer(unit().id),
    writes=actions.MONEY,
    new="Ghi thu, chi",
    edit="Sửa khoản thu, chi",
    subtitle=lambda _row, facts: facts.direction.label,
    needs=Permission.MONEY,
    edit_template="books/cashbook/edit.html",
)
SCREENS.add_to(bp)
