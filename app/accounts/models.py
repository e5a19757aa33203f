"""People who sign in, and what each may do in which union."""

from __future__ import annotations

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import DateTime, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.extensions import Model


class User(UserMixin, Model):
    """An account. `session_key` changes with the password, so that every older session ends."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(80), unique=True)
    display_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(255))
    session_key: Mapped[str] = mapped_column(String(64), unique=True)
    #: Administrators keep accounts and backups; they see no books unless also granted a role.
    is_admin: Mapped[bool] = mapped_column(default=False)
    is_enabled: Mapped[bool] = mapped_column(default=True)
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    grants: Mapped[list[Grant]] = relationship(back_populates="user", cascade="all, delete-orphan")

    def get_id(self) -> str:
        """What the session remembers: not the id, so that a new password ends older sessions."""
        return self.session_key


class Grant(Model):
    """One role of one user in one union; `member_id` says who they are when the role is member."""

    __tablename__ = "grants"
    __table_args__ = (UniqueConstraint("user_id", "unit_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    user: Mapped[User] = relationship(back_populates="grants")


class SentForm(Model):
    """A form that was sent and carried out: sent again (a double click, the back button), it leads to what
    it made instead of making it twice."""

    __tablename__ = "sent_forms"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    location: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
