"""Rates of funds over time, collections (log entries) and the contributions in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class FundTerm(Recorded, Model):
    """A fund's rate over a stretch of time, and the opening balance that its row stated."""

    __tablename__ = "fund_terms"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), index=True)
    basis: Mapped[str] = mapped_column(String(20))
    #: A decimal number as text: đồng, or per cent. Text, because SQLite would keep a float.
    rate: Mapped[str | None] = mapped_column(String(30))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    #: The most that a share of the salary asks a month, đồng (QĐ 61/QĐ-TLĐ caps it for enterprises).
    most_amount: Mapped[int | None] = mapped_column(BigInteger)
    #: A `facts.PartYear`: what a yearly rate asks of who is a member for a part of the year.
    part_year: Mapped[str] = mapped_column(String(10), default="whole")
    remit_percent: Mapped[str | None] = mapped_column(String(30))
    opening_amount: Mapped[int | None] = mapped_column(BigInteger)
    opening_on: Mapped[date | None]
    opening_channel: Mapped[str | None] = mapped_column(String(10))


class Collection(Model):
    """Side table of a log entry: one fund, one period, one day of payment (`activities.starts_on`)."""

    __tablename__ = "collections"
    __table_args__ = (Index("ix_collections_round", "fund_id", "period_start", "period_end"),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"))
    period_start: Mapped[date]
    period_end: Mapped[date]


class Contribution(Recorded, Model):
    """One person's payment in a collection."""

    __tablename__ = "contributions"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    collection_id: Mapped[int] = mapped_column(ForeignKey("collections.activity_id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    payer_name: Mapped[str] = mapped_column(String(200), default="")
    period_text: Mapped[str] = mapped_column(String(80))
    amount: Mapped[int] = mapped_column(BigInteger)
    channel: Mapped[str | None] = mapped_column(String(10))
    voucher_text: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
