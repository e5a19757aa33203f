"""The screen of remittances."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.listing import single_page
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.page import list_page
from app.year.remittance.list_sheets import REMITTANCE
from app.year.remittance.queries import remittances_of
from app.year.settlement.forms import PeriodFilter

bp = Blueprint("remittance", __name__, url_prefix="/nop-cap-tren")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """What each fund owes the upper level for a period; a button prepares the payment."""
    form = PeriodFilter.asked()
    period = form.chosen(today())
    remittances = remittances_of(unit().id, period.start, period.end, today())
    head = head_of(unit(), today())
    found, about = (
        single_page(remittances.lines),
        {"period": period, "remittances": remittances, "head": head, "day": today()},
    )
    return list_page("year/remittance/index.html", form, found, REMITTANCE, **about)
