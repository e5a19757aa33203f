"""What people owe: exemptions, dues by period, credits."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Exemption(Recorded):
    """A person who need not pay from `starts_on` to `ends_on` (inclusive; None: open), and why.

    `fund_id` None: no fund at all.
    """

    __tablename__ = "exemptions"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)


class Due(Model):
    """What one person owes a fund for one month or year, and what of it is paid; whole đồng.

    Calculated from rates, membership, exemptions and payments, and stored so that a list of arrears need not
    calculate it for everybody; `flask verify` calculates it again and compares.
    """

    __tablename__ = "dues"
    __table_args__ = (
        UniqueConstraint("fund_id", "member_id", "period_start"),
        Index(
            "ix_dues_unpaid",
            "unit_id",
            "period_start",
            "fund_id",
            "member_id",
            # How many there are, and their sum, are read from the index alone.
            "owed",
            "paid",
            sqlite_where=text("owed > paid"),
            postgresql_where=text("owed > paid"),
        ),
        Index("ix_dues_member", "member_id", "fund_id", "period_start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    period_start: Mapped[date]
    period_end: Mapped[date]
    owed: Mapped[int] = mapped_column(BigInteger)
    paid: Mapped[int] = mapped_column(BigInteger, default=0)


class Credit(Model):
    """What a person paid into a fund beyond the dues of the periods paid; whole đồng, > 0."""

    __tablename__ = "credits"

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
