"""The account of a person: in their extract, and closed when their data are erased."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete

from app.core.dates import format_date
from app.desk.feed.queries import feed_key
from app.extensions import db
from app.office.accounts.actions import revoke
from app.office.accounts.models import User
from app.office.accounts.queries import grants_of, grants_of_member, users_of_member
from app.office.accounts.rules import Role
from app.office.notices.actions import forget_notices
from app.office.notices.queries import waiting_for
from app.office.second_factor import actions as second_factor
from app.office.second_factor.queries import state_of
from app.office.sessions.models import UserSession
from app.office.sessions.queries import sessions_of
from app.office.sessions.rules import browser_text
from app.office.trail.actions import note
from app.office.trail.erasure_actions import cut_details
from app.office.trail.erasure_rules import LEFT, rewritten
from app.office.trail.queries import details_about
from app.web.lists.filters import moment
from app.web.personal.declared import Erasure, ExtractRow


def account_rows(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The accounts with which the person signs in."""
    for given in grants_of_member(unit_id, member_id):
        yield {
            "Tên đăng nhập": given.user.username,
            "Tên hiện": given.user.display_name,
            "Vai trò": Role(given.role).label,
            "Đang dùng": "có" if given.user.is_enabled else "không",
        }


def factor_rows(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """Whether they sign in with a second step; its secrets are left out."""
    for user_id in users_of_member(unit_id, member_id):
        state = state_of(user_id)
        if state.since:
            yield {"Bật từ": moment(state.since), "Số mã dự phòng còn lại": str(state.codes_left)}


def session_rows(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """Where they signed in."""
    for one in sessions_of(users_of_member(unit_id, member_id)):
        yield {
            "Từ lúc": moment(one.started_at),
            "Lần cuối": moment(one.seen_at),
            "Địa chỉ máy": one.address,
            "Trình duyệt": browser_text(one.browser),
            "Kết thúc": moment(one.ended_at) if one.ended_at else "",
        }


def feed_rows(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The calendar link of the union; its secret is not kept."""
    for user_id in users_of_member(unit_id, member_id):
        if key := feed_key(user_id, unit_id):
            last = format_date(key.last_fetched_on) if key.last_fetched_on else ""
            yield {"Tạo lúc": moment(key.made_at), "Được lấy lần cuối": last}


def notice_rows(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """Notices about their account that they have not seen yet."""
    for one in waiting_for(users_of_member(unit_id, member_id)):
        yield {"Lúc": moment(one.at), "Người ghi": one.by, "Nội dung": one.text}


def roles_held(unit_id: int, member_id: int, _today: date) -> Iterator[str]:
    """Offices that the person still holds by their account."""
    for given in grants_of_member(unit_id, member_id):
        for other, unit in grants_of(given.user_id):
            if other.role != Role.MEMBER and unit.id == unit_id:
                role = Role(other.role).label
                yield f"tài khoản còn vai trò {role} (bàn giao tiền, sổ rồi thu hồi vai trò)"


def close_account(erasure: Erasure) -> None:
    """End the person's role; an account with no other one is closed and loses its names."""
    for given in grants_of_member(erasure.unit_id, erasure.member_id):
        user = given.user
        erasure.cut[f"users/{user.id}"] |= {"username": "", "display_name": ""}
        revoke(user, given, erasure.actor)
        db.session.expire(user, ["grants"])
        if not user.grants and not user.is_admin:
            _forget(user, erasure)


def _forget(user: User, erasure: Erasure) -> None:
    user.username, user.display_name = f"da-xoa-{user.id}", erasure.mark
    user.password_hash, user.session_key, user.is_enabled = "", secrets.token_hex(32), False
    db.session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    second_factor.forget(user)
    forget_notices(user.id)
    db.session.flush()
    rows = details_about(None, [f"users/{user.id}"])
    fields = ("username", "display_name")
    left = cut_details(
        [detail for _, detail in rows],
        lambda one: rewritten(one.values, cut=fields, swap={}, kept=(), clean=erasure.clean),
    )
    for _, detail in rows:
        detail.search_text = ""
    note(None, erasure.actor, "accounts.erased", f"users/{user.id}", {LEFT: (None, left)})
