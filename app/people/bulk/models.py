"""Bulk changes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class BulkChange(Model):
    """A change of many periods at once, or a list taken in, with the old values for undoing it."""

    __tablename__ = "bulk_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    done_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    done_by_id: Mapped[int | None]
    done_by: Mapped[str] = mapped_column(String(200))
    #: JSON: membership id -> version after the change and old values (none: a new period); under `people` the
    #: same of those whose sex or birth an office's list corrected.
    before: Mapped[str] = mapped_column(Text)
    #: The change in one line, for the list of changes.
    summary: Mapped[str] = mapped_column("told", Text)
    undone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
