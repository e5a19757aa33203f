"""Screens of the union itself."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, g, request, session, url_for
from werkzeug.wrappers import Response

from app.admin.units.checks import kind_remarks
from app.admin.units.forms import CongressForm, UnitForm
from app.core.actor import Correction
from app.core.dates import format_date
from app.core.fields import fields_of, label_of
from app.core.years.working import WorkingYear
from app.log.records.history import change_lines
from app.log.records.pages import corrected
from app.office.accounts.rules import Permission
from app.office.trail.queries import changes_of
from app.office.union_kinds.actions import proposed_to
from app.office.union_kinds.actions import take_proposed as take_all_proposed
from app.office.union_kinds.known import UnionKind
from app.office.units import actions, queries
from app.office.units.facts import Post, UnitFacts
from app.office.units.models import Unit
from app.web.clock import today
from app.web.features import proposals
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, allow, may, unit, working_year
from app.web.pages import page, see_other

bp = Blueprint("units", __name__, url_prefix="/don-vi")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def show() -> Response:
    """The union today, with its former letterheads and officers."""
    return _shown(CongressForm(formdata=None))


def _shown(form: CongressForm) -> Response:
    now = queries.unit_as_of(unit(), today())
    served = list(reversed(queries.officers(unit())))
    return page(
        "admin/units/show.html",
        rows=[(label_of(UnitFacts, name), _words(now, name)) for name in fields_of(UnitFacts)],
        heads=list(reversed(queries.letterheads(unit()))),
        officers=[(post.label, row) for post in Post for row in served if row.post == post],
        terms=queries.terms_begun(unit()),
        remarks=list(kind_remarks([unit()])) if may(Permission.MANAGE_UNIT) else [],
        proposed=_proposed() if may(Permission.MANAGE_UNIT) else [],
        changes=change_lines(unit().id, changes_of(unit().id, f"units/{unit().id}")),
        form=form,
        status=422 if form.is_submitted() else 200,
    )


def _proposed() -> list[tuple[str, str]]:
    """(table, names) of what the union's kind proposes and its books lack."""
    found = proposed_to(unit(), proposals())
    return [(one.label, "; ".join(one.name(facts) for facts in rows)) for one, rows in found]


def _words(now: queries.UnitAsOf, name: str) -> str:
    """A fact of the union on a day."""
    if name == "working_year":
        return (working_year() or WorkingYear.CALENDAR).label
    if name == "kind":
        return UnionKind(unit().kind).label if unit().kind else ""
    if name == "founded_on":
        return format_date(now.founded_on) if now.founded_on else ""
    return now.officers.get(name, "") if name in tuple(Post) else getattr(now, name)


@bp.route("/sua", methods=["GET", "POST"])
@allow(Permission.MANAGE_UNIT)
def edit() -> Response:
    """Correct the facts of the union, or change them from a day on."""
    form = UnitForm()
    return corrected(
        "log/records/edit.html",
        _facts,
        form,
        partial(_correct, form),
        done=url_for(".show"),
        title="Sửa thông tin công đoàn",
        back_label="Thông tin công đoàn",
    )


@bp.post("/thuong-co")
@allow(Permission.MANAGE_UNIT)
def take_proposed() -> Response:
    """Record what the union's kind proposes and its books lack."""
    return pressed(
        lambda: take_all_proposed(unit(), proposals(), actor(), today()),
        url_for(".show"),
        lambda number: f"Đã thêm {number} mục thường có của loại hình.",
    )


@bp.post("/dai-hoi")
@allow(Permission.MANAGE_UNIT)
def add_congress() -> Response:
    """Record the day of a congress."""
    form = CongressForm()
    done = carried_out(
        form,
        lambda: actions.record_congress(unit(), form.facts(), actor(), today()),
        url_for(".show"),
        "Đã ghi ngày đại hội.",
    )
    return done or _shown(form)


@bp.post("/dai-hoi/<int:row_id>/bo")
@allow(Permission.MANAGE_UNIT)
def remove_congress(row_id: int) -> Response:
    """Delete the day of a congress that was recorded by mistake."""
    row = queries.congress(unit(), row_id) or abort(404)
    return pressed(
        lambda: actions.remove_congress(unit(), row, actor()), url_for(".show"), "Đã bỏ ngày đại hội."
    )


@bp.post("/xac-nhan/<any(can, thoi):wanted>")
@allow(Permission.MANAGE_UNIT)
def require_code(wanted: str) -> Response:
    """Require a second factor of chair and treasurers, or no longer."""
    required = wanted == "can"
    sentence = "Chủ tịch, thủ quỹ từ nay phải có xác nhận hai bước." if required else "Đã thôi yêu cầu."
    return pressed(lambda: actions.require_code(unit(), required, actor()), url_for(".show"), sentence)


@bp.post("/chon")
@allow(Permission.SIGNED_IN)
def switch() -> Response:
    """Switch to another union of the user; other codes are ignored."""
    wanted = request.form.get("code", "")
    session["unit_id"] = next((unit.id for unit in g.units if unit.code == wanted), session.get("unit_id"))
    return see_other(url_for("home.index"))


def _facts() -> tuple[Unit, UnitFacts]:
    return unit(), queries.facts_of(unit())


def _correct(form: UnitForm, row: Unit, _old: UnitFacts, new: UnitFacts, by: Correction) -> None:
    since = form.since.data
    actions.correct_unit(row, new, by.actor, since=since, version=by.version, reason=by.reason)
