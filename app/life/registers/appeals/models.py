"""The side table of money raised."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Appeal(OfEntry):
    """Money raised for a cause, or given to it; the log entry has no money, so no fund pays it."""

    __tablename__ = "appeals"

    cause: Mapped[str] = mapped_column(String(300))
    way: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int] = mapped_column(BigInteger)
    party: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300), default="")
    in_kind: Mapped[str] = mapped_column(String(300), default="")
