"""Screens of the officer's paragraphs."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.statements import actions, queries
from app.year.statements.forms import StatementFilter, StatementForm
from app.year.statements.list_sheets import STATEMENTS

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


SCREENS = RecordScreens(
    read=queries.statement,
    form=StatementForm,
    record=actions.record_statement,
    correct=actions.correct_statement,
    withdraw=actions.withdraw_statement,
    index="Nhận định",
    new="Viết nhận định",
    edit="Sửa nhận định",
    heading=lambda _row, facts: facts.topic.label,
    subtitle=lambda _row, facts: f"Kỳ {facts.period_text}",
)
SCREENS.add_to(bp)
