"""Recurring activities and their occurrences."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class EventSeries(Recorded):
    """A recurring activity (họp hằng tháng); each occurrence is ticked off."""

    __tablename__ = "event_series"

    category: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, default="")
    #: A `facts.Cadence`.
    cadence: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class SeriesOccurrence(Model):
    """An occurrence that was ticked off: its log entry, or None if it was not held."""

    __tablename__ = "series_occurrences"

    series_id: Mapped[int] = mapped_column(ForeignKey("event_series.id"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
