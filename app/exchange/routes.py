"""Screens of the exchange: a workbook in, checked and looked over before it is written; the books out."""

from __future__ import annotations

from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from flask import Blueprint, Flask, abort, current_app, make_response, send_file, url_for
from flask_login import current_user
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.exchange import background_routes as background
from app.exchange import uploads
from app.exchange.exporting import SENSITIVE, export
from app.exchange.failing import failing_rows
from app.exchange.forms import ExportForm
from app.exchange.preview import SHOWN, Preview
from app.exchange.problems import Unreadable
from app.exchange.reading.package import check_package
from app.exchange.uploads import Upload
from app.exchange.writer import empty_book
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving
from app.web.upload_form import UploadForm

bp = Blueprint("exchange", __name__, url_prefix="/trao-doi")

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORDS = {
    background.READING: "Đang đọc tệp",
    background.TRYING: "Đang kiểm tra",
    background.WRITING: "Đang ghi vào sổ",
}


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return page("exchange/index.html", form=UploadForm(), export_form=ExportForm())


@bp.post("/")
@allow(Permission.EXCHANGE_IN)
def upload() -> Response:
    form = UploadForm()
    sent = _take(form) if form.validate_on_submit() else None
    if sent is None:
        return page("exchange/index.html", form=form, export_form=ExportForm(formdata=None), status=422)
    _start(background.check, sent)
    return see_other(url_for(".show", token=sent.token))


@bp.get("/<token>")
@allow(Permission.EXCHANGE_IN)
def show(token: str) -> Response:
    sent = _sent(token)
    progress = sent.get("progress")
    if progress.get("stage") in _WORDS and sent.is_silent():
        progress = {"stage": background.BROKEN}
    return page(
        "exchange/show.html",
        block="results",
        upload=sent,
        progress=progress,
        preview=Preview(**sent.get("preview")),
        words=_WORDS.get(progress.get("stage", "")),
        shown=SHOWN,
    )


@bp.post("/<token>/ghi")
@allow(Permission.EXCHANGE_IN)
def write(token: str) -> Response:
    """Only a workbook that was checked and found clean is written, once."""
    sent = _sent(token)
    is_ready = sent.get("progress").get("stage") == background.CHECKED and not sent.get("preview")["problems"]
    if is_ready and sent.book.exists() and sent.take_turn():
        sent.put("progress", {"stage": background.WRITING})
        _start(background.write, sent)
    return see_other(url_for(".show", token=token))


@bp.get("/<token>/dong-can-sua.xlsx")
@allow(Permission.EXCHANGE_IN)
def failing(token: str) -> Response:
    sent = _sent(token)
    problems = sent.get("preview").get("problems", [])
    if not problems or not sent.book.exists():
        abort(404)
    return _download(failing_rows(sent.book, problems), "dong-can-sua.xlsx")


@bp.post("/xuat")
@allow(Permission.READ_BOOKS)
def export_books() -> Response:
    """A POST: what goes out is marked, to tell a file's changes from the screen's when it comes back."""
    form = ExportForm()
    without = frozenset() if form.with_party.data else SENSITIVE
    with saving():
        content = export(unit(), actor(), without)
    return _download(content, f"so-trao-doi-{unit().code}-{today():%Y%m%d}.xlsx")


@bp.get("/mau.xlsx")
@allow(Permission.READ_BOOKS)
def empty() -> Response:
    return _download(empty_book(), "so-trao-doi-mau.xlsx")


def _take(form: UploadForm) -> Upload | None:
    """The workbook in a folder of its own, or None with the reason on the form."""
    name = Path(form.file.data.filename.replace("\\", "/")).name[:200]
    sent = uploads.begin(_root(), current_user.id, unit().id, name)
    form.file.data.save(sent.book)
    try:
        check_package(sent.book)
    except Unreadable as unreadable:
        uploads.drop(sent)
        form.file.errors = [*form.file.errors, unreadable.sentence]
        return None
    sent.put("progress", {"stage": background.READING})
    return sent


def _start(step: Any, sent: Upload) -> None:
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined] # the thread outlives us
    day: date = today()
    work = partial(step, sent, actor(), day, is_admin=bool(current_user.is_admin))
    background.start(app, work, sent)


def _sent(token: str) -> Upload:
    sent = uploads.find(_root(), token, current_user.id, unit().id)
    if sent is None:
        abort(404)
    return sent


def _root() -> Path:
    return Path(current_app.instance_path) / "uploads"


def _download(content: bytes, name: str) -> Response:
    sent = send_file(BytesIO(content), _XLSX, as_attachment=True, download_name=secure_filename(name))
    response = make_response(sent)
    response.headers["Cache-Control"] = "no-store"
    return response
