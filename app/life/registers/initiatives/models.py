"""The side table of initiatives."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Initiative(OfEntry):
    """An initiative or a piece of research; its name and first day are the log entry's."""

    __tablename__ = "initiatives"

    sort: Mapped[str] = mapped_column(String(20))
    authors: Mapped[str] = mapped_column(String(300), default="")
    done_on: Mapped[date | None]
    recognised_on: Mapped[date | None]
    recognised_by: Mapped[str] = mapped_column(String(300), default="")
    benefit: Mapped[int | None] = mapped_column(BigInteger)
    award: Mapped[str] = mapped_column(String(300), default="")
