"""Stored mappings of the columns of an office's own list."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class ColumnMapping(Model):
    """Which field each column of an office's own spreadsheet fills, by the headings of the sheet."""

    __tablename__ = "column_mappings"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    #: SHA-256 of the folded heads.
    heads: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: JSON: by column number, the field that it fills.
    fields: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
