"""The account of a person: in their extract, and closed when their data are erased."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete

from app.extensions import db
from app.office.accounts.actions import revoke
from app.office.accounts.models import User
from app.office.accounts.queries import grants_of, grants_of_member
from app.office.accounts.rules import Role
from app.office.second_factor import actions as second_factor
from app.office.sessions.models import UserSession
from app.office.trail.actions import note
from app.office.trail.erasure_actions import cut_details
from app.office.trail.erasure_rules import LEFT, rewritten
from app.office.trail.queries import details_about
from app.web.personal.declared import Erasure, Said


def account_rows(unit_id: int, member_id: int) -> Iterator[Said]:
    """The accounts with which the person signs in."""
    for given in grants_of_member(unit_id, member_id):
        yield {
            "Tên đăng nhập": given.user.username,
            "Tên hiện": given.user.display_name,
            "Vai trò": Role(given.role).label,
            "Đang dùng": "có" if given.user.is_enabled else "không",
        }


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
