"""Signing in and out, one's own password."""

from __future__ import annotations

from flask import Blueprint, flash, request, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from app.accounts import actions
from app.accounts.forms import OwnPasswordForm, SignInForm
from app.accounts.models import User
from app.accounts.queries import user_by_session_key
from app.accounts.rules import MOST_FAILURES, Permission, local_path
from app.extensions import login
from app.web.account_boxes import open_session
from app.web.clock import now
from app.web.guards import actor, allow
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("accounts", __name__, url_prefix="/tai-khoan")

#: One sentence whatever was wrong: it must not tell which names exist.
WRONG = (
    f"Tên đăng nhập hoặc mật khẩu không đúng. Sai {MOST_FAILURES} lần liền thì tài khoản tạm khóa 15 phút."
)


@login.user_loader  # type: ignore[untyped-decorator]
def load_user(session_key: str) -> User | None:
    """The account of a session: one statement per request."""
    return user_by_session_key(session_key)


@bp.route("/dang-nhap", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
def sign_in() -> Response:
    """Sign in and go on to where one was sent from, on this site only."""
    target = local_path(request.args.get("next")) or url_for("home.index")
    if current_user.is_authenticated:
        return see_other(target)
    form = SignInForm()
    if form.validate_on_submit():
        with saving(form) as saved:
            user = actions.sign_in(form.username.data or "", form.password.data or "", now())
        if saved.done and user:
            open_session(user)
            return see_other(target)
        form.form_errors = [WRONG]
    return page("accounts/sign_in.html", form=form, status=422 if form.is_submitted() else 200)


@bp.post("/dang-xuat")
@allow(Permission.SIGNED_IN)
def sign_out() -> Response:
    """End this session."""
    logout_user()
    session.clear()
    flash("Đã đăng xuất.", "success")
    return see_other(url_for(".sign_in"))


@bp.route("/mat-khau", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def change_password() -> Response:
    """One's own password: every other session ends, this one goes on."""
    user, form = current_user._get_current_object(), OwnPasswordForm()
    if form.validate_on_submit():
        with saving(form) as saved:
            holds = actions.password_holds(user, form.current.data or "", now())
            if holds:
                actions.change_password(user, form.password.data or "", actor())
        if saved.done and holds:
            open_session(user)
            flash("Đã đổi mật khẩu. Các máy khác phải đăng nhập lại.", "success")
            return see_other(url_for("home.index"))
        if saved.done:
            form.current.errors = ["Mật khẩu đang dùng không đúng."]
    return page("accounts/password.html", form=form, status=422 if form.is_submitted() else 200)
