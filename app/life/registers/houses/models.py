"""The side table of houses."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class House(Model):
    """A house that the union helped to build or mend; its days and money are the log entry's."""

    __tablename__ = "houses"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    for_whom: Mapped[str] = mapped_column(String(300))
    work: Mapped[str] = mapped_column(String(20))
    value: Mapped[int | None] = mapped_column(BigInteger)
    givers: Mapped[str] = mapped_column(Text, default="")
    handed_on: Mapped[date | None]
