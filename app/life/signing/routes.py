"""Screens of the lists that people sign."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.life.signing import queries
from app.life.signing.facts import SigningList
from app.life.signing.sheets import paying_sheet, receiving_sheet
from app.office.accounts.rules import Permission
from app.papers.head import Head, head_of
from app.papers.sheet import Sheet
from app.web.files.sheets import sheet_page
from app.web.guards import allow, unit

bp = Blueprint("signing", __name__)


@bp.get("/ky-nhan/<int:row_id>")
@allow(Permission.READ_BOOKS)
def receiving(row_id: int) -> Response:
    return _signed(queries.receiving_list(unit().id, row_id), receiving_sheet, "ky-nhan")


@bp.get("/ky-nop/<int:row_id>")
@allow(Permission.READ_BOOKS)
def paying(row_id: int) -> Response:
    return _signed(queries.paying_list(unit().id, row_id), paying_sheet, "ky-nop")


def _signed(held: SigningList | None, drawn: Callable[[SigningList, Head], Sheet], name: str) -> Response:
    if held is None:
        abort(404)
    head = head_of(unit(), held.happened_on)
    sheet = drawn(held, head)
    return sheet_page("life/signing/show.html", sheet, head, f"{name}-{held.activity_id}", held=held)
