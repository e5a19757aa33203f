"""The side table of petitions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Petition(OfEntry):
    """A petition of members; its words are the log entry's title, the answer its result."""

    __tablename__ = "petitions"

    raised_by: Mapped[str] = mapped_column(String(300), default="")
    addressed_to: Mapped[str] = mapped_column(String(300), default="")
    answered_on: Mapped[date | None]
