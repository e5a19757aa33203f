"""Requests from the upper level with a deadline."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class UpperRequest(Recorded):
    """A request from the upper level (báo cáo trước 11/12), and its answer."""

    __tablename__ = "upper_requests"

    received_on: Mapped[date]
    sender: Mapped[str] = mapped_column(String(300), default="")
    document_number: Mapped[str] = mapped_column(String(120), default="")
    content: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    #: The log entry that answers it.
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
