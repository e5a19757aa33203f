"""The side table of money raised."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class Appeal(Model):
    """Money raised for a cause, or given to it; the log entry bears no money, so no fund pays it."""

    __tablename__ = "appeals"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    cause: Mapped[str] = mapped_column(String(300))
    way: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int] = mapped_column(BigInteger)
    party: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300), default="")
    in_kind: Mapped[str] = mapped_column(String(300), default="")
