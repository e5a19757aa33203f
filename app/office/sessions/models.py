"""The sessions of signed-in browsers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class UserSession(Model):
    """A browser in which a user signed in. The token is only in its cookie; here is the token's digest.

    A row without `ended_at` may be over anyway: see `rules.is_open`.
    """

    __tablename__ = "user_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    #: The last request, to the minute.
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    address: Mapped[str] = mapped_column(String(64))
    #: How the browser names itself.
    browser: Mapped[str] = mapped_column(String(300))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    #: A `rules.Ending`.
    ended_by: Mapped[str | None] = mapped_column(String(20))
