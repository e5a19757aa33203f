"""Writes of accounts: created, closed, passwords, roles."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, update

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.signals import access_ended
from app.core.vietnamese import fold
from app.database import insert_or_update
from app.extensions import db
from app.office.accounts import passwords, queries, rules
from app.office.accounts.models import FirstRun, Grant, SentForm, User
from app.office.accounts.rules import Role
from app.office.notices.actions import tell
from app.office.sessions.actions import end_sessions
from app.office.sessions.rules import Ending
from app.office.sign_in.actions import forget_failures
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.office.units.queries import units

#: How long the tokens of sent forms are kept.
_KEPT = timedelta(days=30)


def begin_once(at: datetime) -> bool:
    """Record that first run was done; False if it was done before. Waits for another one in progress."""
    row = insert_or_update(FirstRun).values(id=1, at=at)
    began = db.session.scalar(row.on_conflict_do_nothing().returning(FirstRun.id)) is not None
    # Accounts may have been created by a command instead.
    return began and not queries.count_users()


def add_user(
    username: str,
    display_name: str,
    password: str,
    actor: Actor,
    *,
    is_admin: bool = False,
    is_temporary: bool = False,
) -> User:
    """Create an account; a temporary password must be changed before anything else is allowed.

    Raises Refused for a bad or taken name or a bad password.
    """
    name = fold(username)
    rules.refuse_bad_username(name)
    if queries.user_by_name(name):
        raise Refused("Tên đăng nhập này đã có người dùng.", "username")
    user = User(username=name, display_name=display_name, is_admin=is_admin)
    _set_password(user, password, is_temporary=is_temporary)
    db.session.add(user)
    db.session.flush()
    _note(user, actor, "accounts.added", {"display_name": ("", display_name), "is_admin": (False, is_admin)})
    return user


def change_password(
    user: User, password: str, actor: Actor, *, is_temporary: bool = False, reason: str = ""
) -> None:
    """Set a new password; ends the user's sessions, calendar links and sign-in waits.

    A temporary one must be changed before anything else is allowed. Raises Refused.
    """
    _set_password(user, password, is_temporary=is_temporary)
    forget_failures(user)
    end_sessions(user.id, Ending.NEW_PASSWORD)
    _note(user, actor, "accounts.password_changed", {}, reason=reason)
    tell(user.id, actor, "Mật khẩu của bạn đã được đổi")
    access_ended.send(user.id, unit_id=None, actor=actor)


def refuse_bad_password(password: str, username: str) -> None:
    """Raise Refused for a password that is too short or too long, or easily guessed here."""
    normal, names = passwords.normalized(password), [unit.name for unit in units()]
    rules.refuse_bad_password(normal, username)
    rules.refuse_guessable_password(normal, username, names, passwords.common_passwords())


def renew_hash(user: User, stored: str, fresh: str | None) -> None:
    """Store a costlier hash of the same password, unless another was set meanwhile."""
    if fresh and user.password_hash == stored:
        user.password_hash = fresh


def grant(user: User, unit: Unit, role: Role, actor: Actor, member_id: int | None = None) -> Grant:
    """Give a user a role in a union. Raises Refused when they hold it already."""
    if any(held.unit_id == unit.id and held.role == role for held, _ in queries.grants_of(user.id)):
        raise Refused(f"Tài khoản này đã có vai trò {role.label}.", "role")
    given = Grant(user_id=user.id, unit_id=unit.id, role=role, member_id=member_id)
    db.session.add(given)
    db.session.flush()
    _note(user, actor, "accounts.granted", {"role": ("", role)}, unit.id)
    # First run gives a role to whoever opens the books.
    if actor.user_id is not None:
        tell(user.id, actor, f"Bạn được giao vai trò {role.label} ở {unit.name}")
    return given


def revoke(user: User, given: Grant, actor: Actor) -> None:
    """Take a role back; from the user's next request on it is gone, and so is their calendar link there."""
    unit_id = given.unit_id
    db.session.delete(given)
    db.session.flush()
    _note(user, actor, "accounts.revoked", {"role": (given.role, "")}, unit_id)
    tell(user.id, actor, f"Bạn thôi vai trò {Role(given.role).label}")
    access_ended.send(user.id, unit_id=unit_id, actor=actor)


def set_enabled(user: User, is_enabled: bool, actor: Actor) -> None:
    """Close or open an account. Closing ends its sessions and calendar links; opening brings none back.

    Raises Refused for the last administrator.
    """
    if not is_enabled:
        _refuse_last_admin(user)
        user.session_key = secrets.token_hex(32)
        end_sessions(user.id, Ending.CLOSED)
        access_ended.send(user.id, unit_id=None, actor=actor)
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
        tell(user.id, actor, "Bạn được giao quyền quản trị" if is_admin else "Bạn thôi quyền quản trị")
    user.is_admin = is_admin
    db.session.flush()


def claim_form(token: str, user_id: int, at: datetime) -> bool:
    """Record the token of a form; False if it was sent before. Waits for a transaction with the same one."""
    db.session.execute(delete(SentForm).where(SentForm.user_id == user_id, SentForm.at < at - _KEPT))
    form = insert_or_update(SentForm).values(token=token, user_id=user_id, location="", at=at)
    return db.session.scalar(form.on_conflict_do_nothing().returning(SentForm.token)) is not None


def settle_form(token: str, location: str) -> None:
    """Store where a claimed form redirects to: to what it created."""
    db.session.execute(update(SentForm).where(SentForm.token == token).values(location=location))


def _refuse_last_admin(user: User) -> None:
    if queries.lock_enabled_admins() == [user.id]:
        raise Refused("Đây là người quản trị duy nhất đang hoạt động; hãy giao quyền cho người khác trước.")


def _set_password(user: User, password: str, *, is_temporary: bool) -> None:
    refuse_bad_password(password, user.username)
    user.password_hash = passwords.hash_of(password)
    user.session_key = secrets.token_hex(32)
    user.must_change_password = is_temporary
    # When it was set is a fact of the machine, as when a row was recorded.
    user.temporary_since = func.now() if is_temporary else None


def _note(
    user: User,
    actor: Actor,
    action: str,
    changes: trail.Changes,
    unit_id: int | None = None,
    reason: str = "",
) -> None:
    changes = {"username": ("", user.username), **changes}
    trail.note(unit_id, actor, action, f"users/{user.id}", changes, reason)
