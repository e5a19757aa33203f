"""Screens of collecting: which rounds are open, and the grid that collects one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.periods import BadPeriod, parse_period
from app.dues.collecting import queries, rules
from app.dues.collecting.actions import post_grid
from app.dues.collecting.draft import queries as draft_queries
from app.dues.collecting.draft.actions import save_draft
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.draft.rules import as_typed
from app.dues.collecting.facts import CollectingRound, NewerDraft, Typed, WrongLines
from app.dues.collecting.forms import GridForm, typed_in
from app.dues.collecting.rounds import neighbours, rounds_shown
from app.dues.collecting.sheet import sheet_of
from app.dues.ledger.queries import fund_rules
from app.office.accounts.rules import Permission
from app.web.clock import now, today
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("collecting", __name__, url_prefix="/thu-quy")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The rounds that are open: whom to collect from, how far each is."""
    rounds = queries.open_rounds(unit().id, today())
    drafts = draft_queries.open_drafts(unit().id)
    shown = rounds_shown(fund_rules(unit().id), rounds, drafts, today())
    return page("dues/collecting/index.html", funds=shown, as_of=today())


@bp.get("/<int:fund_id>/<period>")
@allow(Permission.READ_BOOKS)
def grid(fund_id: int, period: str) -> Response:
    """The list of one round, with the draft that is being filled in."""
    one = _round(fund_id, period)
    draft = _draft(one)
    typed = as_typed(draft.cells) if draft else rules.empty_typed(today())
    return _sheet(one, GridForm.showing(typed, draft.version if draft else 0), typed, draft)


@bp.post("/<int:fund_id>/<period>")
@allow(Permission.MONEY)
def fill(fund_id: int, period: str) -> Response:
    """Tick everybody, add up, save a draft, or post, by the button pressed."""
    one, form, typed = _round(fund_id, period), GridForm(), typed_in(request.form)
    match request.form.get("do", "sum"):
        case "all":
            owing = [line.key for line in queries.lines_of(unit().id, one) if line.left]
            return _sheet(one, form, typed.ticking(owing), _draft(one))
        case "sum":
            return _sheet(one, form, typed, _draft(one))
        case "draft":
            return _keep(one, form, typed)
        case "post":
            return _post(one, form, typed)
    return abort(400)


def _keep(one: CollectingRound, form: GridForm, typed: Typed) -> Response:
    with saving(form, once=False) as saved:
        found = rules.entered(queries.lines_of(unit().id, one), typed.cells)
        save_draft(unit().id, one, typed, found, form.seen_version(), actor(), now())
    if saved.done:
        flash("Đã lưu nháp. Mở lại đợt thu này để nhập tiếp; chưa ghi vào sổ quỹ.", "success")
        return see_other(_address(one))
    return _sheet(one, form, typed, _draft(one), refusal=saved.refusal)


def _post(one: CollectingRound, form: GridForm, typed: Typed) -> Response:
    if not form.validate():
        return _sheet(one, form, typed, _draft(one), status=422)
    with saving(form) as saved:
        posted = post_grid(
            unit().id, one, typed.cells, form.payment(), form.seen_version(), actor(), today(), now()
        )
        saved.leads_to = url_for("contributions.collections.show", row_id=posted)
    if saved.done:
        flash("Đã ghi sổ cả đợt thu.", "success")
        return see_other(saved.leads_to)
    return _sheet(one, form, typed, _draft(one), refusal=saved.refusal)


def _sheet(
    one: CollectingRound,
    form: GridForm,
    typed: Typed,
    draft: CollectionDraft | None,
    *,
    refusal: Exception | None = None,
    status: int = 200,
) -> Response:
    """The grid with what was typed, and beside each line its error or its text in the newer draft."""
    wrong: Mapping[int, str] = refusal.lines if isinstance(refusal, WrongLines) else {}
    theirs = as_typed(draft.cells) if draft and isinstance(refusal, NewerDraft) else None
    if draft and theirs:
        form.version.data = str(draft.version)
    sheet = sheet_of(one, queries.lines_of(unit().id, one), typed, wrong, theirs)
    around: dict[str, Any] = {"around": neighbours(one.period), "slug": rules.slug, "draft": draft}
    return page(
        "dues/collecting/grid.html", form=form, sheet=sheet, status=422 if refusal else status, **around
    )


def _round(fund_id: int, text: str) -> CollectingRound:
    rule = next((one for one in fund_rules(unit().id) if one.fund_id == fund_id), None)
    try:
        return CollectingRound(rule or abort(404), parse_period(text))
    except BadPeriod:
        abort(404)


def _draft(one: CollectingRound) -> CollectionDraft | None:
    return draft_queries.open_draft(unit().id, one.rule.fund_id, one.period)


def _address(one: CollectingRound) -> str:
    return url_for(".grid", fund_id=one.rule.fund_id, period=rules.slug(one.period))
