"""Counts of the cash box, note by note."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class CashCount(Recorded):
    """A count of the cash box on a day (kiểm kê quỹ); `fund_id` None: the cash of all funds together.

    `book_amount` is the book's balance of that evening as it was when the count was recorded: a difference is
    explained, never hidden.
    """

    __tablename__ = "cash_counts"

    counted_on: Mapped[date]
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"))
    book_amount: Mapped[int] = mapped_column(BigInteger)
    counted_amount: Mapped[int] = mapped_column(BigInteger)
    explanation: Mapped[str] = mapped_column(Text, default="")
    #: The people present, separated by semicolons.
    present: Mapped[str] = mapped_column(Text, default="")


class CountedNote(Model):
    """How many notes of one denomination lay in the box."""

    __tablename__ = "counted_notes"

    count_id: Mapped[int] = mapped_column(ForeignKey("cash_counts.id"), primary_key=True)
    denomination: Mapped[int] = mapped_column(primary_key=True)
    pieces: Mapped[int]
