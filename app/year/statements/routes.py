"""Screens of the officer's paragraphs."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.statements import actions, queries
from app.year.statements.facts import StatementFacts
from app.year.statements.forms import StatementFilter, StatementForm
from app.year.statements.list_sheets import STATEMENTS
from app.year.statements.models import Statement

bp = Blueprint("statements", __name__, url_prefix="/nhan-dinh")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = StatementFilter(request.args)
    form.validate()
    found = queries.page_of_statements(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        topic=form.topic.data,
        period=form.period(),
        sort=sort_name(queries.STATEMENT_ORDERS, "-period"),
    )
    return list_page("year/statements/index.html", form, found, STATEMENTS)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("year/statements/show.html", _statement(row_id), StatementForm())


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    return created("year/statements/edit.html", StatementForm(), actions.record_statement)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected(
        "year/statements/edit.html", partial(_statement, row_id), StatementForm(), actions.correct_statement
    )


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_statement(row_id: int) -> Response:
    return withdrawn(
        "year/statements/show.html", partial(_statement, row_id), StatementForm(), actions.withdraw_statement
    )


def _statement(row_id: int) -> tuple[Statement, StatementFacts]:
    return queries.statement(unit().id, row_id) or abort(404)
