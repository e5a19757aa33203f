"""What meetings decide, what comes round again, and what the upper level asks for by a day."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class EventDetail(Model):
    """What the minutes of a meeting say; votes in numbers of people."""

    __tablename__ = "event_details"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    presided_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    minuted_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    begins_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    #: Who was absent with and without a reason: names or a number.
    excused: Mapped[str] = mapped_column(Text, default="", server_default="")
    unexcused: Mapped[str] = mapped_column(Text, default="", server_default="")
    agenda: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[str] = mapped_column(Text, default="")
    resolution: Mapped[str] = mapped_column(Text, default="")
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_blank: Mapped[int | None]


class EventSeries(Recorded, Model):
    """Something that comes round again (họp hằng tháng), recorded once; each time is ticked off."""

    __tablename__ = "event_series"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, default="")
    #: A `facts.Cadence`.
    cadence: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class SeriesOccurrence(Model):
    """A time that was ticked off: the log entry that tells it, or None where it did not take place."""

    __tablename__ = "series_occurrences"

    series_id: Mapped[int] = mapped_column(ForeignKey("event_series.id"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)


class UpperRequest(Recorded, Model):
    """What the upper level asks for by a day (báo cáo trước 11/12), and what answered it."""

    __tablename__ = "upper_requests"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    received_on: Mapped[date]
    sender: Mapped[str] = mapped_column(String(300), default="")
    document_number: Mapped[str] = mapped_column(String(120), default="")
    content: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    #: The log entry that answers it.
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
