"""Funds, the entries of the cash book, sums by month, plain money entries of the log."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.log.activities.models import OfEntry
from app.unique_constraints import refusal


class Fund(Model):
    """A fund of the union: its own money or money that it collects for others.

    `opening_on`: the day on whose morning the opening balance is stated; what happened earlier is included
    in it and posts nothing (None: the book starts empty).
    """

    __tablename__ = "funds"
    __table_args__ = (UniqueConstraint("unit_id", "name", info=refusal("Quỹ tên này đã có.", "fund_name")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    #: A `facts.Nature`: whose money it is, which decides in which books and settlements it is listed.
    nature: Mapped[str] = mapped_column(String(20), default="pass_through")
    #: Whether nobody has said yet whose money it is: the nature is a guess by the fund's name.
    nature_is_guessed: Mapped[bool] = mapped_column(default=False)
    opening_on: Mapped[date | None]
    #: No longer offered nor listed: all its terms were withdrawn and it never moved money.
    retired: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class FundAlias(Model):
    """A former name of a fund, by which older workbooks still find it.

    Rows of workbooks are compared by a fund's first alias, so that a new name changes none.
    """

    __tablename__ = "fund_aliases"
    __table_args__ = (UniqueConstraint("fund_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"))
    name: Mapped[str] = mapped_column(String(300))


class CashEntry(Model):
    """A posted line of the cash book. Never updated nor deleted: triggers refuse it.

    A reversal repeats the entry that it undoes with a negative amount, on the same side. A transfer is one
    row with two ends.
    """

    __tablename__ = "cash_entries"
    __table_args__ = (
        CheckConstraint("amount <> 0", name="amount_moves"),
        CheckConstraint("(direction = 'transfer') = (to_fund_id IS NOT NULL)", name="two_ends"),
        CheckConstraint("(reversal_of_id IS NOT NULL) = (amount < 0)", name="negative_reverses"),
        Index("ix_cash_entries_book", "unit_id", "booked_on", "id"),
        Index("ix_cash_entries_purse", "fund_id", "channel", "booked_on"),
        Index("ix_cash_entries_other_purse", "to_fund_id", "to_channel", "booked_on"),
        Index("ix_cash_entries_voucher", "unit_id", "voucher_text"),
        Index(
            "ix_cash_entries_opening",
            "unit_id",
            sqlite_where=text("activity_id IS NULL"),
            postgresql_where=text("activity_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    #: receipt, payment, transfer or opening.
    direction: Mapped[str] = mapped_column(String(10))
    #: The day of the voucher (ngày chứng từ).
    happened_on: Mapped[date]
    #: The day on which the book counts it (ngày ghi sổ): `happened_on`, or the first open day when the period
    #: of that day was closed already.
    booked_on: Mapped[date]
    posted_on: Mapped[date]
    posted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    posted_by_id: Mapped[int | None]
    posted_by: Mapped[str] = mapped_column(String(200))
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"))
    channel: Mapped[str] = mapped_column(String(10))
    to_fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"))
    to_channel: Mapped[str | None] = mapped_column(String(10))
    amount: Mapped[int] = mapped_column(BigInteger)
    item: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text)
    counterparty: Mapped[str] = mapped_column(String(300), default="")
    voucher_text: Mapped[str] = mapped_column(String(200), default="")
    #: The log entry that moved the money; None for an opening balance.
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    part: Mapped[str] = mapped_column(String(220), default="")
    reversal_of_id: Mapped[int | None] = mapped_column(ForeignKey("cash_entries.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text, default="")


class BalanceMonth(Model):
    """Sum of all entries of a balance booked in a month: balances need not add up all lines of the book.

    Kept by the one function that posts; `flask verify` compares it with the entries.
    """

    __tablename__ = "purse_months"
    # Balances are added up from the index alone, in its order.
    __table_args__ = (Index("ix_purse_months_sums", "unit_id", "fund_id", "channel", "month", "moved"),)

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    #: The month's first day.
    month: Mapped[date] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    moved: Mapped[int] = mapped_column(BigInteger)


class MoneyEntry(OfEntry):
    """Side table of a plain receipt, payment or transfer."""

    __tablename__ = "money_entries"

    direction: Mapped[str] = mapped_column(String(10))
    item: Mapped[str] = mapped_column(String(300), default="")
    counterparty: Mapped[str] = mapped_column(String(300), default="")
    to_fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"))
    to_channel: Mapped[str | None] = mapped_column(String(10))
