"""Screens of petitions."""

from __future__ import annotations

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.dates import format_date
from app.core.money import format_money
from app.life.petitions import actions, queries
from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.petitions.forms import PetitionAnswerForm, PetitionFilter, PetitionForm
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.guards import actor, allow
from app.web.pages import form_page, see_other
from app.web.saving import saving

PETITIONS: Listing[tuple[Activity, PetitionFacts]] = Listing(
    "Danh sách kiến nghị",
    "kien-nghi",
    "kiến nghị",
    (
        fact(PetitionFacts, "raised_on", sort="day"),
        fact(PetitionFacts, "content", width=3.5, sort="content", cut=160, style="lead"),
        fact(PetitionFacts, "raised_by", width=1.5, sort="raised_by"),
        fact(PetitionFacts, "addressed_to", width=1.5, sort="addressed_to"),
        fact(PetitionFacts, "answer", width=2.5, on="file"),
        fact(PetitionFacts, "answered_on", sort="answered"),
        ListColumn(
            "state", "Tình trạng", lambda found: found[1].state.label, width=1.2, sort="state", drawn=True
        ),
    ),
    page=("content", "raised_on", "raised_by", "addressed_to", "state", "answered_on"),
)


bp = Blueprint("petitions", __name__, url_prefix="/kien-nghi")

RecordList(
    listing=PETITIONS,
    page=queries.page_of_petitions,
    orders=queries.PETITION_ORDERS,
    sort="-day",
    filter=PetitionFilter,
    template="life/petitions/index.html",
    beside=lambda: {"today": today()},
).add_to(bp)


@bp.route("/<int:row_id>/tra-loi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def answer(row_id: int) -> Response:
    """The first answer of an open petition; later ones are corrections, which take a reason."""
    row, facts = SCREENS.found(row_id)
    url = url_for(".show", row_id=row_id)
    if row.withdrawn_at or (facts.state is PetitionState.SETTLED and request.method == "GET"):
        return see_other(url)
    form = PetitionAnswerForm(answered_on=today(), version=row.version)
    if form.validate_on_submit():
        with saving(form) as saved:
            values = (form.answered_on.data, form.answer.data or "")
            actions.answer_petition(row, facts, *values, actor(), form.seen_version())
            saved.leads_to = url
        if saved.done:
            flash("Đã ghi câu trả lời.", "success")
            return see_other(url)
        row, facts = SCREENS.found(row_id)
        form.version.data = str(row.version)
    return form_page("life/petitions/answer.html", form, row=row, facts=facts)


def _state(_row: Activity, facts: PetitionFacts) -> str:
    waiting = facts.waiting_days(today())
    return f"{facts.state.label} đã {format_money(waiting)} ngày" if waiting else facts.state.label


SCREENS = RecordScreens(
    read=queries.petition,
    form=PetitionForm,
    writes=actions.PETITIONS,
    new="Ghi kiến nghị",
    edit="Sửa kiến nghị",
    heading=lambda _row, facts: f"Kiến nghị ngày {format_date(facts.raised_on)}",
    subtitle=_state,
    show_template="life/petitions/show.html",
)
SCREENS.add_to(bp)
