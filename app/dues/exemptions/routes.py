"""Screens of exemptions: list, record, correct, withdraw."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.dues.exemptions import actions, queries
from app.dues.exemptions.forms import ExemptionFilter, ExemptionForm
from app.dues.exemptions.list_sheets import EXEMPTIONS
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.incoming import number_in
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("exemptions", __name__, url_prefix="/mien-giam")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = ExemptionFilter(request.args)
    form.validate()
    sort = sort_name(queries.EXEMPTION_ORDERS, "-day")
    found = queries.page_of_exemptions(unit().id, form.wanted(), rows_wanted(), sort=sort)
    return list_page("dues/exemptions/index.html", form, found, EXEMPTIONS)


def _filled() -> ExemptionForm:
    """The form; for a new exemption with the person in the address."""
    form = ExemptionForm().offer(unit().id)
    if not form.is_submitted():
        form.member_id.data = number_in(request.args.get("member_id"))
    return form


SCREENS = RecordScreens(
    read=queries.exemption,
    form=ExemptionForm,
    filled=_filled,
    record=actions.record_exemption,
    correct=actions.correct_exemption,
    withdraw=actions.withdraw_exemption,
    index="Miễn đóng quỹ",
    new="Ghi miễn đóng",
    edit="Sửa miễn đóng",
    heading=lambda _row, _facts: "Miễn đóng quỹ",
    subtitle=lambda _row, facts: "Mọi quỹ" if facts.fund_id is None else "",
    needs=Permission.MONEY,
    show_template="dues/exemptions/show.html",
    edit_template="dues/exemptions/edit.html",
)
SCREENS.add_to(bp)
