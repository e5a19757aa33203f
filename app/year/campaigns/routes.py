"""Campaigns: what is asked of the unions below, and the board of who sent."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Blueprint, Response, abort, url_for
from werkzeug.wrappers import Response as WsgiResponse

from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.sent import carried_out, form_page, pressed
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import flash_outcome, saving
from app.year.campaigns import actions, asked_queries, queries
from app.year.campaigns.facts import CampaignFacts, Standing
from app.year.campaigns.forms import CampaignForm, DeadlineForm
from app.year.campaigns.models import Campaign
from app.year.campaigns.rules import reminder
from app.year.figures.scopes import wanted_period
from app.year.received.list_queries import refused_since

bp = Blueprint("campaigns", __name__, url_prefix="/dot-bao-cao")

#: At most this many refused files stand under a board.
_MOST_REFUSED = 30


@bp.get("/")
@allow(Permission.READ_SUBMITTED)
def index() -> Response:
    """Every campaign, with how many sent."""
    return page("year/campaigns/index.html", campaigns=queries.campaign_lines(unit().id), today=today())


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> WsgiResponse:
    form = CampaignForm().offer(
        asked_queries.lower_choices(unit().id), asked_queries.outline_choices(unit().id)
    )
    done = carried_out(form, lambda: _opened(form.facts()), lambda row: url_for(".show", row_id=row.id))
    return done or form_page("year/campaigns/edit.html", form)


def _opened(facts: CampaignFacts) -> Campaign:
    return actions.open_campaign(unit().id, facts, wanted_period(unit(), facts.period), actor(), today())


@bp.get("/<int:row_id>")
@allow(Permission.READ_SUBMITTED)
def show(row_id: int) -> Response:
    """The board."""
    return page("year/campaigns/show.html", **_board(row_id))


@bp.post("/<int:row_id>/han")
@allow(Permission.RECORD)
def move(row_id: int) -> WsgiResponse:
    """Another deadline."""
    row, form = _row(row_id), DeadlineForm()
    if form.validate_on_submit():
        with saving(form) as saved:
            actions.move_deadline(row, form.deadline.data, actor(), form.seen.data or "")
        if saved.done:
            flash_outcome(saved, "Đã đổi hạn gửi. Hãy gửi lại tệp yêu cầu cho các công đoàn.")
            return see_other(url_for(".show", row_id=row_id))
        # Sent again, it replaces the deadline that the page shows now.
        form.seen.data = _row(row_id).deadline.isoformat()
    return page("year/campaigns/show.html", status=422, **{**_board(row_id), "form": form})


@bp.post("/<int:row_id>/dong")
@allow(Permission.RECORD)
def close(row_id: int) -> WsgiResponse:
    """Take nothing more."""
    row = _row(row_id)
    return pressed(
        lambda: actions.close_campaign(row, actor(), today()),
        url_for(".show", row_id=row_id),
        "Đã đóng đợt: không nhận gói nữa.",
    )


@bp.post("/<int:row_id>/mo-lai")
@allow(Permission.RECORD)
def reopen(row_id: int) -> WsgiResponse:
    """Take what comes again."""
    row, back = _row(row_id), url_for(".show", row_id=row_id)
    return pressed(lambda: actions.reopen_campaign(row, actor()), back, "Đã mở lại đợt.")


def _board(row_id: int) -> dict[str, Any]:
    row = _row(row_id)
    lines = queries.board(row, today())
    counted = Counter(one.standing for one in lines)
    text = reminder(row, queries.period_of(row), lines, unit().name, today())
    return {
        "row": row,
        "lines": lines,
        "counts": [(one, counted[one]) for one in Standing],
        "form": DeadlineForm(formdata=None, obj=row, seen=row.deadline.isoformat()),
        "reminder": text,
        "refused": refused_since(unit().id, row.opened_on, _MOST_REFUSED),
    }


def _row(row_id: int) -> Campaign:
    return queries.campaign(unit().id, row_id) or abort(404)
