"""Screens of the administrator: accounts and their roles."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, abort, current_app, flash, url_for
from werkzeug.wrappers import Response

from app.admin.accounts.forms import NewUserForm, RoleForm, TemporaryPasswordForm, UserFilter
from app.desk.feed.queries import links_of
from app.office.accounts import actions, queries
from app.office.accounts.models import User
from app.office.accounts.password_rules import temporary_ends_at
from app.office.accounts.rules import Permission, Role
from app.office.backup.standing import standing
from app.office.second_factor.queries import state_of
from app.office.sessions.queries import open_sessions
from app.office.sign_in.actions import unlock as unlock_name
from app.office.sign_in.queries import waiting_places
from app.office.units.queries import unit_by_id
from app.web.clock import now, today
from app.web.forms.sent import carried_out, form_page, pressed
from app.web.guards import actor, allow
from app.web.lists.address import page_number
from app.web.pages import page
from app.web.sign_in.here import this_session

bp = Blueprint("accounts", __name__, url_prefix="/tai-khoan")

WAITS = "Vai trò này chờ Chủ tịch công đoàn xác nhận."
_BY_CONSOLE = " Không còn Chủ tịch thì người cài đặt xác nhận trên máy chủ: flask chair {name}."


@bp.get("/")
@allow(Permission.ADMINISTER)
def index() -> Response:
    """Every account of the installation."""
    form = UserFilter.asked()
    found = queries.page_of_users(page_number(), form.q.data or "")
    here = this_session()
    return page(
        "admin/accounts/index.html",
        block="results",
        form=form,
        page=found,
        backup=standing(Path(current_app.instance_path), now()),
        admins_need_code=bool(here and here.admins_need_code),
    )


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def create() -> Response:
    """A new account, with a role or as administrator."""
    form = NewUserForm().offer()
    done = carried_out(
        form, lambda: _added(form), lambda user: url_for(".show", user_id=user.id), "Đã mở tài khoản."
    )
    return done or form_page("admin/accounts/create.html", form)


def _added(form: NewUserForm) -> User:
    user = actions.add_user(
        form.username.data,
        form.display_name.data,
        form.password.data or "",
        actor(),
        is_admin=form.is_admin.data,
        is_temporary=True,
    )
    _give_role(user, form)
    return user


@bp.get("/<int:user_id>")
@allow(Permission.ADMINISTER)
def show(user_id: int) -> Response:
    """One account: roles, password, enabled or not."""
    return _page_of(_user(user_id), RoleForm().offer(), TemporaryPasswordForm())


@bp.post("/<int:user_id>/vai-tro")
@allow(Permission.ADMINISTER)
def grant(user_id: int) -> Response:
    """Give a role."""
    user, form = _user(user_id), RoleForm().offer()
    done = carried_out(form, lambda: _give_role(user, form), _address(user), "Đã giao vai trò.")
    return done or _page_of(user, form, TemporaryPasswordForm(formdata=None), status=422)


@bp.post("/<int:user_id>/vai-tro/<int:grant_id>/thu-hoi")
@allow(Permission.ADMINISTER)
def revoke(user_id: int, grant_id: int) -> Response:
    """Take a role back."""
    user, given = _user(user_id), queries.grant(user_id, grant_id) or abort(404)
    return pressed(
        lambda: actions.take_back(user, given, actor(), today()), _address(user), "Đã thu hồi vai trò."
    )


@bp.post("/<int:user_id>/mat-khau")
@allow(Permission.ADMINISTER)
def reset_password(user_id: int) -> Response:
    """Set a temporary password, which its user must change at once."""
    user, form = _user(user_id), TemporaryPasswordForm()

    def set_it() -> None:
        actions.set_temporary_password(user, form.password.data or "", actor(), today())

    done = carried_out(form, set_it, _address(user), "Đã đặt mật khẩu tạm.")
    return done or _page_of(user, RoleForm(formdata=None).offer(), form, status=422)


@bp.post("/<int:user_id>/<any(khoa, mo):wanted>")
@allow(Permission.ADMINISTER)
def switch(user_id: int, wanted: str) -> Response:
    """Disable an account or enable it again."""
    user = _user(user_id)
    return pressed(
        lambda: actions.set_enabled(user, wanted == "mo", actor()),
        _address(user),
        "Tài khoản đã mở." if wanted == "mo" else "Đã khóa tài khoản.",
    )


@bp.post("/<int:user_id>/mo-khoa")
@allow(Permission.ADMINISTER)
def unlock(user_id: int) -> Response:
    """End the waits after wrong passwords."""
    user = _user(user_id)
    return pressed(lambda: unlock_name(user, actor()), _address(user), "Đã mở khóa: đăng nhập được ngay.")


@bp.post("/<int:user_id>/quan-tri/<any(giao, thoi):wanted>")
@allow(Permission.ADMINISTER)
def administrator(user_id: int, wanted: str) -> Response:
    """Make a user an administrator, or no longer."""
    user = _user(user_id)
    return pressed(
        lambda: actions.set_admin(user, wanted == "giao", actor()),
        _address(user),
        "Đã giao quyền quản trị." if wanted == "giao" else "Đã thôi quyền quản trị.",
    )


def _user(user_id: int) -> User:
    return queries.user(user_id) or abort(404)


def _give_role(user: User, form: RoleForm) -> None:
    if form.role.data and form.unit_id.data:
        term = (form.valid_from.data, form.valid_to.data)
        union = unit_by_id(form.unit_id.data)
        given = actions.grant(user, union, form.role.data, actor(), today(), term=term)
        if given.is_waiting:
            is_chair = form.role.data is Role.CHAIR
            console = _BY_CONSOLE.format(name=user.username) if is_chair else ""
            flash(f"{WAITS} Trước đó vai trò {form.role.data.label} chưa có hiệu lực.{console}", "warning")


def _address(user: User) -> str:
    return url_for(".show", user_id=user.id)


def _page_of(user: User, roles: RoleForm, password: TemporaryPasswordForm, status: int = 200) -> Response:
    held = [(one, one.held.state_on(today())) for one in queries.holdings_of(user.id)]
    return page(
        "admin/accounts/show.html",
        user=user,
        held=held,
        roles=roles,
        password=password,
        waits=waiting_places(user.username, now()),
        links=links_of(user.id),
        temporary_ends_at=temporary_ends_at(user.temporary_since),
        second_factor=state_of(user.id),
        sessions=open_sessions(user.id, now()),
        status=status,
    )
