"""Screens of exemptions: list, record, correct, withdraw."""

from __future__ import annotations

from operator import attrgetter

from flask import Blueprint

from app.dues.exemptions import actions, queries
from app.dues.exemptions.forms import ExemptionFilter, ExemptionForm
from app.dues.exemptions.queries import Exempt
from app.dues.ledger.facts import ExemptionFacts
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.guards import unit

#: The row has the names of its facts.
_ROW = attrgetter("row")

EXEMPTIONS: Listing[Exempt] = Listing(
    "Danh sách miễn đóng quỹ",
    "mien-dong-quy",
    "lượt miễn",
    (
        ListColumn("payer", "Họ và tên", lambda one: one.payer, width=2, sort="name", drawn=True),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        ListColumn("fund_name", "Quỹ", lambda one: one.fund_name or "Mọi quỹ", width=2),
        fact(ExemptionFacts, "starts_on", of=_ROW, sort="day", drawn=True),
        fact(ExemptionFacts, "ends_on", of=_ROW, drawn=True),
        fact(ExemptionFacts, "reason", of=_ROW, label="Lý do", width=3, cut=120),
    ),
)


bp = Blueprint("exemptions", __name__, url_prefix="/mien-giam")

RecordList(
    listing=EXEMPTIONS,
    page=queries.page_of_exemptions,
    orders=queries.EXEMPTION_ORDERS,
    sort="-day",
    filter=ExemptionFilter,
    template="dues/exemptions/index.html",
    values=lambda form: {"wanted": form.wanted()},
).add_to(bp)


SCREENS = RecordScreens(
    read=queries.exemption,
    form=ExemptionForm,
    # The address may give a person.
    new_form=lambda: ExemptionForm.from_address().offer(unit().id),
    writes=actions.EXEMPTIONS,
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
