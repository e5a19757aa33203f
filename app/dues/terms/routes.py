"""Screens of one term of a fund: show, correct, withdraw."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.dues.funds import actions, queries
from app.dues.funds.forms import TermForm
from app.dues.funds.list_sheets import TERMS
from app.dues.funds.rules import rate_text
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("terms", __name__, url_prefix="/muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """All terms of all funds over time."""
    terms = queries.terms_of(unit().id)
    return page("dues/funds/terms.html", terms=terms, listing=TERMS, rate_text=rate_text)


SCREENS = RecordScreens(
    read=queries.term,
    form=TermForm,
    correct=actions.correct_term,
    withdraw=actions.withdraw_term,
    index=TERMS.title,
    edit="Sửa mức đóng",
    edit_note="Sửa tên là đổi tên quỹ ở mọi nơi",
    heading=lambda _row, facts: facts.fund_name,
    subtitle=lambda _row, facts: rate_text(facts),
    needs=Permission.MONEY,
    show_template="dues/terms/show.html",
    edit_template="dues/funds/edit.html",
)
SCREENS.add_to(bp)
