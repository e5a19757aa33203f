"""The year's workspace: a report as a checklist beside its text, each part written where it stands."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from app.core.errors import Stale
from app.core.periods import Period, period_between
from app.office.accounts.rules import Permission
from app.transactions import reads_first
from app.web import hx
from app.web.clock import now
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, may, unit
from app.web.incoming import number_in
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.reports.forms import report_form
from app.year.reports.tracing.queries import row_words
from app.year.workspace import queries
from app.year.workspace.actions import save_part
from app.year.workspace.boxes import Boxes, reconciled, words_typed
from app.year.workspace.drafts.actions import boxes_of, drop_draft, keep_draft
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.drafts.queries import draft_of, drafts_in
from app.year.workspace.forms import PartForm, sent_boxes
from app.year.workspace.models import WrittenPart
from app.year.workspace.pages import Opened, drawn_text, opened, part_place
from app.year.workspace.seen import PartSeen, box_name

#: A part of this many paragraphs has jumps to each, and a button that saves at each.
LONG = 5

bp = Blueprint("workspace", __name__, url_prefix="/bao-cao-nam")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> WerkzeugResponse:
    """The report of this year by the union's outline, or the one that is asked for."""
    form = report_form()
    if form.is_requested and not form.validate():
        return page("year/workspace/choose.html", form=form, status=422)
    if not form.is_requested:
        form.ky.data = form.offered[0]
    return show(form.period(), form.outline)


@bp.get("/chon")
@allow(Permission.READ_BOOKS)
def choose() -> Response:
    """Another period, or another outline."""
    return page("year/workspace/choose.html", form=report_form())


@bp.get("/<period:period>/<outline>/")
@allow(Permission.READ_BOOKS)
def show(period: Period, outline: str) -> Response:
    found = opened(period, outline)
    me = actor().user_id
    drafts = drafts_in(unit().id, found.period, found.outline.name) if may(Permission.RECORD) else []
    return page(
        "year/workspace/show.html",
        found=found,
        space=found.workspace,
        text=drawn_text(found),
        mine=[one for one in drafts if one.user_id == me],
        others=[one for one in drafts if one.user_id != me],
        can_write=may(Permission.RECORD),
    )


@bp.get("/<period:period>/<outline>/muc/<part>")
@allow(Permission.RECORD)
def edit(period: Period, outline: str, part: str) -> Response:
    """The form of a part, with the officer's own draft of it."""
    found = opened(period, outline)
    draft = draft_of(unit().id, actor().user_id or 0, found.place(part))
    form = PartForm(formdata=None)
    return _form(found, part, form, boxes_of(draft) if draft else {}, draft=draft)


@bp.post("/<period:period>/<outline>/muc/<part>")
@reads_first
@allow(Permission.RECORD)
def save(period: Period, outline: str, part: str) -> WerkzeugResponse:
    found = opened(period, outline)
    place, boxes, form = found.place(part), sent_boxes(), PartForm()
    seen = _part(found, part)
    form.offer(seen, found.workspace.parts)
    if form.validate() and form.fits(boxes):
        with saving(form) as saved:
            arranged = form.arranged(seen, boxes)
            typed = reconciled(seen, boxes)
            words = words_typed(seen, typed, arranged, acknowledged=bool(form.acknowledged.data))
            save_part(unit().id, place, words, actor(), now(), form.seen())
            drop_draft(unit().id, place, actor())
            saved.leads_to = _onward(found, part)
        if saved.done:
            flash(f"Đã lưu mục «{seen.title}».", "success")
            return see_other(saved.leads_to)
        if isinstance(saved.refusal, Stale):
            found = opened(period, outline)
    return _form(found, part, form, boxes, status=422)


def _onward(found: Opened, part: str) -> str:
    """Where a saved part leads: to its text, or on in the form at the paragraph that the button stood at."""
    if onward := request.form.get("tiep"):
        return url_for(".edit", part=part, **found.address, _anchor=onward)
    return url_for(".show", **found.address, _anchor=f"muc-{part}")


@bp.post("/<period:period>/<outline>/muc/<part>/nhap")
@allow(Permission.RECORD)
def keep(period: Period, outline: str, part: str) -> Response:
    """Keep the form as it is being typed; asked for by the page itself."""
    place = part_place(period, outline, part)
    with saving(once=False) as saved:
        seen = number_in(request.form.get("version")) or 0
        keep_draft(unit().id, place, sent_boxes(), seen, actor(), now())
    status = 422 if saved.refusal else 200
    return page("year/workspace/kept.html", block="kept", saved=saved, at=now(), status=status)


@bp.post("/<period:period>/<outline>/muc/<part>/bo-nhap")
@allow(Permission.RECORD)
def drop(period: Period, outline: str, part: str) -> WerkzeugResponse:
    """Drop the officer's own draft."""
    return pressed(
        lambda: drop_draft(unit().id, part_place(period, outline, part), actor()),
        url_for(".edit", period=period, outline=outline, part=part),
        "Đã bỏ bản nháp của bạn.",
    )


@bp.get("/muc-da-viet/<int:row_id>")
@allow(Permission.READ_BOOKS)
def find(row_id: int) -> WerkzeugResponse:
    """The part that a sentence of the report was written in."""
    row = queries.part_by_id(unit().id, row_id) or abort(404)
    period = period_between(row.period_start, row.period_end)
    return redirect(url_for(".show", period=period, outline=row.outline, _anchor=f"muc-{row.part}"))


def _part(found: Opened, key: str) -> PartSeen:
    return found.workspace.part(key) or abort(404)


def _form(
    found: Opened, key: str, form: PartForm, boxes: Boxes, status: int = 200, draft: PartDraft | None = None
) -> Response:
    """The form of a part over what the books have now, with what was typed into it."""
    part, row = _part(found, key), _row(found, key)
    version = row.version if row else 0
    begun = form.seen() if form.is_submitted() else draft.seen if draft else version
    form.offer(part, found.workspace.parts)
    form.version.data = str(version)
    typed = reconciled(part, boxes)
    # What was kept of the form while it was being saved, and came after, says nothing else.
    is_overtaken = begun != version and (form.is_submitted() or typed.is_changed)
    others = drafts_in(unit().id, found.period, found.outline.name)
    return page(
        "year/workspace/part.html",
        block="part",
        found=found,
        part=part,
        form=form,
        typed=typed,
        ticked=frozenset(boxes.get("rows", ())),
        draft=draft,
        row=row,
        is_overtaken=is_overtaken,
        typing=[one for one in others if one.part == key and one.user_id != actor().user_id],
        labels=_labels(part),
        digest=box_name,
        long=LONG,
        is_fragment=hx.is_fragment_request(),
        titles={one.key: one.name for one in found.workspace.parts},
        status=status,
    )


def _row(found: Opened, key: str) -> WrittenPart | None:
    return queries.part_written(unit().id, found.period, found.outline.name, key)


def _labels(part: PartSeen) -> dict[str, str]:
    """What each entry of the part is, in words."""
    arranged = [row for one in part.arranged for row in one.rows]
    return row_words(unit().id, [*part.arrangeable, *arranged])
