"""Writes of accounts: made, signed in to, locked, given roles."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import delete, update
from werkzeug.security import check_password_hash, generate_password_hash

from app.accounts import queries, rules
from app.accounts.models import Grant, SentForm, User
from app.accounts.rules import Role
from app.core.actor import SYSTEM, Actor
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.database import insert_or_update
from app.extensions import db
from app.trail import actions as trail
from app.units.models import Unit

#: Nobody sends a form again that was carried out so long ago.
_KEPT = timedelta(days=30)


def add_user(
    username: str, display_name: str, password: str, actor: Actor, *, is_admin: bool = False
) -> User:
    """Make an account. Raises Refused for a bad or taken name or a bad password."""
    name = fold(username)
    rules.refuse_bad_username(name)
    if queries.user_by_name(name):
        raise Refused("Tên đăng nhập này đã có người dùng.", "username")
    user = User(username=name, display_name=display_name, is_admin=is_admin)
    _set_password(user, password)
    db.session.add(user)
    db.session.flush()
    _note(user, actor, "accounts.added", {"display_name": ("", display_name), "is_admin": (False, is_admin)})
    return user


def sign_in(username: str, password: str, now: datetime) -> User | None:
    """The account that name and password open at the moment `now`, or None, whatever is wrong.

    Failures are counted: the caller commits either way.
    """
    user = queries.user_by_name(username)
    if user is None:
        # As slow as for a known name, so that the time tells nobody which names exist.
        check_password_hash(_hash_of_nobody(), password)
        return None
    return user if password_holds(user, password, now) and user.is_enabled else None


def password_holds(user: User, password: str, now: datetime) -> bool:
    """Whether the password is the user's; five wrong ones in a row lock the account for 15 minutes.

    While it is locked nothing holds, the right password neither.
    """
    is_right = check_password_hash(user.password_hash, _normal(password))
    if rules.is_locked(user.locked_until, now):
        return False
    if is_right:
        if user.failed_sign_ins or user.locked_until:
            user.failed_sign_ins, user.locked_until = 0, None
        return True
    # Added up by the database: guesses sent at the same time must all count.
    user.failed_sign_ins = User.failed_sign_ins + 1
    db.session.flush()
    if user.failed_sign_ins >= rules.MOST_FAILURES:
        user.failed_sign_ins, user.locked_until = 0, now + rules.LOCK_OUT
        _note(user, SYSTEM, "accounts.locked", {})
    return False


def change_password(user: User, password: str, actor: Actor) -> None:
    """Set a new password; every open session of the user ends and a lock-out too. Raises Refused."""
    _set_password(user, password)
    user.failed_sign_ins, user.locked_until = 0, None
    _note(user, actor, "accounts.password_changed", {})


def grant(user: User, unit: Unit, role: Role, actor: Actor, member_id: int | None = None) -> Grant:
    """Give a user a role in a union. Raises Refused when they hold it already."""
    if any(held.unit_id == unit.id and held.role == role for held, _ in queries.grants_of(user.id)):
        raise Refused(f"Tài khoản này đã có vai trò {role.label}.", "role")
    given = Grant(user_id=user.id, unit_id=unit.id, role=role, member_id=member_id)
    db.session.add(given)
    db.session.flush()
    _note(user, actor, "accounts.granted", {"role": ("", role)}, unit.id)
    return given


def revoke(user: User, given: Grant, actor: Actor) -> None:
    """Take a role back; it ends with the user's next request."""
    db.session.delete(given)
    _note(user, actor, "accounts.revoked", {"role": (given.role, "")}, given.unit_id)


def set_enabled(user: User, is_enabled: bool, actor: Actor) -> None:
    """Close or open an account. Closing ends its sessions. Raises Refused for the last administrator."""
    if not is_enabled:
        _refuse_last_admin(user)
        user.session_key = secrets.token_hex(32)
    if user.is_enabled != is_enabled:
        _note(user, actor, "accounts.enabled", {"is_enabled": (user.is_enabled, is_enabled)})
    user.is_enabled = is_enabled
    db.session.flush()


def set_admin(user: User, is_admin: bool, actor: Actor) -> None:
    """Make a user an administrator or no longer. Raises Refused for the last administrator."""
    if not is_admin:
        _refuse_last_admin(user)
    if user.is_admin != is_admin:
        _note(user, actor, "accounts.administrator", {"is_admin": (user.is_admin, is_admin)})
    user.is_admin = is_admin
    db.session.flush()


def claim_form(token: str, user_id: int, at: datetime) -> bool:
    """Note that a form is carried out; False when it was already. Waits for one sent at that instant."""
    db.session.execute(delete(SentForm).where(SentForm.user_id == user_id, SentForm.at < at - _KEPT))
    form = insert_or_update(SentForm).values(token=token, user_id=user_id, location="", at=at)
    return db.session.scalar(form.on_conflict_do_nothing().returning(SentForm.token)) is not None


def settle_form(token: str, location: str) -> None:
    """Keep where a claimed form leads: to what it made."""
    db.session.execute(update(SentForm).where(SentForm.token == token).values(location=location))


def _refuse_last_admin(user: User) -> None:
    if queries.lock_enabled_admins() == [user.id]:
        raise Refused("Đây là người quản trị duy nhất đang hoạt động; hãy giao quyền cho người khác trước.")


def _set_password(user: User, password: str) -> None:
    chosen = _normal(password)
    rules.refuse_bad_password(chosen, user.username)
    user.password_hash = generate_password_hash(chosen)
    user.session_key = secrets.token_hex(32)


def _normal(password: str) -> str:
    """The same letters whichever keyboard composed them: a phone and an office PC may differ."""
    return unicodedata.normalize("NFC", password)


@cache
def _hash_of_nobody() -> str:
    return generate_password_hash(secrets.token_hex(16))


def _note(user: User, actor: Actor, action: str, changes: trail.Changes, unit_id: int | None = None) -> None:
    said = {"username": ("", user.username), **changes}
    trail.note(unit_id, actor, action, f"users/{user.id}", said)
