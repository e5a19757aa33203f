"""Collections (log entries) and the contributions in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry
from app.office.trail.models import Recorded


class Collection(OfEntry):
    """Side table of a log entry: one fund, one period, one day of payment (`activities.starts_on`)."""

    __tablename__ = "collections"
    __table_args__ = (Index("ix_collections_round", "fund_id", "period_start", "period_end"),)

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"))
    period_start: Mapped[date]
    period_end: Mapped[date]


class Contribution(Recorded):
    """One person's payment in a collection."""

    __tablename__ = "contributions"

    collection_id: Mapped[int] = mapped_column(ForeignKey("collections.activity_id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    payer_name: Mapped[str] = mapped_column(String(200), default="")
    period_text: Mapped[str] = mapped_column(String(80))
    amount: Mapped[int] = mapped_column(BigInteger)
    channel: Mapped[str | None] = mapped_column(String(10))
    voucher_text: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
