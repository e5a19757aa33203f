"""Commitments to the upper-level union."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.books.cashbook.models import Fund
from app.extensions import Model
from app.office.trail.models import Recorded


class Commitment(Recorded, Model):
    """A commitment of a year; numbers are decimals as text, because SQLite would store floats."""

    __tablename__ = "commitments"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The period's label, with its two days (inclusive).
    year: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    position: Mapped[int | None]
    content: Mapped[str] = mapped_column(Text)
    target: Mapped[str | None] = mapped_column(String(30))
    measure_unit: Mapped[str] = mapped_column(String(80), default="")
    #: A `figures.rules.Way`, "" where an officer states the result.
    measure: Mapped[str] = mapped_column(Text, default="")
    #: The kind of activities that it counts, an `events.facts.Category`; "" for none.
    measure_category: Mapped[str] = mapped_column(String(40), default="")
    #: The funds that it counts, in the order written.
    measured_funds: Mapped[list[MeasuredFund]] = relationship(
        lazy="selectin", order_by="MeasuredFund.position", cascade="all, delete-orphan"
    )
    done: Mapped[str | None] = mapped_column(String(30))
    note: Mapped[str] = mapped_column(Text, default="")


class MeasuredFund(Model):
    """A fund that a commitment is measured by."""

    __tablename__ = "commitment_funds"

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), primary_key=True, index=True)
    position: Mapped[int]
    fund: Mapped[Fund] = relationship(lazy="joined", innerjoin=True)
