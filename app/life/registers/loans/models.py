"""The side tables of loans and of their returns."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Loan(OfEntry):
    """Money of a fund that somebody has to give back; its day, amount and fund are the log entry's."""

    __tablename__ = "loans"

    due_on: Mapped[date | None]
    borrower: Mapped[str] = mapped_column(String(300), default="")


class LoanReturn(OfEntry):
    """One return of a loan; its day, amount and fund are the log entry's."""

    __tablename__ = "loan_returns"

    #: The `row_key` of the loan's entry: as the workbook names it, also before the loan is in the books.
    loan: Mapped[str] = mapped_column(String(64), index=True)
