"""First run: until somebody has an account, every address leads here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Blueprint, Flask, current_app, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.admin.firstrun import actions, code
from app.admin.firstrun.forms import FirstAccountForm, NewUnionForm, WorkbookForm
from app.admin.server.opening import mark_books
from app.admin.server.standing import books_are_lost
from app.exchange.workbook.problems import Problem, Unreadable
from app.office.accounts.models import User
from app.office.accounts.queries import count_users
from app.office.accounts.rules import Permission
from app.office.installation.mark import mark_in
from app.office.units.queries import units
from app.transactions import reading
from app.web.clock import now, today
from app.web.delivery.proxies import is_this_machine
from app.web.forms.accounts import open_session
from app.web.forms.upload import sent_name
from app.web.guards import OPEN_ENDPOINTS, allow
from app.web.pages import lead_to, page, see_other
from app.web.saving import saving

bp = Blueprint("firstrun", __name__, url_prefix="/khoi-tao")

_OVER = "first_run_is_over"


def lead_here() -> Response | None:
    """Run before every request, first of all: without any account nothing but first run is open."""
    if request.endpoint is None or request.endpoint in {*OPEN_ENDPOINTS, "health.healthz"}:
        return None
    if request.blueprint == bp.name or current_user.is_authenticated or _is_over():
        return None
    return books_are_lost() if _are_lost() else lead_to(url_for("firstrun.index"))


def announce_code(app: Flask) -> None:
    """Tell the one-time code on the console of a starting server that nobody has an account on yet.

    A command that merely loads the application tells nothing.
    """
    if click.get_current_context(silent=True):
        return
    with app.app_context(), reading():
        if not count_users():
            code.announce(Path(app.instance_path))


@bp.before_request
def _only_before_anyone() -> Response | None:
    """404 once there is an account, saying why: the page may have stood open meanwhile.

    A form goes on unless that is known here already, so that what was typed is shown again with the reason.
    """
    is_over = bool(current_app.extensions.get(_OVER)) if request.method == "POST" else _is_over()
    if is_over:
        return page("admin/firstrun/over.html", sentence=actions.TAKEN, status=404)
    return books_are_lost() if _are_lost() else None


@bp.get("/")
@allow(Permission.PUBLIC)
def index() -> Response:
    """Three ways to begin; where books are there already, the one way in."""
    if units():
        return see_other(url_for(".take_over"))
    return page("admin/firstrun/index.html")


@bp.route("/cong-doan", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def start() -> Response:
    """Begin the books of a union."""
    form = NewUnionForm()
    return _opened(
        "admin/firstrun/start.html",
        form,
        lambda: actions.start_books(form.union(), form.account(), now()),
        "Đã mở sổ.",
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
                return actions.bring_workbook(path, name, form.account(), today(), now())
            except actions.Unfit as unfit:
                problems.extend(unfit.problems)
                raise

    return _opened("admin/firstrun/bring.html", form, take, "Đã nhập sổ.", problems)


@bp.route("/nam-mau", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def sample() -> Response:
    """Look around in the year of an invented union."""
    form = FirstAccountForm()
    return _opened(
        "admin/firstrun/sample.html",
        form,
        lambda: actions.look_around(form.account(), today(), now()),
        "Đã mở năm mẫu.",
    )


@bp.route("/tai-khoan", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def take_over() -> Response:
    """The first account for books that came by command, against the code from the console."""
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
    if form.validate_on_submit() and _code_holds(form):
        try:
            with saving(form) as saved:
                user = write()
        except Unreadable as unreadable:
            form.form_errors = [unreadable.sentence]
        else:
            if saved.done:
                mark_books()
                code.drop(_folder())
                open_session(user)
                flash(sentence, "success")
                return see_other(url_for("home.index"))
    return page(template, form=form, problems=problems or [], status=422 if form.is_submitted() else 200)


def _ask_for_code(form: FirstAccountForm) -> None:
    """Who has the console gets the books that are there, and an empty house if not sitting at its machine."""
    if not units() and is_this_machine():
        form.without_code()
    else:
        code.ensure(_folder())


def _code_holds(form: FirstAccountForm) -> bool:
    if "code" not in form or code.holds(_folder(), form.code.data):
        return True
    form.code.errors = ["Mã không đúng. Hãy xem lại ở cửa sổ chạy chương trình."]
    return False


def _folder() -> Path:
    return Path(current_app.instance_path)


def _is_over() -> bool:
    """Accounts are never deleted: once there is one, this asks no more."""
    if not current_app.extensions.get(_OVER):
        current_app.extensions[_OVER] = count_users() > 0
    return bool(current_app.extensions[_OVER])


def _are_lost() -> bool:
    """Whether books were begun here and are gone: that is no first run."""
    return bool(mark_in(Path(current_app.instance_path))) and not units()
