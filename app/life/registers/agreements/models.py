"""The side table of agreements."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Agreement(OfEntry):
    """A collective labour agreement; the day of signing and what it covers are the log entry's."""

    __tablename__ = "agreements"

    until: Mapped[date]
    signing: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300), default="")
    signed_with: Mapped[str] = mapped_column(String(300), default="")
    grade: Mapped[str] = mapped_column(String(30), default="")
