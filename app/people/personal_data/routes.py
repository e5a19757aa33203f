"""Screens of erasing a person's data: confirmed twice, and final."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, abort, current_app, flash, url_for
from werkzeug.wrappers import Response

from app.extensions import db
from app.office.accounts.rules import Permission
from app.office.installation.sqlite_file import file_of, rewrite_file
from app.office.security_log.rules import EventKind
from app.people.personal_data import actions, declared, queries
from app.people.personal_data.extract.pages import extract_page
from app.people.personal_data.forms import EraseForm, ErasePurposeForm
from app.people.personal_data.requests.facts import RequestKind
from app.people.personal_data.requests.queries import has_open
from app.people.personal_data.rules import mark_of, refuse_erasure
from app.people.roster.models import Member
from app.people.roster.pages import the_member
from app.web.clock import now, today
from app.web.delivery.security_events import note
from app.web.guards import actor, allow, unit
from app.web.pages import form_page, page, see_other
from app.web.personal.declared import Purpose
from app.web.saving import saving

bp = Blueprint("personal_data", __name__, url_prefix="/doan-vien")


@bp.get("/<int:member_id>/du-lieu")
@allow(Permission.MANAGE_UNIT)
def extract(member_id: int) -> Response:
    """Everything kept of the person."""
    person = the_member(member_id)
    note(EventKind.SENSITIVE_VIEWED, f"members/{member_id}")
    back = url_for("person.show", member_id=member_id)
    return extract_page(person, back_url=back, back_label=person.full_name)


@bp.route("/<int:member_id>/xoa-du-lieu", methods=["GET", "POST"])
@allow(Permission.MANAGE_UNIT)
def erase(member_id: int) -> Response:
    """Asks for the ground; then shows what is erased and what stays; then erases."""
    person, form = _not_erased(member_id), EraseForm()
    if not form.validate_on_submit():
        return _asked(form, person)
    is_sure = form.names(person)
    with saving(form, once=is_sure) as saved:
        _refuse(form, person)
        if is_sure:
            done = actions.erase_person(
                person, form.ground.data, form.given_reason(), actor(), today(), at=now(), folder=_folder()
            )
            saved.leads_to = url_for("person.show", member_id=member_id)
    if saved.refusal:
        return _asked(form, _not_erased(member_id))
    if not is_sure:
        return _confirm(form, _not_erased(member_id))
    _finish(done)
    return see_other(saved.leads_to)


@bp.route("/<int:member_id>/xoa-mot-phan", methods=["GET", "POST"])
@allow(Permission.MANAGE_UNIT)
def erase_purpose(member_id: int) -> Response:
    """Erase what was kept for one purpose, whose consent was withdrawn."""
    person, form = _not_erased(member_id), ErasePurposeForm()
    if form.validate_on_submit():
        with saving(form) as saved:
            purpose: Purpose = form.purpose.data
            done = actions.erase_purpose(
                person, purpose, form.given_reason(), actor(), today(), at=now(), folder=_folder()
            )
            saved.leads_to = url_for("person.show", member_id=member_id)
        if saved.done:
            _finish(done)
            return see_other(saved.leads_to)
    return form_page("people/personal_data/part.html", form, person=_not_erased(member_id))


def _refuse(form: EraseForm, person: Member) -> None:
    refuse_erasure(
        form.ground.data,
        form.given_reason(),
        is_gone=queries.has_left(person.id, today()),
        has_requested=has_open(unit().id, person.id, RequestKind.ERASURE),
        blocks=[
            sentence
            for one in declared.every_part()
            for sentence in one.blocks(unit().id, person.id, today())
        ],
    )


def _asked(form: EraseForm, person: Member) -> Response:
    return form_page("people/personal_data/erase.html", form, person=person)


def _confirm(form: EraseForm, person: Member) -> Response:
    form.step.data = "2"
    names = queries.names_borne(unit().id, person)
    return page(
        "people/personal_data/confirm.html",
        form=form,
        person=person,
        mark=mark_of(person.id),
        goes=declared.labels_erased(unit().id, None),
        kept=declared.grounds_of_kept(unit().id),
        reasons=queries.reasons_naming(unit().id, names),
        is_shared=queries.others_named(unit().id, person.id, names),
        status=422 if form.code.errors else 200,
    )


def _finish(done: actions.Erased) -> None:
    """Delete the files, and rewrite the database's own, which still holds what was in its rows."""
    actions.delete_files(done.doomed)
    db.session.rollback()
    file = file_of(db.engine.url)
    if file is None or rewrite_file(file):
        flash(f"Đã xóa. Đã lấy giá trị ra khỏi {done.trail_lines} dòng dấu vết.", "success")
    else:
        flash(
            "Đã xóa. Tệp dữ liệu đang có người dùng nên chưa dọn được chỗ trống; "
            "hãy bấm «Dọn tệp dữ liệu» ở trang «Dữ liệu đến hạn» khi vắng người.",
            "warning",
        )


def _not_erased(member_id: int) -> Member:
    person = the_member(member_id)
    return person if queries.erasure_of(unit().id, member_id) is None else abort(404)


def _folder() -> Path:
    return Path(current_app.instance_path)
