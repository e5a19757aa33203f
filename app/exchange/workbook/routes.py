"""Screens of the exchange: a workbook is uploaded, checked, previewed and written; the books are exported."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

from flask import Blueprint, Flask, abort, current_app, send_file, url_for
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from app.core.fields import Private
from app.exchange.beside import pages as background
from app.exchange.beside import turns, uploads
from app.exchange.beside.sent_pages import new_upload, root, upload_of
from app.exchange.beside.uploads import Upload
from app.exchange.workbook.comparing.preview import Preview
from app.exchange.workbook.exporting import SENSITIVE, private_columns
from app.exchange.workbook.forms import ExportForm, SalaryForm
from app.exchange.workbook.problems import Unreadable
from app.exchange.workbook.reading.files.package import check_package
from app.office.accounts.rules import Permission
from app.transactions import reads_first
from app.web.clock import today
from app.web.delivery.heavy import BESIDE, made_by
from app.web.forms.upload import UploadForm, sent_name
from app.web.guards import allow, hidden_groups, note_private, unit
from app.web.pages import page, see_other

bp = Blueprint("exchange", __name__, url_prefix="/trao-doi")

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORDS = {
    uploads.READING: "Đang đọc tệp",
    uploads.TRYING: "Đang kiểm tra",
    uploads.WRITING: "Đang ghi vào sổ",
}
_ROW_IS_FULL = f"Đang có {turns.MOST} tệp chờ kiểm tra. Hãy gửi lại sau ít phút."


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return _index(UploadForm(), ExportForm())


def _index(form: UploadForm, export_form: ExportForm, *, status: int = 200) -> Response:
    return page(
        "exchange/workbook/index.html",
        form=form,
        export_form=export_form,
        status=status,
    )


@bp.post("/")
@allow(Permission.EXCHANGE_IN)
@reads_first
def upload() -> Response:
    form = UploadForm()
    sent = _take(form) if form.validate_on_submit() else None
    if sent is None:
        return _index(form, ExportForm(formdata=None), status=422)
    background.start(_app(), "check", sent, today())
    return see_other(url_for(".show", token=sent.token))


@bp.get("/<token>")
@allow(Permission.EXCHANGE_IN)
def show(token: str) -> Response:
    sent = upload_of(token)
    progress = sent.get("progress")
    if progress.get("stage") in uploads.UNDER_WAY and sent.is_silent():
        progress = {"stage": uploads.BROKEN}
    form = SalaryForm(formdata=None)
    form.propose_day(unit().id)
    form.show_answer(sent.get("salary"))
    note_private()
    return page(
        "exchange/workbook/show.html",
        block="results",
        form=form,
        upload=sent,
        progress=progress,
        preview=Preview(**sent.get("preview")),
        words=_words(progress),
        kept_hours=uploads.KEPT_HOURS,
    )


@bp.post("/<token>/luong")
@allow(Permission.EXCHANGE_IN)
@reads_first
def salaries(token: str) -> Response:
    """Say from when other salaries of the workbook hold; it is checked again."""
    sent, form = upload_of(token), SalaryForm()
    is_checked = sent.get("progress").get("stage") == uploads.CHECKED and sent.book.exists()
    if is_checked and form.validate_on_submit():
        salary = form.salary()
        day = salary.starts_on.isoformat() if salary.starts_on else None
        sent.put("salary", {"starts_on": day, "agreed": salary.agreed})
        sent.put("progress", {"stage": uploads.READING})
        background.start(_app(), "check", sent, today())
    return see_other(url_for(".show", token=token))


@bp.post("/<token>/ghi")
@allow(Permission.EXCHANGE_IN)
@reads_first
def write(token: str) -> Response:
    """Write a workbook that was checked and has no problems, once."""
    sent = upload_of(token)
    is_ready = sent.get("progress").get("stage") == uploads.CHECKED and not sent.get("preview")["problems"]
    if is_ready and sent.book.exists() and sent.take_turn():
        sent.put("progress", {"stage": uploads.WRITING})
        background.start(_app(), "write", sent, today())
    return see_other(url_for(".show", token=token))


@bp.get("/<token>/dong-can-sua.xlsx")
@made_by(BESIDE)
@allow(Permission.EXCHANGE_IN)
def failing(token: str) -> Response:
    sent = upload_of(token)
    if not sent.get("preview").get("problems") or not sent.book.exists():
        abort(404)
    return _made("failing", sent, "dong-can-sua.xlsx")


@bp.post("/xuat")
@made_by(BESIDE)
@allow(Permission.READ_BOOKS)
@reads_first
def export_books() -> Response:
    """A POST, because the export stores digests, by which a later import finds what the file changed."""
    form = ExportForm()
    hidden = hidden_groups()
    without = private_columns(hidden - {Private.PARTY})
    if not form.with_party.data or Private.PARTY in hidden:
        without |= SENSITIVE
    note_private("exchange.index")
    upload = new_upload("")
    upload.put("options", {"without": sorted(without)})
    try:
        return _made("export", upload, f"so-trao-doi-{unit().code}-{today():%Y%m%d}.xlsx")
    finally:
        uploads.drop(upload)


@bp.get("/mau.xlsx")
@made_by(BESIDE, unless=lambda: background.place_of_empty_book(root()).exists())
@allow(Permission.READ_BOOKS)
def empty() -> Response:
    """The empty workbook, made once and cached: it is the same for everybody."""
    made = background.cached_empty_book(_app(), root(), lambda: new_upload(""), today())
    return _sent(made.read_bytes(), "so-trao-doi-mau.xlsx")


def _take(form: UploadForm) -> Upload | None:
    """The workbook in a folder of its own, or None with the reason on the form."""
    if turns.is_full(root()):
        form.file.errors = [*form.file.errors, _ROW_IS_FULL]
        return None
    name = sent_name(form.file.data)
    sent = new_upload(name)
    try:
        sent.keep("book", form.file.data.read())
        check_package(sent.book)
    except Unreadable as unreadable:
        uploads.drop(sent)
        form.file.errors = [*form.file.errors, unreadable.sentence]
        return None
    except OSError:
        uploads.drop(sent)
        raise
    # What the union does not keep is empty for everybody.
    hidden = hidden_groups() if unit().keeps_party else hidden_groups() - {Private.PARTY}
    sent.put("options", {"without": sorted(private_columns(hidden))})
    sent.put("progress", {"stage": uploads.READING})
    return sent


def _words(progress: dict[str, Any]) -> str:
    """The running step as text; "" when none is."""
    if progress.get("stage") == uploads.WAITING:
        return f"Tệp của bạn đang chờ, còn {progress['before']} tệp trước"
    return _WORDS.get(progress.get("stage", ""), "")


def _app() -> Flask:
    return cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined] # a thread outlives us


def _made(step: str, upload: Upload, name: str) -> Response:
    """The workbook that a step makes, as a download."""
    if not background.carry_out(_app(), step, upload, today()):
        abort(500)
    return _sent(upload.made.read_bytes(), name)


def _sent(content: bytes, name: str) -> Response:
    return send_file(BytesIO(content), _XLSX, as_attachment=True, download_name=secure_filename(name))
