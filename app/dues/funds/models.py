"""Rates of funds over time."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class FundTerm(Recorded):
    """A fund's rate over a stretch of time, and the opening balance that its row stated."""

    __tablename__ = "fund_terms"

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), index=True)
    basis: Mapped[str] = mapped_column(String(20))
    #: A decimal number as text: đồng, or per cent. Text, because SQLite would keep a float.
    rate: Mapped[str | None] = mapped_column(String(30))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    #: The most due a month for a share of the salary, đồng (QĐ 61/QĐ-TLĐ caps it for enterprises).
    most_amount: Mapped[int | None] = mapped_column(BigInteger)
    #: A `facts.PartYear`: how a yearly rate applies to members for a part of the year.
    part_year: Mapped[str] = mapped_column(String(10), default="whole")
    remit_percent: Mapped[str | None] = mapped_column(String(30))
    opening_amount: Mapped[int | None] = mapped_column(BigInteger)
    opening_on: Mapped[date | None]
    opening_channel: Mapped[str | None] = mapped_column(String(10))
