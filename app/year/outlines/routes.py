"""Screens of outlines: the list, one put together beside its paper, versions, files in and out."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as WerkzeugResponse

from app.core.errors import Refused
from app.office.accounts.rules import Permission
from app.transactions import reads_first
from app.web import hx
from app.web.delivery.heavy import DRAWN, made_by
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, allow, may, unit
from app.web.incoming import number_in
from app.web.pages import page
from app.year.outlines import queries
from app.year.outlines.actions import Saved, retire_outline, save_outline
from app.year.outlines.forms import OutlineFileForm, OutlineForm
from app.year.outlines.pages import changed, draft, periods, preview, read_draft
from app.year.outlines.rules import file_of, name_for
from app.year.reports.outline import DEFAULT, Outline, load_outline, outline_names
from app.year.reports.outlining import editing
from app.year.reports.outlining.catalogue import choices, label_of
from app.year.reports.outlining.editing import Data
from app.year.reports.outlining.reader import MOST_BYTES
from app.year.reports.outlining.source import BadOutline
from app.year.reports.outlining.writer import data_of, outline_text

bp = Blueprint("outlines", __name__, url_prefix="/bao-cao/de-cuong")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    built_in = [load_outline(name) for name in outline_names()]
    own = queries.own_outlines(unit().id, with_retired=True)
    return page("year/outlines/index.html", built_in=built_in, own=own, can_write=may(Permission.RECORD))


@bp.get("/moi")
@allow(Permission.RECORD)
def create() -> Response:
    """A copy of another outline, which nobody saved yet."""
    return _begun("", _copied(), 0)


@bp.post("/moi")
@reads_first
@allow(Permission.RECORD)
def save_new() -> WerkzeugResponse:
    return _worked("", _copied(), 0)


@bp.get("/<name>/sua")
@allow(Permission.RECORD)
def edit(name: str) -> Response:
    outline = _own(name)
    return _begun(name, data_of(outline), outline.version)


@bp.post("/<name>/sua")
@reads_first
@allow(Permission.RECORD)
def save(name: str) -> WerkzeugResponse:
    outline = _own(name)
    return _worked(name, data_of(outline), outline.version)


@bp.get("/<name>")
@allow(Permission.READ_BOOKS)
def show(name: str) -> Response:
    """Every version of an outline of the union's own."""
    versions = queries.versions_of(unit().id, name)
    if not versions:
        abort(404)
    can_write = may(Permission.RECORD)
    return page("year/outlines/show.html", newest=versions[0], versions=versions, can_write=can_write)


@bp.get("/<name>/tai")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def export(name: str) -> Response:
    """The file of an outline; with `ban` of an older version."""
    version = request.args.get("ban", "")
    if version:
        row = queries.version_of(unit().id, name, number_in(version) or 0)
        text = row.text if row else abort(404)
    else:
        text = file_of(_any(name))
    response = Response(text, content_type="application/toml; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename=de-cuong-{name}.toml"
    return response


@bp.get("/nhap")
@allow(Permission.RECORD)
def ask_file() -> Response:
    return page("year/outlines/import.html", form=OutlineFileForm())


@bp.post("/nhap")
@allow(Permission.RECORD)
def take_file() -> WerkzeugResponse:
    form = OutlineFileForm()
    done = carried_out(
        form,
        lambda: _taken(form.file.data),
        lambda made: url_for(".show", name=made.row.name),
        lambda made: made.sentence,
    )
    return done or page("year/outlines/import.html", form=form, status=422)


def _taken(sent: FileStorage) -> Saved:
    stem = (sent.filename or "").removesuffix(".toml").removeprefix("de-cuong-")
    return save_outline(unit().id, sent.stream.read(MOST_BYTES + 1), actor(), name_for(stem, ()))


@bp.post("/<name>/thoi-dung")
@allow(Permission.RECORD)
def retire(name: str) -> WerkzeugResponse:
    return pressed(
        lambda: retire_outline(unit().id, name, actor()),
        url_for(".index"),
        lambda row: f"Đề cương «{row.label}» đã thôi dùng. Các bản đã lưu vẫn còn.",
    )


def _any(name: str) -> Outline:
    try:
        return queries.find_outline(unit(), name)
    except Refused:
        abort(404)


def _own(name: str) -> Outline:
    return abort(404) if name in outline_names() else _any(name)


def _copied() -> Data:
    """The data of the outline that the address names (`tu`), under a label of its own."""
    data = data_of(_any(request.args.get("tu", DEFAULT)))
    return {**data, "name": "", "label": f"{data['label']} (của công đoàn)"}


def _begun(name: str, data: Data, version: int) -> Response:
    form = OutlineForm(formdata=None, opened="", seen=str(version)).offer(periods(), data)
    return _shown(name, form.show(data, outline_text(data)), data)


def _worked(name: str, begun: Data, version: int) -> WerkzeugResponse:
    """What a button did: the draft is saved, or shown again as it is now."""
    sent = OutlineForm()
    before = draft(sent.text.data or "", begun)
    form = sent.offer(periods(), before)
    work = request.form.get("viec", "")
    if not form.validate():
        return _shown(name, form, before, status=422)
    try:
        data = form.typed_into(before)
        read_draft(outline_text(data))
        data, opened = changed(data, form.opened.data or "", work)
        text = outline_text(data)
        read_draft(text)
    except BadOutline as bad:
        form.refuse(bad)
        return _shown(name, form, before, status=422)
    if work == "save":
        return _saved(name, form, data, text)
    if not hx.is_fragment_request():
        seen, period = form.seen.data or str(version), form.ky.data
        form = OutlineForm(formdata=None, opened=opened, seen=seen, ky=period).offer(periods(), data)
        form.show(data, text)
    return _shown(name, form, data)


def _saved(name: str, form: OutlineForm, data: Data, text: str) -> WerkzeugResponse:
    called = name or name_for(data["label"], [*outline_names(), *_names()])
    seen = number_in(form.seen.data) or 0
    done = carried_out(
        form,
        lambda: save_outline(unit().id, text, actor(), called, seen=seen),
        url_for(".edit", name=called),
        lambda made: made.sentence,
    )
    return done or _shown(name, form, data, status=422)


def _names() -> list[str]:
    return [one.name for one in queries.own_outlines(unit().id, with_retired=True)]


def _shown(name: str, form: OutlineForm, data: Data, status: int = 200) -> Response:
    opened = form.opened.data or ""
    listed: list[tuple[int, str, Any]] = []
    if place := editing.place_of(data, opened):
        listed = [(at, label_of(one, data), one) for at, one in enumerate(place.part.get("narrators", ()))]
    return page(
        "year/outlines/edit.html",
        block="preview",
        name=name,
        form=form,
        data=data,
        places=list(editing.places(data)),
        opened=opened,
        listed=listed,
        offered=list(choices(data).values()),
        seen=preview(name, data, form.ky.data or periods()[0]),
        status=status,
    )
