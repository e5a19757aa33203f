"""The side table of houses."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class House(OfEntry):
    """A house that the union helped to build or mend; its days and money are the log entry's."""

    __tablename__ = "houses"

    for_whom: Mapped[str] = mapped_column(String(300))
    work: Mapped[str] = mapped_column(String(20))
    value: Mapped[int | None] = mapped_column(BigInteger)
    givers: Mapped[str] = mapped_column(Text, default="")
    handed_on: Mapped[date | None]
