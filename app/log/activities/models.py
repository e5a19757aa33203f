"""The activity log: one row for each activity of the union."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Activity(Recorded):
    """An entry of the log. Facts of its kind are in a side table with the same id."""

    __tablename__ = "activities"
    __table_args__ = (
        UniqueConstraint("unit_id", "kind", "row_key"),
        Index("ix_activities_log", "unit_id", "starts_on", "id"),
        Index(
            "ix_activities_unsettled",
            "unit_id",
            sqlite_where=text("money_source = 'unsettled'"),
            postgresql_where=text("money_source = 'unsettled'"),
        ),
    )

    kind: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    year_only: Mapped[bool] = mapped_column(default=False)
    #: The label of the period that an entry without a day is of, "" for one with a day.
    period_text: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(Text)
    occasion: Mapped[str] = mapped_column(Text, default="")
    partners: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    people: Mapped[int | None]
    times: Mapped[int | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"), index=True)
    #: A `facts.MoneySource`: whose money the amount is; None without one.
    money_source: Mapped[str | None] = mapped_column(String(10))
    #: Who gave other people's money, "" where nobody said.
    giver: Mapped[str] = mapped_column(String(300), default="")
    channel: Mapped[str | None] = mapped_column(String(10))
    voucher_text: Mapped[str] = mapped_column(String(200), default="")
    #: Folded words of the entry, for search without case and diacritics.
    search_text: Mapped[str] = mapped_column(Text, default="")


class OfEntry(Model):
    """A row of a side table: one for an entry of the log, under its id."""

    __abstract__ = True

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)


class PeriodColumns:
    """The year, or other period, that a row is of: its label, with its two days (inclusive)."""

    year: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]


class ActivityMember(Model):
    """A member whom an entry names, in the order they were written."""

    __tablename__ = "activity_members"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    position: Mapped[int]
