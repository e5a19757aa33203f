"""What happens to the roster besides its rows: hardship, changes in bulk, merged people, mappings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Hardship(Recorded, Model):
    """A time of hardship of one person, from `starts_on` to `ends_on` (inclusive; None: still)."""

    __tablename__ = "hardships"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")


class MemberAlias(Model):
    """A code that a person had before two records of theirs were merged: a workbook may still name it."""

    __tablename__ = "member_aliases"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)


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


class ColumnMapping(Model):
    """Which column of an office's own spreadsheet says what; remembered by the words of its heads."""

    __tablename__ = "column_mappings"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    #: SHA-256 of the folded heads.
    heads: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: JSON: by column number, the field that it fills.
    fields: Mapped[str] = mapped_column(Text)
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
