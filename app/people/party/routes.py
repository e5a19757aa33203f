"""Screens that begin and end the keeping of Party membership."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.office.accounts.rules import Permission
from app.office.units.actions import keep_party_membership
from app.people.party.queries import periods_of_party
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving, tell

bp = Blueprint("party", __name__, url_prefix="/don-vi/dang-vien")


@bp.post("/giu")
@allow(Permission.MANAGE_UNIT)
def begin() -> Response:
    """Begin to keep who is a Party member."""
    with saving() as saved:
        keep_party_membership(unit(), True, actor())
    tell(saved, "Công đoàn bắt đầu giữ thông tin đảng viên.")
    return see_other(url_for("units.show"))


@bp.get("/thoi")
@allow(Permission.MANAGE_UNIT)
def ask() -> Response:
    """What ending it erases, before it does."""
    return page("people/party/end.html", periods=len(periods_of_party(unit().id)))


@bp.post("/thoi")
@allow(Permission.MANAGE_UNIT)
def end() -> Response:
    """Stop keeping it, and erase what was kept; also what an earlier version had only hidden."""
    with saving() as saved:
        keep_party_membership(unit(), False, actor())
    tell(saved, "Đã xóa hẳn thông tin đảng viên.")
    return see_other(url_for("units.show"))
