"""Screens that import an office's own list of people: upload, mapping of columns, preview, import."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from flask import Blueprint, Flask, abort, current_app, url_for
from werkzeug.wrappers import Response

from app.exchange.beside import pages as background
from app.exchange.beside import uploads
from app.exchange.beside.sent_pages import new_upload, upload_of
from app.exchange.beside.uploads import Upload
from app.exchange.office_lists import actions, queries
from app.exchange.office_lists.changes import changes_text, fields_text
from app.exchange.office_lists.forms import ColumnsForm, ImportForm, OfficeForm
from app.exchange.office_lists.layout import LABELS
from app.exchange.office_lists.people import Found, people_in
from app.exchange.office_lists.reading.sheet import table_from_json
from app.exchange.office_lists.reading.table import OfficeTable
from app.exchange.workbook.cells.raw import cell_text
from app.office.accounts.rules import Permission
from app.people.roster.facts import MembershipFacts, Standing
from app.people.salaries.declared import DECLARED
from app.people.salaries.rules import PlannedSalary
from app.transactions import reads_first
from app.web.clock import now, today
from app.web.delivery.heavy import BESIDE, made_by
from app.web.forms.upload import sent_name
from app.web.guards import actor, allow, hidden_names, note_private, unit
from app.web.pages import flash_undo, page, see_other
from app.web.saving import saving

bp = Blueprint("office", __name__, url_prefix="/doan-vien/nhap-bang")

#: Rows that the page of columns shows, and problems and people that the preview names.
_SHOWN_ROWS, _SHOWN = 5, 200


@bp.get("/")
@allow(Permission.RECORD)
def index() -> Response:
    """Choose the file."""
    return page("exchange/office_lists/index.html", form=OfficeForm())


@bp.post("/")
@made_by(BESIDE)
@allow(Permission.RECORD)
@reads_first
def upload() -> Response:
    """Read the file; nothing is written."""
    form = OfficeForm()
    sent = _take(form) if form.validate_on_submit() else None
    if sent is None:
        return page("exchange/office_lists/index.html", form=form, status=422)
    return see_other(url_for(".columns", token=sent.token))


@bp.route("/<token>", methods=["GET", "POST"])
@allow(Permission.RECORD)
def columns(token: str) -> Response:
    """Map the columns; the mapping is stored for the next list with these headings."""
    sent = upload_of(token)
    table = _table(sent)
    known = queries.remembered(unit().id, table.heads)
    form = ColumnsForm().offer(table.heads, known)
    if form.validate_on_submit():
        with saving(form) as saved:
            actions.remember(unit().id, table.heads, form.columns, actor(), now())
        if saved.done:
            sent.put("mapped", {"columns": form.columns, "standing": form.standing.data})
            return see_other(url_for(".show", token=token))
    return page(
        "exchange/office_lists/columns.html",
        upload=sent,
        form=form,
        columns=[(place, head) for place, head in enumerate(table.heads) if head or _has_words(table, place)],
        lines=len(table.lines),
        rows=[[_shown_cell(cell) for cell in line.cells] for line in table.lines[:_SHOWN_ROWS]],
        labels=LABELS,
        is_remembered=known is not None,
        status=422 if form.is_submitted() else 200,
    )


@bp.get("/<token>/xem")
@allow(Permission.RECORD)
def show(token: str) -> Response:
    """The preview: new people, known people, problems."""
    sent = upload_of(token)
    found = _found(sent)
    form = ImportForm(formdata=None, with_old=not found.new)
    form.propose_day(unit().id)
    return _shown(sent, found, form)


@bp.post("/<token>/ghi")
@allow(Permission.RECORD)
@reads_first
def write(token: str) -> Response:
    """Import the list, all of it or nothing."""
    sent, form = upload_of(token), ImportForm()
    found, standing = _found(sent), Standing(sent.get("mapped")["standing"])
    form.changes_salaries = bool(form.with_old.data) and bool(_planned(found, None))
    if not form.validate_on_submit():
        return _shown(sent, found, form, status=422)
    with saving(form) as saved:
        done = actions.import_people(
            unit().id,
            found,
            standing,
            actor(),
            today(),
            sent.file_name,
            at=now(),
            with_old=bool(form.with_old.data),
            salary=form.salary(),
        )
        saved.leads_to = url_for("members.index")
    if not saved.done:
        return _shown(sent, _found(sent), form, status=422)
    uploads.drop(sent)
    added = f"Đã thêm {done.added} người"
    words = f"{added}, cập nhật {done.changed} người." if done.changed else f"{added}."
    flash_undo(words, url_for("bulk.undo", change_id=done.change_id))
    return see_other(saved.leads_to)


def _shown(sent: Upload, found: Found, form: ImportForm, status: int = 200) -> Response:
    shown, hidden = found.old[:_SHOWN], hidden_names(MembershipFacts)
    planned = _planned(found, form.salary().starts_on)
    note_private()
    recorded = queries.recorded_facts(unit().id, {one.known.id for one in shown if one.known})
    return page(
        "exchange/office_lists/show.html",
        upload=sent,
        found=found,
        new=[(one, fields_text(one, hidden)) for one in found.new[:_SHOWN]],
        old=[(one, changes_text(one, recorded, hidden)) for one in shown],
        form=form,
        asks_salary=bool(planned),
        effect=DECLARED.effect(unit().id, planned, today()) if planned else "",
        most=_SHOWN,
        status=status,
    )


def _planned(found: Found, starts_on: date | None) -> list[PlannedSalary]:
    """Who of those on the roster gets another salary by the list."""
    recorded = queries.recorded_facts(unit().id, {one.known.id for one in found.old if one.known})
    return [
        PlannedSalary(one.known.id, old, one.fields["dues_salary"], starts_on)
        for one in found.old
        if one.known and "dues_salary" in one.fields and (known := recorded.get(one.known.id))
        if (old := known[1]).dues_salary != one.fields["dues_salary"]
    ]


def _has_words(table: OfficeTable, place: int) -> bool:
    return any(place < len(line.cells) and line.cells[place] not in (None, "") for line in table.lines)


def _shown_cell(cell: Any) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else cell_text(cell)


def _take(form: OfficeForm) -> Upload | None:
    """The list in a folder of its own, or None with the reason on the form."""
    name = sent_name(form.file.data)
    sent = new_upload(name)
    sent.keep("book", form.file.data.read())
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined] # as in routes
    if not background.carry_out(app, "office", sent, today()):
        uploads.drop(sent)
        abort(500)
    stopped = sent.get("table").get("stopped")
    if stopped:
        uploads.drop(sent)
        form.file.errors = [*form.file.errors, stopped]
        return None
    return sent


def _found(sent: Upload) -> Found:
    mapped = sent.get("mapped")
    if not mapped:
        abort(404)
    fields = {int(place): name for place, name in mapped["columns"].items()}
    table = _table(sent)
    return people_in(table.lines, fields, queries.roster_known(unit().id), today(), table.noted)


def _table(sent: Upload) -> OfficeTable:
    stored = sent.get("table")
    if "heads" not in stored:
        abort(404)
    return table_from_json(stored)
