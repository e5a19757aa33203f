"""Notices to a user about their own account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, func
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class AccountNotice(Model):
    """A change of an account, shown to its user once; then the row is deleted, the trail keeps the change."""

    __tablename__ = "account_notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    text: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    #: Who did it: None for a command on the server. What users did themselves is shown at their next sign-in.
    by_id: Mapped[int | None]
    by: Mapped[str] = mapped_column(String(200))
