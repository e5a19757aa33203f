"""Writes of accounts: created, closed, passwords, roles."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import delete, func, update

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.signals import access_ended
from app.core.vietnamese import fold
from app.database import insert_or_update
from app.extensions import db
from app.office.accounts import password_rules, passwords, queries, rules
from app.office.accounts.models import FirstRun, Grant, SentForm, User
from app.office.accounts.rules import SENT_FORMS_KEPT, Role, State
from app.office.notices.actions import notify
from app.office.security_log.actions import record_event
from app.office.security_log.rules import EventKind
from app.office.sessions.actions import end_sessions
from app.office.sessions.rules import Ending
from app.office.sign_in.actions import forget_failures
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.office.units.queries import units

#: How long the tokens of sent forms are kept.
#: What the chair says of a role.
_TERMS = ("valid_to", "sensitive_from", "sensitive_to")
_NOT_BY_ADMIN = (
    "Người quản trị không thu hồi vai trò Chủ tịch: Chủ tịch ghi ngày hết vai trò, của mình hoặc của người "
    "trước, ở trang «Vai trò». Không còn Chủ tịch thì giao vai trò ấy cho người mới, rồi xác nhận trên "
    "máy chủ: flask chair TÊN."
)
_BY_CONSOLE = (
    "Không đặt mật khẩu của Chủ tịch ở đây: ai đặt được thì vào sổ thay Chủ tịch được. Chủ tịch quên mật "
    "khẩu thì người cài đặt chạy trên máy chủ: flask password {name}."
)
#: What the security log calls the actions of the trail.
_EVENTS = {
    "accounts.added": EventKind.ACCOUNT_CHANGED,
    "accounts.enabled": EventKind.ACCOUNT_CHANGED,
    "accounts.administrator": EventKind.ACCOUNT_CHANGED,
    "accounts.password_changed": EventKind.PASSWORD_CHANGED,
    "accounts.granted": EventKind.GRANTED,
    "accounts.regranted": EventKind.GRANTED,
    "accounts.confirmed": EventKind.GRANTED,
    "accounts.asked_again": EventKind.REVOKED,
    "accounts.terms_set": EventKind.GRANTED,
    "accounts.revoked": EventKind.REVOKED,
    "accounts.declined": EventKind.REVOKED,
}


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
    notify(user.id, actor, "Mật khẩu của bạn đã được đổi")
    access_ended.send(user.id, unit_id=None, actor=actor)


def set_temporary_password(user: User, password: str, actor: Actor, today: date) -> None:
    """An administrator gives somebody a temporary password. Raises Refused for a chair's.

    Who may set it could sign in as the chair and confirm roles in their place; the console is for that. Other
    roles wait for the chair again, as if they were given again: whoever knows the password holds them.
    """
    held = queries.holdings_of(user.id)
    is_chair = any(one.held.role is Role.CHAIR and one.held.state_on(today) is State.IN_FORCE for one in held)
    if is_chair and actor.user_id != user.id:
        raise Refused(_BY_CONSOLE.format(name=user.username), "password")
    change_password(user, password, actor, is_temporary=True)
    for one in held:
        if not one.grant.is_waiting and _waits(user, one.unit, one.held.role, actor, today):
            _ask_again(user, one.grant, one.unit, actor)


def _ask_again(user: User, given: Grant, unit: Unit, actor: Actor) -> None:
    given.is_waiting = True
    db.session.flush()
    changed = {"role": ("", given.role), "is_waiting": (None, True)}
    _note(user, actor, "accounts.asked_again", changed, unit.id)
    notify(
        user.id, actor, f"Vai trò {Role(given.role).label} của bạn ở {unit.name} chờ chủ tịch xác nhận lại"
    )


def refuse_bad_password(password: str, username: str) -> None:
    """Raise Refused for a password that is too short or too long, or easily guessed here."""
    normal, names = passwords.normalized(password), [unit.name for unit in units()]
    password_rules.refuse_bad_password(normal, username)
    password_rules.refuse_guessable_password(normal, username, names, passwords.common_passwords())


def renew_hash(user: User, stored: str, fresh: str | None) -> None:
    """Store a costlier hash of the same password, unless another was set meanwhile."""
    if fresh and user.password_hash == stored:
        user.password_hash = fresh


def grant(
    user: User,
    unit: Unit,
    role: Role,
    actor: Actor,
    today: date,
    member_id: int | None = None,
    *,
    term: tuple[date | None, date | None] = (None, None),
) -> Grant:
    """Give a user a role in a union for a term (inclusive days; no first day: from today on).

    It waits for the union's chair, where there is one besides the user; that of a chair waits wherever there
    ever was another, for the console if need be. An expired role is given again.
    Raises Refused when they hold it already, and to who would give it to themselves.
    """
    first, last = term[0] or (today if actor.user_id else None), term[1]
    rules.refuse_bad_term(first, last, "valid_to")
    _refuse_own(user, actor)
    given = _expired(user, unit, role, today)
    is_new = given is None
    if given is None:
        given = Grant(user_id=user.id, unit_id=unit.id, role=role, member_id=member_id)
        db.session.add(given)
    given.valid_from, given.valid_to, given.given_by = first, last, actor.name
    given.sensitive_from = given.sensitive_to = None
    given.is_waiting = _waits(user, unit, role, actor, today)
    db.session.flush()
    details = {"valid_from": first, "valid_to": last, "is_waiting": given.is_waiting or None}
    changed = {"role": ("", role), **{name: (None, value) for name, value in details.items() if value}}
    _note(user, actor, "accounts.granted" if is_new else "accounts.regranted", changed, unit.id)
    # First run gives a role to whoever opens the books.
    if actor.user_id is not None:
        waits = ", còn chờ chủ tịch xác nhận," if given.is_waiting else ""
        notify(user.id, actor, f"Bạn được giao vai trò {role.label} ở {unit.name}{waits}")
    return given


def revoke(user: User, given: Grant, actor: Actor, reason: str = "") -> None:
    """Take a role back; from the user's next request on it is gone, and so is their calendar link there."""
    unit_id, was_waiting = given.unit_id, given.is_waiting
    db.session.delete(given)
    db.session.flush()
    action = "accounts.declined" if was_waiting else "accounts.revoked"
    _note(user, actor, action, {"role": (given.role, "")}, unit_id, reason)
    label = Role(given.role).label
    declined = f"Vai trò {label} giao cho bạn không được xác nhận"
    notify(user.id, actor, declined if was_waiting else f"Bạn thôi vai trò {label}")
    access_ended.send(user.id, unit_id=unit_id, actor=actor)


