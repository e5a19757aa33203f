"""Screens of what regulations set, each line beside what the funds of dues say."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from app.core.fields import label_of
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.year.regulations import queries
from app.year.regulations.actions import WRITES, follow
from app.year.regulations.facts import RegulationFacts
from app.year.regulations.forms import RegulationForm
from app.year.regulations.models import Regulation
from app.year.regulations.rules import term_text, value_text

_LIST: Listing[queries.RegulationLine] = Listing(
    "Mức theo quy định",
    "muc-theo-quy-dinh",
    "mức",
    (
        fact(RegulationFacts, "what", width=2, sort="what", style="lead"),
        ListColumn("value", label_of(RegulationFacts, "value"), lambda one: value_text(one.facts), width=1.5),
        fact(RegulationFacts, "starts_on", sort="day"),
        fact(RegulationFacts, "source", width=2),
        ListColumn("sender", "Ai gửi xuống", lambda one: one.sender or "tự ghi", width=1.5),
        fact(RegulationFacts, "note", width=1.5, on="file"),
    ),
)
bp = Blueprint("regulations", __name__, url_prefix="/muc-theo-quy-dinh")
_NEW = "Thêm mức"


def _beside(row: Regulation, facts: RegulationFacts) -> dict[str, Any]:
    sender = queries.sender_of(row)
    return {
        "sender": sender.name if sender else "",
        "beside_funds": [] if row.withdrawn_at else queries.funds_beside(row, facts),
        "terms_text": lambda term: term_text(facts, term),
        "set_to": value_text(facts),
    }


RecordList(
    listing=_LIST,
    page=queries.page_of_regulations,
    orders=queries.ORDERS,
    sort="-day",
    new=_NEW,
    template="year/regulations/index.html",
).add_to(bp)
RecordScreens(
    read=queries.REGULATIONS.one,
    form=RegulationForm,
    writes=WRITES,
    index=_LIST.title,
    new=_NEW,
    edit="Sửa mức theo quy định",
    heading=lambda _row, facts: facts.what.label,
    subtitle=lambda _row, facts: value_text(facts),
    show_template="year/regulations/show.html",
    beside=_beside,
).add_to(bp)


@bp.post("/<int:row_id>/quy/<int:fund_id>")
@allow(Permission.MONEY)
def carry_out(row_id: int, fund_id: int) -> Response:
    """Write what the line sets into a fund of dues, as a new term or a corrected one."""
    row, facts = queries.REGULATIONS.one(unit().id, row_id) or abort(404)
    return pressed(
        lambda: follow(row, facts, fund_id, actor(), today()),
        url_for(".show", row_id=row_id),
        "Quỹ đã theo mức này. Sai thì sửa hay rút dòng mức đóng của quỹ.",
    )
