"""Screens of one person's receipt: find the person, take their money for any funds and Kỳ."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.books.register.queries import lines_of, voucher_with
from app.dues.collecting.facts import Cell, WrongLines
from app.dues.collecting.forms import typed_in
from app.dues.collecting.rules import entered
from app.dues.collecting.sheet import lines_shown
from app.dues.contributions.models import Contribution
from app.dues.ledger.rules import horizon
from app.dues.receipts import queries
from app.dues.receipts.actions import record_receipt
from app.dues.receipts.forms import PersonFilter, ReceiptForm
from app.office.accounts.rules import Permission
from app.people.roster.models import Member
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import page_number
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("receipts", __name__, url_prefix="/nguoi")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """Find who pays."""
    form = PersonFilter(request.args)
    form.validate()
    found = queries.page_of_payers(unit().id, form.q.data or "", today(), page_number())
    return page("dues/receipts/index.html", block="results", form=form, page=found)


@bp.get("/<path:code>")
@allow(Permission.READ_BOOKS)
def show(code: str) -> Response:
    """What one person has not paid, and the boxes that take it."""
    return _receipt(_person(code), ReceiptForm.of_today(today()), {})


@bp.post("/<path:code>")
@allow(Permission.MONEY)
def pay(code: str) -> Response:
    """Take one person's money."""
    person, form, cells = _person(code), ReceiptForm(), typed_in(request.form).cells
    if not form.validate():
        return _receipt(person, form, cells, status=422)
    with saving(form) as saved:
        paid = record_receipt(unit().id, person.id, cells, form.payment(), actor(), today())
        saved.leads_to = _paper(person, paid)
    if saved.done:
        flash("Đã ghi sổ khoản nộp.", "success")
        return see_other(saved.leads_to)
    wrong = saved.refusal.lines if isinstance(saved.refusal, WrongLines) else {}
    return _receipt(_person(code), form, cells, wrong, status=422)


def _receipt(
    person: Member,
    form: ReceiptForm,
    cells: Mapping[int, Cell],
    wrong: Mapping[int, str] | None = None,
    *,
    status: int = 200,
) -> Response:
    lines = queries.receipt_lines(unit().id, person.id, today(), horizon(today()))
    found = entered(lines, cells)
    shown = lines_shown(lines, cells, {**found.wrong, **(wrong or {})}, {})
    return page("dues/receipts/show.html", person=person, form=form, lines=shown, found=found, status=status)


def _paper(person: Member, paid: list[Contribution]) -> str:
    """The address of the voucher; without a number of the register, of the person's payments."""
    voucher = voucher_with(unit().id, paid[0].voucher_text)
    if voucher is None:
        return url_for("contributions.index", person=person.id)
    return url_for("vouchers.show", row_id=lines_of(voucher)[0].id)


def _person(code: str) -> Member:
    return queries.member_with_code(unit().id, code) or abort(404)
