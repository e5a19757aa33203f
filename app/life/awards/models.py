"""The side table of awards."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry, PeriodColumns


class Award(PeriodColumns, OfEntry):
    """A title or award at one stage; the day, the quantity (`people`) and the prize are the log entry's."""

    __tablename__ = "awards"

    subject: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(String(20))
    granting_body: Mapped[str] = mapped_column(String(300), default="")
    decision_number: Mapped[str] = mapped_column(String(120), default="")
    #: The name of the section to which it goes, or of whose people; "" where it is not known.
    section: Mapped[str] = mapped_column(String(200), default="", server_default="")
