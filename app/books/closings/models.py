"""Closed periods of the cash book and the balances at their end."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class PeriodClosing(Model):
    """The books closed from `starts_on` to `ends_on`, both inclusive, unless reopened since."""

    __tablename__ = "period_closings"
    __table_args__ = (Index("ix_period_closings_end", "unit_id", "ends_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    closed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    closed_by_id: Mapped[int | None]
    closed_by: Mapped[str] = mapped_column(String(200))
    reopened_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reopened_by_id: Mapped[int | None]
    reopened_by: Mapped[str | None] = mapped_column(String(200))
    reopened_reason: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class ClosingBalance(Model):
    """A balance when the period was closed, whole đồng. Never changed: the next period opens with it."""

    __tablename__ = "closing_balances"

    closing_id: Mapped[int] = mapped_column(ForeignKey("period_closings.id"), primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    amount: Mapped[int] = mapped_column(BigInteger)
