"""Consents."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Consent(Recorded, Model):
    """One person's consent to one purpose; `ended_on`: the day on which it was taken back."""

    __tablename__ = "personal_consents"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    given_on: Mapped[date]
    how: Mapped[str] = mapped_column(String(20))
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="")
