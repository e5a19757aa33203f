"""Screens of visits and gifts."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from app.books.register.queries import vouchers_of
from app.core.dates import format_date
from app.life.norms import actions as norm_actions
from app.life.norms.queries import excess_of
from app.life.visits import actions, queries
from app.life.visits.facts import VisitFacts
from app.life.visits.forms import NewVisitForm, VisitFilter, VisitForm
from app.life.visits.new.pages import offers
from app.life.visits.new.queries import departure_sentences
from app.life.visits.paper_pages import visit_papers
from app.life.visits.queries import VisitLine
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.pages import corrected, created
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.guards import allow, unit


def _channel(one: VisitLine) -> str:
    return (one.facts.channel or Channel.CASH).label if one.fund else ""


VISITS: Listing[VisitLine] = Listing(
    "Danh sách thăm hỏi, tặng quà",
    "tham-hoi-tang-qua",
    "lượt",
    (
        fact(VisitFacts, "happened_on", sort="day"),
        fact(VisitFacts, "recipient", width=2.2, cut=120),
        fact(VisitFacts, "audience", width=1.1, sort="audience"),
        fact(VisitFacts, "reason", sort="reason"),
        fact(VisitFacts, "occasion", width=1.8, on="file"),
        fact(VisitFacts, "people", value=lambda one: one.facts.people or 1, width=0.7, sort="people"),
        fact(VisitFacts, "amount", width=1.2, sort="amount"),
        fact(VisitFacts, "in_kind", width=1.3, on="file"),
        ListColumn("source", "Nguồn", lambda one: one.source, width=1.4, drawn=True),
        fact(VisitFacts, "channel", value=_channel, width=0.9, on="file"),
        fact(VisitFacts, "voucher_text", label="Số phiếu chi", on="file"),
        fact(VisitFacts, "visitors", width=1.4, on="file"),
        fact(VisitFacts, "note", width=1.5, on="file"),
    ),
    page=("recipient", "happened_on", "reason", "audience", "people", "amount", "source"),
)


bp = Blueprint("welfare", __name__, url_prefix="/tham-hoi")

RecordList(
    listing=VISITS,
    page=queries.page_of_visits,
    orders=queries.ORDERS,
    sort="-day",
    filter=VisitFilter,
    template="life/visits/index.html",
).add_to(bp)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = NewVisitForm()
    form.offer(unit().id)
    if not form.is_submitted():
        form.happened_on.data = today()
    return created("life/visits/new.html", form, norm_actions.record_in_norm, **offers(form))


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    form = VisitForm().offer(unit().id)
    SCREENS.found(row_id)
    if not form.is_submitted():
        form.excess.data = excess_of(row_id)
    read, correct = partial(SCREENS.found, row_id), norm_actions.correct_in_norm
    return corrected("life/visits/edit.html", read, form, correct, title="Sửa lượt thăm")


def _context(row: Activity, facts: VisitFacts) -> dict[str, Any]:
    """Template variables of the page of a visit besides the entry itself."""
    return {
        "papers": partial(visit_papers, row, vouchers_of(row.unit_id, row.id)),
        "excess": excess_of(row.id),
        "departures": departure_sentences(row.unit_id, facts.member_ids, facts.happened_on),
    }


SCREENS = RecordScreens(
    read=queries.visit,
    form=VisitForm,
    record=norm_actions.record_in_norm,
    correct=norm_actions.correct_in_norm,
    withdraw=actions.withdraw_visit,
    new="Ghi lượt thăm",
    edit="Sửa lượt thăm",
    subtitle=lambda row, _facts: format_date(row.starts_on),
    show_template="life/visits/show.html",
    edit_template="life/visits/edit.html",
    beside=_context,
)
SCREENS.add_to(bp, leave=("create", "edit"))
