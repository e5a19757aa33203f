"""Screens of backups, for the administrator: their state, settings, download, restoration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, current_app, flash, request, send_file, url_for
from werkzeug.wrappers import Response

from app.admin.backup import checking, schedule
from app.admin.backup.checking import MOST_SENT
from app.admin.backup.facts import KeyKind
from app.admin.backup.forms import ArchiveForm, KeyForm, SettingsForm
from app.core.errors import Refused
from app.log.attachments.rules import format_size
from app.office.accounts.rules import Permission
from app.office.backup import records, restoring, settings
from app.office.backup.actions import NO_KEY, second_place
from app.office.backup.archive import keys
from app.office.backup.archive.facts import Manifest
from app.office.backup.standing import local, standing
from app.office.trail.actions import note
from app.transactions import reads_first
from app.web.clock import now
from app.web.forms.sent import carried_out, form_page
from app.web.guards import actor, allow
from app.web.pages import page, see_other
from app.web.saving import saving, show_refusal

bp = Blueprint("backup", __name__, url_prefix="/sao-luu")
_READY = "Bản sao lưu đã khôi phục thử được. Hãy dừng rồi khởi động lại máy chủ để dùng."
#: Its name in the trail.
_SUBJECT = "backup/1"


@bp.url_value_preprocessor
def _bound(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    if endpoint == "backup.restore":
        request.max_content_length = MOST_SENT


@bp.get("/")
@allow(Permission.ADMINISTER)
def index() -> Response:
    """The state, the existing backups, what to do."""
    found = _settings()
    return page(
        "admin/backup/index.html",
        standing=standing(_instance(), now()),
        backups=records.backups_in(_instance()),
        has_key=found.lock is not None,
        has_passphrase=bool(found.locked),
        hour=found.hour,
        second_place=second_place(_instance(), found.second_folder),
        ready=restoring.ready_in(_instance()),
        local=local,
        format_size=format_size,
    )


@bp.post("/bay-gio")
@allow(Permission.ADMINISTER)
def make_now() -> Response:
    """Make a backup now, while the page goes on."""
    if _settings().lock is None:
        flash(NO_KEY, "warning")
        return see_other(url_for(".key"))
    schedule.begin_now(current_app._get_current_object())  # type: ignore[attr-defined] # a proxy
    flash("Đang sao lưu và khôi phục thử; ít phút nữa tải lại trang này để xem kết quả.", "success")
    return see_other(url_for(".index"))


@bp.route("/dat", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def edit() -> Response:
    """Hour and second folder."""
    found = _settings()
    form = SettingsForm(obj=found)

    def write() -> None:
        given = replace(found, hour=form.hour.data or 0, second_folder=form.second_folder.data or "")
        changes = {
            "hour": (found.hour, given.hour),
            "second_folder": (found.second_folder, given.second_folder),
        }
        note(None, actor(), "backup.settings.changed", _SUBJECT, changes)
        settings.write(_instance(), given)

    return carried_out(form, write, url_for(".index"), "Đã lưu.") or form_page("admin/backup/edit.html", form)


@bp.route("/khoa", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@reads_first
def key() -> Response:
    """Lock backups with a new key from now on; older ones keep theirs."""
    form = KeyForm()
    if form.validate_on_submit():
        secret = form.passphrase.data or "" if form.kind.data == KeyKind.PASSPHRASE else ""
        try:
            # Takes seconds, before the books are locked.
            made = keys.new_key(secret)
        except Refused as refused:
            form.passphrase.errors = [refused.sentence]
        else:
            with saving(form) as saved:
                note(None, actor(), "backup.key.changed", _SUBJECT, {"kind": (None, form.kind.data)})
                settings.write(
                    _instance(),
                    replace(_settings(), recipient=made.lock.recipient, locked=made.lock.locked.hex()),
                )
            if saved.done and not secret:
                return _key_file(made.key_file)
            if saved.done:
                flash("Đã đặt khóa. Từ nay máy tự sao lưu hằng ngày.", "success")
                return see_other(url_for(".index"))
    return form_page("admin/backup/key.html", form, has_key=_settings().lock is not None)


@bp.get("/tep/<name>")
@allow(Permission.ADMINISTER)
def download(name: str) -> Response:
    """A locked backup as a file; what is not locked does not leave the machine."""
    found = next((one for one in records.backups_in(_instance()) if one.path.name == name), None)
    if found is None or not (found.note and found.note.is_locked):
        abort(404)
    return send_file(found.path, "application/x-tar", as_attachment=True, download_name=name, max_age=0)


@bp.route("/khoi-phuc", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
@reads_first
def restore() -> Response:
    """Check a backup by restoring it into a scratch database, and prepare it for the next start."""
    form = ArchiveForm()
    form.name.choices = [
        ("", "—"),
        *(
            (one.path.name, f"{local(one.made_at)} ({one.reason.label.lower()})")
            for one in records.backups_in(_instance())
        ),
    ]
    if form.validate_on_submit():
        try:
            manifest = _laid(form)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            with saving(form) as saved:
                made_at = local(manifest.made_at)
                note(None, actor(), "backup.restore.ready", _SUBJECT, {"made_at": (None, made_at)})
            if saved.done:
                flash(_READY, "success")
                return see_other(url_for(".index"))
    return form_page("admin/backup/restore.html", form)


@bp.post("/khoi-phuc/bo")
@allow(Permission.ADMINISTER)
def give_up() -> Response:
    """Drop the prepared restoration: the next start keeps the books as they are."""
    with saving() as saved:
        note(None, actor(), "backup.restore.given_up", _SUBJECT, {})
    if saved.done:
        restoring.give_up(_instance())
        flash("Đã bỏ việc khôi phục; sổ vẫn như cũ.", "success")
    elif saved.refusal:
        flash(saved.refusal.sentence, "danger")
    return see_other(url_for(".index"))


def _laid(form: ArchiveForm) -> Manifest:
    passphrase, key_text = form.passphrase.data or "", form.key_text()
    if form.file.data and form.file.data.filename:
        return checking.lay_sent(_instance(), form.file.data, passphrase, key_text)
    archive = checking.archive_named(_instance(), form.name.data) or abort(404)
    return checking.lay(_instance(), archive, passphrase, key_text)


def _key_file(text: str) -> Response:
    """It cannot be downloaded again later."""
    answer = current_app.response_class(text, mimetype="text/plain")
    answer.headers["Content-Disposition"] = "attachment; filename=khoa-sao-luu.txt"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _settings() -> settings.BackupSettings:
    """The settings; an unreadable file counts as none, and the page says so."""
    try:
        return settings.read(_instance())
    except Refused:
        return settings.BackupSettings()


def _instance() -> Path:
    return Path(current_app.instance_path)
