"""The side table of Party work."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.log.activities.models import OfEntry


class PartyWork(OfEntry):
    """How many were introduced, taught, admitted; their day is the log entry's."""

    __tablename__ = "party_work"

    introduced: Mapped[int | None]
    taught: Mapped[int | None]
    admitted: Mapped[int | None]
