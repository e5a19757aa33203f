"""Screens of signing in and out, and of changing one's own password."""

from __future__ import annotations

from flask import Blueprint, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.admin.access.forms import CodeForm, OwnPasswordForm, SignInForm
from app.office.accounts import actions, password_rules
from app.office.accounts.models import User
from app.office.accounts.passwords import normalized
from app.office.accounts.rules import Permission, local_path
from app.office.second_factor.queries import has_factor, state_of
from app.office.second_factor.rules import is_six_figures, tidy_code
from app.office.security_log.rules import EventKind
from app.office.sign_in.queries import administrators
from app.transactions import reads_first
from app.web.delivery.security_events import note
from app.web.guards import actor, allow
from app.web.pages import page, see_other
from app.web.saving import saving
from app.web.sign_in import second_step
from app.web.sign_in.checking import Answer, check_own_password, check_sign_in
from app.web.sign_in.current import close_session, is_over, open_session

bp = Blueprint("access", __name__, url_prefix="/tai-khoan")


@bp.route("/dang-nhap", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
@reads_first
def sign_in() -> Response:
    """Sign in and redirect to `next`, on this site only."""
    target = local_path(request.args.get("next")) or url_for("home.index")
    if current_user.is_authenticated:
        return see_other(target)
    form, answer = SignInForm(), Answer()
    if form.validate_on_submit():
        answer = check_sign_in(form)
        if answer.user and has_factor(answer.user.id):
            second_step.ask(answer.user, answer.session_key)
            return see_other(url_for(".give_code", next=local_path(request.args.get("next"))))
        if answer.user and open_session(answer.user.id, answer.session_key, form, comes_in=True):
            note(EventKind.SIGNED_IN, user=answer.user)
            return see_other(target)
    shown = page(
        "admin/access/sign_in.html",
        form=form,
        answer=answer,
        administrators=administrators(),
        is_over=is_over() and not form.is_submitted(),
        status=answer.status if form.is_submitted() else 200,
    )
    shown.headers.extend(answer.headers)
    return shown


@bp.route("/dang-nhap/ma", methods=["GET", "POST"])
@allow(Permission.PUBLIC)
@reads_first
def give_code() -> Response:
    """The second step: a code of the phone, or a recovery code."""
    target = local_path(request.args.get("next"))
    who, form, answer = second_step.waiting(), CodeForm(), Answer()
    if who is None or current_user.is_authenticated:
        return see_other(url_for(".sign_in", next=target))
    if form.validate_on_submit():
        answer = second_step.check_code(form, form.code, who)
        if answer.user and open_session(who.user_id, answer.session_key, form, comes_in=True):
            note(EventKind.SIGNED_IN, user=answer.user)
            _warn_of_few_codes(form.code.data or "")
            return see_other(target or url_for("home.index"))
    status = answer.status if form.is_submitted() else 200
    shown = page("admin/access/code.html", form=form, answer=answer, status=status)
    shown.headers.extend(answer.headers)
    return shown


def _warn_of_few_codes(typed: str) -> None:
    """After a recovery code: how many are left, and what to do."""
    if not is_six_figures(tidy_code(typed)):
        left = state_of(current_user.id).codes_left
        flash(f"Đã dùng một mã dự phòng, còn {left} mã. Điện thoại mất thì hãy tắt rồi cài lại.", "warning")


@bp.post("/dang-xuat")
@allow(Permission.SIGNED_IN)
def sign_out() -> Response:
    """End this session, on the server too: a copy of its cookie opens nothing."""
    user = current_user._get_current_object()
    saved = close_session()
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
        return see_other(url_for("home.index"))
    note(EventKind.SIGNED_OUT, user=user)
    flash("Đã đăng xuất.", "success")
    return see_other(url_for(".sign_in"))


@bp.route("/mat-khau", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
@reads_first
def change_password() -> Response:
    """Change one's own password; all other sessions end."""
    user, form, answer = current_user._get_current_object(), OwnPasswordForm(), Answer()
    if form.validate_on_submit():
        answer = check_own_password(form, user)
        if answer.user and _changed(answer.user, form):
            flash("Đã đổi mật khẩu. Các máy khác phải đăng nhập lại.", "success")
            return see_other(local_path(request.args.get("next")) or url_for("home.index"))
    shown = page(
        "admin/access/password.html",
        form=form,
        answer=answer,
        is_forced=user.must_change_password,
        status=answer.status if form.is_submitted() else 200,
    )
    shown.headers.extend(answer.headers)
    return shown


def _changed(user: User, form: OwnPasswordForm) -> bool:
    current, password = form.current.data or "", form.password.data or ""
    with saving(form) as saved:
        password_rules.refuse_same_password(normalized(current), normalized(password))
        actions.change_password(user, password, actor())
        user_id, session_key = user.id, user.session_key
    return saved.done and open_session(user_id, session_key, form)