def take_back(user: User, given: Grant, actor: Actor, today: date) -> None:
    """An administrator takes a role back. Raises Refused for a chair's, but to a chair in office."""
    is_chair = given.role == Role.CHAIR and not given.is_waiting
    if is_chair and actor.user_id not in _in_office(queries.chairs_of(given.unit_id), today):
        raise Refused(_NOT_BY_ADMIN)
    revoke(user, given, actor)


def confirm(user: User, given: Grant, actor: Actor, reason: str = "") -> None:
    """The chair confirms a role that waits. Raises Refused for one's own, and for one that does not wait."""
    _refuse_own(user, actor)
    if not given.is_waiting:
        raise Refused("Vai trò này không còn chờ xác nhận.")
    given.is_waiting = False
    db.session.flush()
    _note(user, actor, "accounts.confirmed", {"role": ("", given.role)}, given.unit_id, reason)
    notify(user.id, actor, f"Vai trò {Role(given.role).label} của bạn đã được xác nhận")


def set_terms(
    user: User, given: Grant, last: date | None, sensitive: tuple[date | None, date | None], actor: Actor
) -> None:
    """The chair says until when a role holds, and on which days it carries the right to private fields."""
    rules.refuse_bad_term(given.valid_from, last, "valid_to")
    rules.refuse_bad_term(*sensitive, "sensitive_to")
    if sensitive[1] and not sensitive[0]:
        raise Refused("Ghi ngày đầu được xem thông tin riêng.", "sensitive_from")
    if any(sensitive) and sensitive != (given.sensitive_from, given.sensitive_to):
        _refuse_own(user, actor)
    old = {name: getattr(given, name) for name in _TERMS}
    new = dict(zip(_TERMS, (last, *sensitive), strict=True))
    for name, day in new.items():
        setattr(given, name, day)
    db.session.flush()
    changes = {name: (old[name], new[name]) for name in _TERMS if old[name] != new[name]}
    if changes:
        _note(user, actor, "accounts.terms_set", changes, given.unit_id)


def _refuse_own(user: User, actor: Actor) -> None:
    """Nobody gives themselves a role, nor another account of theirs."""
    if actor.user_id is None:
        return
    if user.id == actor.user_id:
        raise Refused("Không ai tự giao vai trò, quyền cho mình; hãy nhờ người khác giao.", "role")
    if queries.members_behind(user.id) & queries.members_behind(actor.user_id):
        raise Refused("Tài khoản này cũng là của bạn: không ai tự giao vai trò, quyền cho mình.", "role")


def _expired(user: User, unit: Unit, role: Role, today: date) -> Grant | None:
    """The user's expired role of the kind in the union; Refused for one that has not expired."""
    for one in queries.holdings_of(user.id):
        if one.unit.id == unit.id and one.held.role is role:
            if one.held.state_on(today) is not State.EXPIRED:
                raise Refused(f"Tài khoản này đã có vai trò {role.label}.", "role")
            return one.grant
    return None


def _waits(user: User, unit: Unit, role: Role, actor: Actor, today: date) -> bool:
    if actor.user_id is None:
        return False
    chairs = queries.chairs_of(unit.id)
    in_office = _in_office(chairs, today)
    return rules.waits_for_chair(role, actor.user_id, user.id, {one.user.id for one in chairs}, in_office)


def _in_office(chairs: list[queries.Holding], today: date) -> set[int]:
    return {one.user.id for one in chairs if one.held.state_on(today) is State.IN_FORCE}


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
        notify(user.id, actor, "Bạn được giao quyền quản trị" if is_admin else "Bạn thôi quyền quản trị")
    user.is_admin = is_admin
    db.session.flush()


def claim_form(token: str, user_id: int, at: datetime) -> bool:
    """Record the token of a form; False if it was sent before. Waits for a transaction with the same one."""
    db.session.execute(
        delete(SentForm).where(SentForm.user_id == user_id, SentForm.at < at - SENT_FORMS_KEPT)
    )
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
    record_event(_EVENTS[action], actor, f"users/{user.id}", unit_id)
