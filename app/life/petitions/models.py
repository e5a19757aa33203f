"""The side table of petitions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class Petition(Model):
    """A petition of members; its words are the log entry's title, the answer its result."""

    __tablename__ = "petitions"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    raised_by: Mapped[str] = mapped_column(String(300), default="")
    addressed_to: Mapped[str] = mapped_column(String(300), default="")
    answered_on: Mapped[date | None]
