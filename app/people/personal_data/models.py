"""What people asked about their data, what they agreed to, what was restricted and what was erased."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class PersonalErasure(Model):
    """A person whose data were erased; their rows remain under a mark."""

    __tablename__ = "personal_erasures"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    #: An `erasure_rules.Ground`.
    ground: Mapped[str] = mapped_column(String(20))
    erased_on: Mapped[date]
    erased_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
