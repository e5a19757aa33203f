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
from app.year.commitments import actions, queries
from app.year.commitments.facts import StatementFacts
from app.year.commitments.forms import StatementFilter, StatementForm
from app.year.commitments.list_sheets import STATEMENTS
from app.year.commitments.models import Statement

statements = Blueprint("statements", __name__, url_prefix="/nhan-dinh")


@statements.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_statements() -> Response:
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


@statements.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_statement(row_id: int) -> Response:
    return shown("year/statements/show.html", _statement(row_id), StatementForm())


@statements.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_statement() -> Response:
    return created("year/statements/edit.html", StatementForm(), actions.record_statement)


@statements.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_statement(row_id: int) -> Response:
    return corrected(
        "year/statements/edit.html", partial(_statement, row_id), StatementForm(), actions.correct_statement
    )


@statements.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_statement(row_id: int) -> Response:
    return withdrawn(
        "year/statements/show.html", partial(_statement, row_id), StatementForm(), actions.withdraw_statement
    )


def _statement(row_id: int) -> tuple[Statement, StatementFacts]:
    return queries.statement(unit().id, row_id) or abort(404)
