"""Writes of second factors: set up, used, renewed, taken off."""

from __future__ import annotations

from datetime import datetime

from pyotp import random_base32
from sqlalchemy import delete, update

from app.core.actor import Actor
from app.core.errors import Refused
from app.database import insert_or_update
from app.extensions import db
from app.office.accounts.models import User
from app.office.notices.actions import notify
from app.office.second_factor import queries, rules
from app.office.second_factor.models import RecoveryCode, SecondFactor, SignInPolicy
from app.office.second_factor.sealing import seal, unseal
from app.office.security_log.actions import record_event
from app.office.security_log.rules import EventKind
from app.office.trail import actions as trail

WRONG = "Mã không đúng. Hãy xem mã đang hiện trên điện thoại; mã đổi sau mỗi 30 giây và chỉ dùng một lần."


def begin(user: User, server_key: str) -> None:
    """Make a new secret for an account, which counts once it is confirmed. Raises Refused if it has one."""
    factor = queries.factor_of(user.id)
    if factor and factor.confirmed_at:
        raise Refused("Xác nhận hai bước đang bật rồi.")
    sealed = seal(random_base32(), user.id, server_key)
    if factor is None:
        db.session.add(SecondFactor(user_id=user.id, sealed_secret=sealed))
    else:
        factor.sealed_secret, factor.last_step = sealed, 0
    db.session.flush()


def confirm(user: User, typed: str, server_key: str, actor: Actor, now: datetime) -> list[str]:
    """Switch it on by a first code; returns the recovery codes, which are not stored. Raises Refused."""
    factor = queries.factor_of(user.id)
    if factor is None or factor.confirmed_at:
        raise Refused("Chưa bắt đầu cài đặt, hoặc đã cài xong rồi. Hãy mở lại trang này.")
    secret = unseal(factor.sealed_secret, user.id, server_key)
    step = rules.step_of(rules.tidy_code(typed), secret, now, factor.last_step)
    if step is None:
        raise Refused(WRONG, "code")
    factor.confirmed_at, factor.last_step = now, step
    _note(user, actor, "accounts.second_factor_on")
    notify(user.id, actor, "Xác nhận hai bước của tài khoản bạn đã được bật")
    return _new_codes(user)


def use_code(user_id: int, typed: str, server_key: str, now: datetime) -> bool:
    """Use up a code of the phone or a recovery code; False for a wrong one. Raises SealBroken."""
    factor, code = queries.factor_of(user_id), rules.tidy_code(typed)
    if factor is None:
        return False
    if not rules.is_six_figures(code):
        return _use_recovery_code(user_id, code, now)
    step = rules.step_of(code, unseal(factor.sealed_secret, user_id, server_key), now, factor.last_step)
    if step is None:
        return False
    # Of two that send the same code at once the database lets one pass.
    used = (
        update(SecondFactor)
        .where(SecondFactor.user_id == user_id, SecondFactor.last_step < step)
        .values(last_step=step)
        .returning(SecondFactor.user_id)
        .execution_options(synchronize_session=False)
    )
    return db.session.scalar(used) is not None


def renew_codes(user: User, actor: Actor) -> list[str]:
    """New recovery codes in place of the old ones; they are not stored. Raises Refused if it is off."""
    if not queries.has_factor(user.id):
        raise Refused("Xác nhận hai bước chưa bật.")
    _note(user, actor, "accounts.recovery_codes_renewed")
    notify(user.id, actor, "Các mã dự phòng của bạn đã được thay")
    return _new_codes(user)


def turn_off(user: User, actor: Actor, reason: str = "") -> bool:
    """Take the second factor off an account; False where it had none."""
    was_on = queries.has_factor(user.id)
    forget(user)
    if was_on:
        _note(user, actor, "accounts.second_factor_off", reason)
        notify(user.id, actor, "Xác nhận hai bước của tài khoản bạn đã bị tắt")
    return was_on


def forget(user: User) -> None:
    """Delete what is kept of an account's second factor."""
    for model in (RecoveryCode, SecondFactor):
        db.session.execute(delete(model).where(model.user_id == user.id))


def require_of_admins(required: bool, actor: Actor) -> None:
    """Require a second factor of administrators, or no longer."""
    if queries.admins_need_code() == required:
        return
    row = insert_or_update(SignInPolicy).values(id=1, admins_need_code=required)
    db.session.execute(row.on_conflict_do_update(index_elements=["id"], set_={"admins_need_code": required}))
    changes = {"admins_need_code": (not required, required)}
    trail.note(None, actor, "accounts.second_factor_required", "sign_in_policy/1", changes)
    record_event(EventKind.SECOND_FACTOR_CHANGED, actor, "sign_in_policy/1")


def _use_recovery_code(user_id: int, code: str, now: datetime) -> bool:
    used = (
        update(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.digest == rules.digest_of(user_id, code))
        .where(RecoveryCode.used_at.is_(None))
        .values(used_at=now)
        .returning(RecoveryCode.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.scalar(used) is not None


def _new_codes(user: User) -> list[str]:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = [rules.recovery_code() for _ in range(rules.RECOVERY_CODES)]
    db.session.add_all(RecoveryCode(user_id=user.id, digest=rules.digest_of(user.id, code)) for code in codes)
    db.session.flush()
    return codes


def _note(user: User, actor: Actor, action: str, reason: str = "") -> None:
    trail.note(None, actor, action, f"users/{user.id}", {"username": ("", user.username)}, reason)
    record_event(EventKind.SECOND_FACTOR_CHANGED, actor, f"users/{user.id}")
