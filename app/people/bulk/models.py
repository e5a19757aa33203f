"""Changes of many people at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class BulkChange(Model):
    """One change of many periods at once, with what they said before: it can be undone."""

    __tablename__ = "bulk_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    done_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    done_by_id: Mapped[int | None]
    done_by: Mapped[str] = mapped_column(String(200))
    #: JSON: by membership id, its version after the change and the old values.
    before: Mapped[str] = mapped_column(Text)
    #: In words, for the list of changes.
    told: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
