"""Selects of second factors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.extensions import db
from app.office.accounts.models import User
from app.office.second_factor.models import RecoveryCode, SecondFactor, SignInPolicy


@dataclass(frozen=True, slots=True)
class FactorState:
    """An account's second factor as pages show it; None for `since`: it is off."""

    since: datetime | None
    codes_left: int


def factor_of(user_id: int) -> SecondFactor | None:
    """The second factor of an account, confirmed or being set up."""
    return db.session.get(SecondFactor, user_id)


def has_factor(user_id: int) -> bool:
    """Whether sign-in asks the account for a code."""
    confirmed = select(SecondFactor.user_id).where(
        SecondFactor.user_id == user_id, SecondFactor.confirmed_at.is_not(None)
    )
    return db.session.scalar(confirmed) is not None


def state_of(user_id: int) -> FactorState:
    """Since when it is on, and how many recovery codes are left; one statement."""
    left = (
        select(func.count(RecoveryCode.id))
        .where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
        .scalar_subquery()
    )
    row = db.session.execute(
        select(SecondFactor.confirmed_at, left).where(SecondFactor.user_id == user_id)
    ).one_or_none()
    return FactorState(*row) if row else FactorState(None, 0)


def user_with_id(user_id: int) -> User | None:
    """The account that takes the second step, if it is enabled."""
    return db.session.scalar(select(User).where(User.id == user_id, User.is_enabled))


def admins_need_code() -> bool:
    """Whether administrators must have a second factor."""
    return bool(db.session.scalar(select(SignInPolicy.admins_need_code)))
