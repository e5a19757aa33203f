"""The side table of meetings."""

from __future__ import annotations

from datetime import time

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class EventDetail(OfEntry):
    """The contents of the minutes of a meeting; votes are numbers of people."""

    __tablename__ = "event_details"

    presided_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    minuted_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    begins_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    #: Who was absent with and without a reason: names or a number.
    excused: Mapped[str] = mapped_column(Text, default="", server_default="")
    unexcused: Mapped[str] = mapped_column(Text, default="", server_default="")
    agenda: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[str] = mapped_column(Text, default="")
    resolution: Mapped[str] = mapped_column(Text, default="")
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_blank: Mapped[int | None]
