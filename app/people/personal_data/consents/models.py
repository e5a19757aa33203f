"""Consents."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Consent(Recorded):
    """One person's consent to one purpose; `ended_on`: the day on which it was taken back."""

    __tablename__ = "personal_consents"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    given_on: Mapped[date]
    how: Mapped[str] = mapped_column(String(20))
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="")
