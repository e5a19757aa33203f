"""The trail's tables, and the columns that every recorded row has."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, Index, String, Text, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from app.extensions import Model


class TrailEntry(Model):
    """One change by one actor. `hash` covers `previous`: no entry can be altered or removed unnoticed.

    An entry has one successor in its chain: the database refuses a second.
    """

    __tablename__ = "trail_entries"
    __table_args__ = (
        Index("ux_trail_entries_unit_id_previous", "unit_id", "previous", unique=True),
        # The newest line of a union, among those of all others.
        Index("ix_trail_entries_chain", "unit_id", "id"),
        # For the accounts' chain: NULLs are distinct in the unique index above.
        Index(
            "ux_trail_entries_accounts_previous",
            "previous",
            unique=True,
            sqlite_where=text("unit_id IS NULL"),
            postgresql_where=text("unit_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: None for changes of the installation: accounts, first run.
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    actor_id: Mapped[int | None]
    actor: Mapped[str] = mapped_column(String(200))
    #: Dotted kind such as `welfare.visit.corrected`.
    action: Mapped[str] = mapped_column(String(80))
    #: What was changed, such as `activities/12`.
    subject: Mapped[str] = mapped_column(String(80), index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    #: Salted digest of the values in `trail_details`, which can be erased.
    digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class TrailDetail(Model):
    """The old and new values of a change; they can be erased without breaking the chain."""

    __tablename__ = "trail_details"

    entry_id: Mapped[int] = mapped_column(ForeignKey("trail_entries.id"), primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))
    #: JSON object: field -> [old, new].
    values: Mapped[str] = mapped_column(Text)
    #: Folded words of the entry, for search without case and diacritics.
    search_text: Mapped[str] = mapped_column(Text, default="")


class Recorded(Model):
    """A recorded row: identity in the workbook, version, who, when, withdrawal."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    #: `Mã dòng` of the exchange workbook, unique in the union and table.
    row_key: Mapped[str] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(default=1)
    recorded_by_id: Mapped[int | None]
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - a declared attribute is handed the class
        return (UniqueConstraint("unit_id", "row_key"),)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        # Optimistic locking: the second of two writers of one row fails.
        return {"version_id_col": cls.version}
