"""Screens of the second factor: one's own, and what administrators do for others."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, current_app, flash, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.admin.second_factor.forms import FirstCodeForm, PasswordAgainForm
from app.admin.second_factor.picture import picture_of
from app.core.errors import Refused
from app.core.vietnamese import tidy
from app.office.accounts.queries import user as user_by_id
from app.office.accounts.rules import Permission, local_path
from app.office.second_factor import actions, queries
from app.office.second_factor.rules import SET_UP_LASTS, address_for_phone
from app.office.second_factor.sealing import unseal
from app.office.sessions.actions import end_sessions
from app.office.sessions.rules import Ending
from app.transactions import reads_first
from app.web.clock import now
from app.web.forms.sent import form_page, pressed
from app.web.guards import actor, allow, lacks_code, needs_code
from app.web.pages import page, see_other
from app.web.saving import saving
from app.web.sign_in.checking import Answer, check_own_password
from app.web.sign_in.here import this_session

bp = Blueprint("second_factor", __name__, url_prefix="/tai-khoan")
#: When the password was asked for the setting up under way.
_BEGAN = "second_factor_began"


@bp.get("/xac-nhan")
@allow(Permission.SIGNED_IN)
def show() -> Response:
    """Whether it is on, and what can be done."""
    return _page(PasswordAgainForm(), PasswordAgainForm(prefix="off"))


@bp.post("/xac-nhan/bat-dau")
@allow(Permission.SIGNED_IN)
@reads_first
def begin() -> Response:
    """After the password: make a secret and go on to reading it in."""
    form = PasswordAgainForm()
    answer = _asked_again(form)
    if answer.user:
        with saving(form) as saved:
            actions.begin(answer.user, _server_key())
        if saved.done:
            session[_BEGAN] = now().isoformat()
            return see_other(url_for(".set_up", next=_next()))
    return _page(form, PasswordAgainForm(formdata=None, prefix="off"), answer)


@bp.route("/xac-nhan/cai-dat", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def set_up() -> Response:
    """Show the secret, and take the first code of it; then the recovery codes are shown, once."""
    user, form = current_user._get_current_object(), FirstCodeForm()
    factor = queries.factor_of(user.id)
    if not _began_lately() or factor is None or factor.confirmed_at:
        return see_other(url_for(".show", next=_next()))
    if form.validate_on_submit():
        with saving(form) as saved:
            codes = actions.confirm(user, form.code.data or "", _server_key(), actor(), now())
            _end_others(user.id)
        if saved.done:
            session.pop(_BEGAN, None)
            return page("admin/second_factor/codes.html", codes=codes, next=_next(), is_new=True)
    secret = unseal(factor.sealed_secret, user.id, _server_key())
    address = address_for_phone(secret, user.username, request.host.partition(":")[0])
    return form_page(
        "admin/second_factor/set_up.html",
        form,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=picture_of(address),
    )


@bp.post("/xac-nhan/ma-du-phong")
@allow(Permission.SIGNED_IN)
@reads_first
def renew_codes() -> Response:
    """New recovery codes in place of the old ones, shown once."""
    form = PasswordAgainForm()
    answer = _asked_again(form)
    if answer.user:
        with saving(form) as saved:
            codes = actions.renew_codes(answer.user, actor())
        if saved.done:
            return page("admin/second_factor/codes.html", codes=codes, next=None, is_new=False)
    return _page(form, PasswordAgainForm(formdata=None, prefix="off"), answer)


@bp.post("/xac-nhan/tat")
@allow(Permission.SIGNED_IN)
@reads_first
def turn_off() -> Response:
    """Switch one's own off, unless it is required."""
    form = PasswordAgainForm(prefix="off")
    answer = _asked_again(form)
    if answer.user:
        with saving(form) as saved:
            if needs_code():
                raise Refused("Công đoàn hoặc người quản trị đang bắt buộc, nên không tắt được.")
            actions.turn_off(answer.user, actor())
        if saved.done:
            flash("Đã tắt xác nhận hai bước.", "success")
            return see_other(url_for(".show"))
    return _page(PasswordAgainForm(formdata=None), form, answer)


@bp.post("/<int:user_id>/xac-nhan/bo")
@allow(Permission.ADMINISTER)
def take_off(user_id: int) -> Response:
    """Take it off another account, with a reason: its user lost phone and recovery codes."""
    user, reason = user_by_id(user_id) or abort(404), tidy(request.form.get("reason", ""))

    def write() -> None:
        if user.id == current_user.id:
            raise Refused("Của chính bạn thì tắt ở trang Xác nhận hai bước.")
        if not reason:
            raise Refused("Cần ghi lý do bỏ xác nhận hai bước.")
        actions.turn_off(user, actor(), reason)

    sentence = "Đã bỏ xác nhận hai bước của tài khoản này."
    return pressed(write, url_for("accounts.show", user_id=user_id), sentence)


@bp.post("/xac-nhan/quan-tri/<any(can, thoi):wanted>")
@allow(Permission.ADMINISTER)
def require_of_admins(wanted: str) -> Response:
    """Require it of administrators, or no longer."""
    sentence = "Người quản trị từ nay phải có xác nhận hai bước." if wanted == "can" else "Đã thôi bắt buộc."
    return pressed(
        lambda: actions.require_of_admins(wanted == "can", actor()), url_for("accounts.index"), sentence
    )


def _page(form: PasswordAgainForm, off: PasswordAgainForm, answer: Answer | None = None) -> Response:
    state = queries.state_of(current_user.id)
    shown = page(
        "admin/second_factor/show.html",
        form=form,
        off=off,
        state=state,
        is_required=needs_code(),
        is_forced=lacks_code(),
        answer=answer or Answer(),
        next=_next(),
        status=answer.status if answer else 200,
    )
    shown.headers.extend(answer.headers if answer else {})
    return shown


def _asked_again(form: PasswordAgainForm) -> Answer:
    if form.validate_on_submit():
        return check_own_password(form, current_user._get_current_object())
    return Answer()


def _began_lately() -> bool:
    began: str = session.get(_BEGAN, "")
    return bool(began) and now() - datetime.fromisoformat(began) < SET_UP_LASTS


def _end_others(user_id: int) -> None:
    """Sessions that were opened without a code end."""
    here = this_session()
    end_sessions(user_id, Ending.NEW_CODE, but=here.id if here else None)


def _next() -> str | None:
    return local_path(request.args.get("next"))


def _server_key() -> str:
    return str(current_app.config["SECRET_KEY"])
