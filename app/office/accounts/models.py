"""Accounts, and what each may do in which union."""

from __future__ import annotations

from datetime import date, datetime

from flask_login import UserMixin
from sqlalchemy import DateTime, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.extensions import Model
from app.unique_constraints import refusal


class User(UserMixin, Model):
    """An account. `session_key` changes with the password: browsers that it signed in are signed out."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("username", info=refusal("Tên đăng nhập này đã có người dùng.", "username")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(80))
    display_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(255))
    session_key: Mapped[str] = mapped_column(String(64), unique=True)
    #: Administrators manage accounts and backups; they see books only if they also have a role.
    is_admin: Mapped[bool] = mapped_column(default=False)
    is_enabled: Mapped[bool] = mapped_column(default=True)
    #: Somebody else set the password: nothing is allowed until it is changed.
    must_change_password: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: When it was set; a temporary password that waits too long for its first use expires.
    temporary_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    grants: Mapped[list[Grant]] = relationship(back_populates="user", cascade="all, delete-orphan")


class Grant(Model):
    """One role of one user in one union; `member_id` says who they are when the role is member."""

    __tablename__ = "grants"
    __table_args__ = (
        UniqueConstraint(
            "user_id", "unit_id", "role", info=refusal("Tài khoản này đã có vai trò ấy.", "role")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    #: First and last day, inclusive; None: from the beginning, until it is taken back.
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    #: Gives nothing until the chair confirms it.
    is_waiting: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: The name of who gave it; "" where older books do not know.
    given_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
    #: The days on which it carries the right to private fields beyond the role; both None: it does not.
    sensitive_from: Mapped[date | None]
    sensitive_to: Mapped[date | None]
    user: Mapped[User] = relationship(back_populates="grants")


class SentForm(Model):
    """A form that was sent: sent again (double click, back button), it redirects to what it created."""

    __tablename__ = "sent_forms"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    location: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FirstRun(Model):
    """A single row, written by first run; of two visitors at the same time only one can write it."""

    __tablename__ = "first_run"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SignInFailure(Model):
    """Wrong passwords in a row for a name from one source; with an empty name, from an address for all names.

    `name` is a digest, since users sometimes type their password into the name box.
    """

    __tablename__ = "sign_in_failures"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    source: Mapped[str] = mapped_column(String(80), primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
