"""Commitments to the upper-level union."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.books.cashbook.models import Fund
from app.extensions import Model
from app.log.activities.models import PeriodColumns
from app.office.trail.models import Recorded


class Commitment(PeriodColumns, Recorded):
    """A commitment of a year; numbers are decimals as text, because SQLite would store floats."""

    __tablename__ = "commitments"

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
