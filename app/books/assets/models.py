"""Things of lasting value that the union owns."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Asset(Recorded):
    """A line of the register of assets: a grove, a deposit, equipment."""

    __tablename__ = "assets"

    #: A `facts.AssetKind`.
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300))
    #: As counted in words: `2 ha`, `05 bộ`.
    quantity: Mapped[str] = mapped_column(String(80), default="")
    amount: Mapped[int | None] = mapped_column(BigInteger)
    acquired_on: Mapped[date | None]
    #: The first day on which the union no longer had it.
    disposed_on: Mapped[date | None]
    disposed_reason: Mapped[str] = mapped_column(Text, default="")
    keeper: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
