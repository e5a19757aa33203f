"""First run: until somebody has an account, every address leads here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Blueprint, Flask, abort, current_app, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.models import User
from app.accounts.queries import count_users
from app.accounts.rules import Permission
from app.exchange.problems import Problem, Unreadable
from app.firstrun import actions, code
from app.firstrun.forms import CodeForm, FirstAccountForm, NewUnionForm, WorkbookForm
from app.units.queries import units
from app.web.account_boxes import open_session
from app.web.clock import today
from app.web.guards import OPEN_ENDPOINTS, allow
from app.web.pages import page, see_other
from app.web.saving import saving
from app.web.upload_form import sent_name

bp = Blueprint("firstrun", __name__, url_prefix="/khoi-tao")

_OVER = "first_run_is_over"


def lead_here() -> Response | None:
    """Run before every request, first of all: without any account nothing but first run is open."""
    if request.endpoint is None or request.endpoint in {*OPEN_ENDPOINTS, "health.healthz"}:
        return None
    if request.blueprint == bp.name or current_user.is_authenticated or _is_over():
        return None
    return _elsewhere(url_for("firstrun.index"))


def announce_code(app: Flask) -> None:
    """Tell the one-time code on the console of a starting server, where books wait for their first officer.

    A command that merely loads the application tells nothing.
    """
    if click.get_current_context(silent=True):
        return
    with app.app_context():
        if units() and not count_users():
            code.announce(Path(app.instance_path))


@bp.before_request
def _only_before_anyone() -> None:
    if _is_over():
        abort(404)


@bp.get("/")
@allow(Permission.PUBLIC)
def index() -> Response:
    """Three ways to begin; where books are there already, the one way in."""
    if units():
        return see_other(url_for(".take_over"))
    return page("firstrun/index.html")


@bp.route("/cong-doan", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def start() -> Response:
    """Begin the books of a union."""
    form = NewUnionForm()
    return _opened(
        "firstrun/start.html", form, lambda: actions.start_books(form.union(), form.account()), "Đã mở sổ."
    )


@bp.route("/so-trao-doi", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def bring() -> Response:
    """Begin with a workbook: taken whole, or told what is wrong with it."""
    form, problems = WorkbookForm(), list[Problem]()

    def take() -> User:
        with TemporaryDirectory(dir=current_app.instance_path) as folder:
            path = Path(folder) / "book.xlsx"
            form.file.data.save(path)
            name = sent_name(form.file.data)
            try:
                return actions.bring_workbook(path, name, form.account(), today())
            except actions.Unfit as unfit:
                problems.extend(unfit.problems)
                raise

    return _opened("firstrun/bring.html", form, take, "Đã nhập sổ.", problems)


@bp.route("/nam-mau", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def sample() -> Response:
    """Look around in the year of an invented union."""
    form = FirstAccountForm()
    return _opened(
        "firstrun/sample.html", form, lambda: actions.look_around(form.account(), today()), "Đã mở năm mẫu."
    )


@bp.route("/tai-khoan", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def take_over() -> Response:
    """The first account for books that came by command, against the code from the console."""
    if not units():
        return see_other(url_for(".index"))
    folder, form = Path(current_app.instance_path), CodeForm()
    code.ensure(folder)
    if form.validate_on_submit() and not code.holds(folder, form.code.data):
        form.code.errors = ["Mã không đúng. Hãy xem lại ở cửa sổ chạy chương trình."]
        return page("firstrun/take_over.html", form=form, status=422)
    answer = _opened("firstrun/take_over.html", form, lambda: actions.take_over(form.account()), "Đã mở sổ.")
    if answer.status_code == 303:
        code.drop(folder)
    return answer


def _opened(
    template: str,
    form: FirstAccountForm,
    write: Callable[[], User],
    sentence: str,
    problems: list[Problem] | None = None,
) -> Response:
    if units() and not isinstance(form, CodeForm):
        return see_other(url_for(".take_over"))
    if form.validate_on_submit():
        try:
            with saving(form) as saved:
                user = write()
        except Unreadable as unreadable:
            form.form_errors = [unreadable.sentence]
        else:
            if saved.done:
                open_session(user)
                flash(sentence, "success")
                return see_other(url_for("home.index"))
    return page(template, form=form, problems=problems or [], status=422 if form.is_submitted() else 200)


def _is_over() -> bool:
    """Accounts are never deleted: once there is one, this asks no more."""
    if not current_app.extensions.get(_OVER):
        current_app.extensions[_OVER] = count_users() > 0
    return bool(current_app.extensions[_OVER])


def _elsewhere(address: str) -> Response:
    if request.headers.get("HX-Request"):
        return Response(status=401, headers={"HX-Redirect": address})
    return see_other(address)
