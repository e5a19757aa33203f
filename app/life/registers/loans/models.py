"""The side tables of loans and of their returns."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class Loan(Model):
    """Money of a fund that somebody has to give back; its day, amount and fund are the log entry's."""

    __tablename__ = "loans"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    due_on: Mapped[date | None]
    borrower: Mapped[str] = mapped_column(String(300), default="")


class LoanReturn(Model):
    """One return of a loan; its day, amount and fund are the log entry's."""

    __tablename__ = "loan_returns"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    #: The `row_key` of the loan's entry: as the workbook names it, also before the loan is in the books.
    loan: Mapped[str] = mapped_column(String(64), index=True)
