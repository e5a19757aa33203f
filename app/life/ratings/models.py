"""The side table of ratings."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry, PeriodColumns


class Rating(PeriodColumns, OfEntry):
    """The yearly rating of the union or of members; the quantity is the log entry's."""

    __tablename__ = "ratings"

    subject: Mapped[str] = mapped_column(String(20))
    #: The name of the section; "" of another subject.
    section: Mapped[str] = mapped_column(String(200), default="", server_default="")
    level: Mapped[str] = mapped_column(String(20))
    recognised_by: Mapped[str] = mapped_column(String(300), default="")
    score: Mapped[str] = mapped_column(String(30), default="")
