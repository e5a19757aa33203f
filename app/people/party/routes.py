"""Screens that switch the keeping of Party membership on and off."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.office.accounts.rules import Permission
from app.office.units.actions import keep_party_membership
from app.people.party.queries import periods_of_party
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.web.pages import page

bp = Blueprint("party", __name__, url_prefix="/don-vi/dang-vien")


@bp.post("/giu")
@allow(Permission.MANAGE_UNIT)
def begin() -> Response:
    """Switch it on."""
    done = "Công đoàn bắt đầu giữ thông tin đảng viên."
    return pressed(lambda: keep_party_membership(unit(), True, actor()), url_for("units.show"), done)


@bp.get("/thoi")
@allow(Permission.MANAGE_UNIT)
def ask() -> Response:
    """Ask for confirmation: switching it off erases data."""
    return page("people/party/end.html", periods=len(periods_of_party(unit().id)))


@bp.post("/thoi")
@allow(Permission.MANAGE_UNIT)
def end() -> Response:
    """Switch it off and erase the data, including what an earlier version had only hidden."""
    done = "Đã xóa hẳn thông tin đảng viên."
    return pressed(lambda: keep_party_membership(unit(), False, actor()), url_for("units.show"), done)
