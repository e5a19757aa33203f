"""The second factor of accounts: a secret that a phone makes codes of, and codes for when it is lost."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class SecondFactor(Model):
    """The secret of an account (RFC 6238), encrypted; asked for at sign-in once it is confirmed."""

    __tablename__ = "second_factors"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    sealed_secret: Mapped[str] = mapped_column(String(200))
    #: When a first code of it was given; None while it is being set up.
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    #: The half minute of the last code that was used: none is taken twice.
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)


class RecoveryCode(Model):
    """A code that replaces the phone once; only its digest is stored."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class SignInPolicy(Model):
    """What the administrators ask of sign-in; no row asks for nothing."""

    __tablename__ = "sign_in_policy"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    admins_need_code: Mapped[bool] = mapped_column(default=False)
