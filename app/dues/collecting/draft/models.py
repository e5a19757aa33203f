"""Drafts of collections."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class CollectionDraft(Model):
    """A collection grid that is being filled in: one open draft for a fund and period.

    Posting marks it, so that it is never posted twice, however often the form is sent.
    """

    __tablename__ = "collection_drafts"
    __table_args__ = (
        Index(
            "uq_collection_drafts_open",
            "fund_id",
            "period_start",
            "period_end",
            unique=True,
            sqlite_where=text("posted_at IS NULL"),
            postgresql_where=text("posted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"))
    period_start: Mapped[date]
    period_end: Mapped[date]
    #: JSON: the day, the channel, the expected total as typed, and by member id the typed amount and note.
    cells: Mapped[str] = mapped_column(Text)
    saved_by_id: Mapped[int | None]
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    posted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    #: The collection that it became.
    collection_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
