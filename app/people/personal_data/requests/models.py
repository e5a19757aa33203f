"""Requests of people about their data."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class DataRequest(Recorded):
    """A request of one person, by when it is due, and what became of it."""

    __tablename__ = "personal_requests"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    received_on: Mapped[date]
    how: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text, default="")
    answer_due_on: Mapped[date]
    due_on: Mapped[date]
    answered_on: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    done_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    #: Of a restriction that was granted: the first day without it.
    ends_on: Mapped[date | None]
