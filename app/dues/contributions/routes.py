"""Screens of contributions: the list, recording several at once, and one person's payment."""

from __future__ import annotations

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.dues.contributions import actions
from app.dues.contributions.forms import CollectForm, ContributionFilter, ContributionForm
from app.dues.contributions.list_sheets import CONTRIBUTIONS
from app.dues.contributions.models import Contribution
from app.dues.contributions.queries import CONTRIBUTION_ORDERS, page_of_contributions
from app.dues.funds import queries
from app.log.records.screens import RecordScreens
from app.log.records.undo import flash_recorded
from app.office.accounts.rules import Permission
from app.people.roster.queries import names_of
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.filters import dong
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import form_page, see_other
from app.web.saving import saving

bp = Blueprint("contributions", __name__, url_prefix="/dong-quy")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = ContributionFilter(request.args).offer(unit().id)
    form.validate()
    sort = sort_name(CONTRIBUTION_ORDERS, "-day")
    found, total = page_of_contributions(unit().id, form.wanted(), rows_wanted(), sort=sort)
    return list_page("dues/contributions/index.html", form, found, CONTRIBUTIONS, total=total)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    """The same amount from one person or several; the address may preset fund, Kỳ and day."""
    form = CollectForm.from_address().offer(unit().id)
    if form.validate_on_submit():
        with saving(form) as saved:
            names = names_of(unit().id, form.payers())
            rows = actions.record_contributions(unit().id, form.rows(names), actor(), today())
            saved.leads_to = url_for(".collections.show", row_id=rows[0].collection_id)
        if saved.done:
            _flash_recorded(rows)
            return see_other(saved.leads_to)
    return form_page("dues/contributions/create.html", form)


SCREENS = RecordScreens(
    read=queries.contribution,
    form=ContributionForm,
    correct=actions.correct_contribution,
    withdraw=actions.withdraw_contribution,
    index="Đã đóng quỹ",
    edit="Sửa khoản đóng",
    edit_note="Đổi quỹ, kỳ hoặc ngày là chuyển sang đợt thu khác",
    heading=lambda _row, facts: f"Đóng quỹ {dong(facts.amount)}",
    subtitle=lambda _row, facts: f"Kỳ {facts.period_text}",
    needs=Permission.MONEY,
    show_template="dues/contributions/show.html",
)
SCREENS.add_to(bp)


def _flash_recorded(rows: list[Contribution]) -> None:
    """Flash the result; only one payment has an undo, several are undone one by one in their collection."""
    if len(rows) == 1:
        flash_recorded("Đã ghi 1 khoản đóng.", rows[0])
    else:
        flash(f"Đã ghi {len(rows)} khoản đóng.", "success")
