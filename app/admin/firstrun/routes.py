"""First run: until there is an account, every address redirects here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from flask import Blueprint, Flask, current_app, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.admin.backup.checking import MOST_SENT, lay_sent
from app.admin.firstrun import actions, code
from app.admin.firstrun.forms import FirstAccountForm, FirstArchiveForm, NewUnionForm, WorkbookForm
from app.admin.server.missing_books import books_are_lost
from app.admin.server.opening import mark_books
from app.core.errors import Refused
from app.exchange.workbook.problems import Problem, Unreadable
from app.office.accounts.models import User
from app.office.accounts.queries import count_users
from app.office.accounts.rules import Permission
from app.office.backup.restoring import ready_in
from app.office.backup.standing import local
from app.office.installation.mark import mark_in
from app.office.units.queries import units
from app.transactions import reading, reads_first
from app.web.clock import now, today
from app.web.delivery.proxies import is_this_machine
from app.web.forms.sent import form_page
from app.web.forms.upload import sent_name
from app.web.guards import ASKING_NOBODY, allow
from app.web.pages import page, redirect_to, see_other
from app.web.saving import saving, show_refusal
from app.web.sign_in.current import open_session

bp = Blueprint("firstrun", __name__, url_prefix="/khoi-tao")

_OVER = "first_run_is_over"


def redirect_to_first_run() -> Response | None:
    """Run before every request: without any account redirect to first run."""
    if request.endpoint is None or request.endpoint in ASKING_NOBODY:
        return None
    if request.blueprint == bp.name or current_user.is_authenticated or _is_over():
        return None
    return books_are_lost() if _are_lost() else redirect_to(url_for("firstrun.index"))


def announce_code(app: Flask) -> None:
    """Print the one-time code when a server without accounts starts; not for commands."""
    if click.get_current_context(silent=True):
        return
    with app.app_context(), reading():
        if not count_users():
            code.announce(Path(app.instance_path))


@bp.before_request
def _only_before_anyone() -> Response | None:
    """404 with the reason once there is an account.

    For a POST only if that is cached: otherwise the view shows the form again with the reason.
    """
    is_over = bool(current_app.extensions.get(_OVER)) if request.method == "POST" else _is_over()
    if is_over:
        return page("admin/firstrun/over.html", sentence=actions.TAKEN, status=404)
    return books_are_lost() if _are_lost() else None


@bp.get("/")
@allow(Permission.PUBLIC)
def index() -> Response:
    """Four ways to begin; where books exist already, only taking them over."""
    if units():
        return see_other(url_for(".take_over"))
    return page("admin/firstrun/index.html")


@bp.route("/cong-doan", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def start() -> Response:
    """Create a union."""
    form = NewUnionForm()

    def begin() -> User:
        takes = bool(form.takes_proposed.data)
        return actions.start_books(form.union(), form.account(), today(), now(), takes_proposed=takes)

    return _opened("admin/firstrun/start.html", form, begin, "Đã mở sổ.")


@bp.route("/so-trao-doi", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def bring() -> Response:
    """Import a workbook, or show what is wrong with it."""
    form, problems = WorkbookForm(), list[Problem]()

    def take() -> User:
        with TemporaryDirectory(dir=current_app.instance_path) as folder:
            path = Path(folder) / "book.xlsx"
            form.file.data.save(path)
            name = sent_name(form.file.data)
            try:
                return actions.bring_workbook(path, name, form.account(), today(), now())
            except actions.Unfit as unfit:
                problems.extend(unfit.problems)
                raise

    return _opened("admin/firstrun/bring.html", form, take, "Đã nhập sổ.", problems)


@bp.route("/nam-mau", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def sample() -> Response:
    """Load the sample year of an invented union."""
    form = FirstAccountForm()
    return _opened(
        "admin/firstrun/sample.html",
        form,
        lambda: actions.look_around(form.account(), today(), now()),
        "Đã mở năm mẫu.",
    )


@bp.route("/khoi-phuc", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
@reads_first
def restore() -> Response:
    """Check a backup by restoring it beside, and lay it ready for the next start."""
    if units():
        return see_other(url_for(".take_over"))
    form = FirstArchiveForm()
    if is_this_machine():
        form.without_code()
    else:
        code.ensure(_folder())
    if form.validate_on_submit() and form.is_code_right(_folder()):
        try:
            lay_sent(_folder(), form.file.data, form.passphrase.data or "", form.key_text())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            return see_other(url_for(".restore"))
    ready = None if form.is_submitted() else ready_in(_folder())
    return form_page("admin/firstrun/restore.html", form, ready=ready, local=local)


@bp.url_value_preprocessor
def _bound(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    if endpoint == "firstrun.restore":
        request.max_content_length = MOST_SENT


@bp.route("/tai-khoan", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def take_over() -> Response:
    """Create the first account for books imported by command, with the code from the console."""
    if not units():
        return see_other(url_for(".index"))
    form = FirstAccountForm()
    return _opened(
        "admin/firstrun/take_over.html", form, lambda: actions.take_over(form.account(), now()), "Đã mở sổ."
    )


def _opened(
    template: str,
    form: FirstAccountForm,
    write: Callable[[], User],
    sentence: str,
    problems: list[Problem] | None = None,
) -> Response:
    if form.is_submitted() and count_users():
        form.form_errors = [actions.TAKEN]
        return page(template, form=form, problems=[], status=422)
    if units() and request.endpoint != f"{bp.name}.take_over":
        return see_other(url_for(".take_over"))
    _ask_for_code(form)
    if form.validate_on_submit() and form.is_code_right(_folder()):
        try:
            with saving(form) as saved:
                user = write()
        except Unreadable as unreadable:
            form.form_errors = [unreadable.sentence]
        else:
            if saved.done:
                mark_books()
                code.drop(_folder())
                open_session(user.id, user.session_key)
                flash(sentence, "success")
                return see_other(url_for("home.index"))
    return form_page(template, form, problems=problems or [])


def _ask_for_code(form: FirstAccountForm) -> None:
    """Require the code if books exist, or if the client is not on the server's machine."""
    if not units() and is_this_machine():
        form.without_code()
    else:
        code.ensure(_folder())


def _folder() -> Path:
    return Path(current_app.instance_path)


def _is_over() -> bool:
    """Whether there is an account; cached once there is, since accounts are never deleted."""
    if not current_app.extensions.get(_OVER):
        current_app.extensions[_OVER] = count_users() > 0
    return bool(current_app.extensions[_OVER])


def _are_lost() -> bool:
    """Whether books were created here but are missing: then it is not a first run."""
    return bool(mark_in(Path(current_app.instance_path))) and not units()
