"""Screens of the officer's paragraphs."""

from __future__ import annotations

from flask import Blueprint

from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.year.statements import actions, queries
from app.year.statements.forms import StatementFilter, StatementForm
from app.year.statements.list_sheets import STATEMENTS

bp = Blueprint("statements", __name__, url_prefix="/nhan-dinh")

RecordList(
    listing=STATEMENTS,
    page=queries.page_of_statements,
    orders=queries.STATEMENT_ORDERS,
    sort="-period",
    filter=StatementFilter,
    template="year/statements/index.html",
).add_to(bp)


SCREENS = RecordScreens(
    read=queries.statement,
    form=StatementForm,
    writes=actions.STATEMENTS,
    new="Viết nhận định",
    edit="Sửa nhận định",
    heading=lambda _row, facts: facts.topic.label,
    subtitle=lambda _row, facts: f"Kỳ {facts.period_text}",
)
SCREENS.add_to(bp)
