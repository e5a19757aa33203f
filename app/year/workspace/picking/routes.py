"""The figures that an officer may put into a paragraph, with what they are today."""

from __future__ import annotations

from flask import Blueprint, Response

from app.core.periods import Period
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.pages import page
from app.year.figures.scopes import cut_off, open_scope
from app.year.totals.figures import every_figure
from app.year.workspace.pages import report_period

#: Registered under the blueprint of the workspace.
bp = Blueprint("picking", __name__)


@bp.get("/<period:period>/<outline>/so-lieu")
@allow(Permission.RECORD)
def show(period: Period, outline: str) -> Response:
    """Every named figure of the period: the picker of a form, or a page of its own with the marks to copy."""
    period = report_period(period)
    found = every_figure(open_scope(unit(), period, cut_off(period, today())))
    return page("year/workspace/picking/show.html", block="figures", figures=list(found), outline=outline)
