"""The table of the security log. The database refuses to change or delete its rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class SecurityEvent(Model):
    """Something that concerns access: who, when, from where, about what. It holds no values."""

    __tablename__ = "security_events"
    __table_args__ = (Index("ix_security_events_unit_id_at", "unit_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    #: An `EventKind`.
    kind: Mapped[str] = mapped_column(String(40))
    #: None where nobody was signed in; `name` is that of then.
    user_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(200))
    #: None for events of the installation: signing in, accounts.
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    #: A row (`members/12`) or a view (`members.index`, `attachments.show/7`).
    subject: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(String(64))
    request_id: Mapped[str] = mapped_column(String(64))
