"""What a union sends upward: packages of its issued reports, and the code of its key."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, current_app
from werkzeug.wrappers import Response as WsgiResponse

from app.core.vietnamese import count_text, fold
from app.exchange.packages.packing import package_of_paper, packed, public_key_of
from app.exchange.upward.queries import page_of_papers
from app.office.accounts.rules import Permission
from app.office.signatures.rules import short_code
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import download
from app.web.guards import allow, unit
from app.web.lists.address import page_number
from app.web.pages import page
from app.year.issued.queries import frozen_report

bp = Blueprint("upward", __name__, url_prefix="/gui-cap-tren")


@bp.get("/")
@allow(Permission.READ_SUBMITTED)
def index() -> WsgiResponse:
    """The issued reports with their packages, and the code that the union above compares."""
    found = page_of_papers(unit().id, page_number())
    code = short_code(public_key_of(unit(), Path(current_app.instance_path)))
    return page("exchange/upward/index.html", page=found, code=code)


@bp.get("/<int:row_id>/goi")
@made_by(DRAWN)
@allow(Permission.READ_SUBMITTED)
def package(row_id: int) -> Response:
    """The signed file of an issued report."""
    paper = frozen_report(unit().id, row_id)
    if paper is None or paper.voided_at:
        abort(404)
    folder = Path(current_app.instance_path)
    content = packed(package_of_paper(unit(), paper, today(), folder), unit(), folder)
    return download(content, f"{_plain(unit().code)}-bao-cao-{count_text(paper.number)}.goi", "goi")


def _plain(text: str) -> str:
    """A text as a part of a file's name."""
    return "-".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
