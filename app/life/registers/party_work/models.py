"""The side table of Party work."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class PartyWork(Model):
    """How many were introduced, taught, admitted; their day is the log entry's."""

    __tablename__ = "party_work"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    introduced: Mapped[int | None]
    taught: Mapped[int | None]
    admitted: Mapped[int | None]
