"""The unions below, and what they sent."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded
from app.unique_constraints import refusal


class LowerUnion(Recorded):
    """A union below this one: expected to send, by hand or because it sent.

    `public_key` "": none was trusted yet, or it is trusted no longer; `trusted_by` distinguishes the two.
    """

    __tablename__ = "lower_unions"
    __table_args__ = (
        UniqueConstraint("unit_id", "code", info=refusal("Công đoàn này đã có trong danh sách.", "code")),
        UniqueConstraint("unit_id", "row_key"),
    )

    #: `Mã đơn vị` in its own books, which never changes; None until it is known.
    code: Mapped[str | None] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(40), default="")
    #: The name of the group that this union puts it into (khối, cụm); "" for none.
    group_name: Mapped[str] = mapped_column(String(80), default="", server_default="")
    #: How to contact it, as text: mail, telephone.
    contact: Mapped[str] = mapped_column(String(300), default="", server_default="")
    #: The first and the last day below this one; None: from before, until further notice.
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
    public_key: Mapped[str] = mapped_column(String(64), default="")
    trusted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    trusted_by: Mapped[str] = mapped_column(String(200), default="")


class ReceivedPackage(Model):
    """A package as it came. Of several of a union and period the last is the one that counts."""

    __tablename__ = "received_packages"
    __table_args__ = (
        UniqueConstraint("unit_id", "digest", info=refusal("Gói này đã nhận rồi.")),
        Index("ix_received_packages_period", "unit_id", "period_start", "period_end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    lower_union_id: Mapped[int] = mapped_column(ForeignKey("lower_unions.id"), index=True)
    label: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    as_of: Mapped[date]
    #: SHA-256 of the file.
    digest: Mapped[str] = mapped_column(String(64))
    is_frozen: Mapped[bool]
    number: Mapped[str] = mapped_column(String(80))
    dated: Mapped[date | None]
    signer: Mapped[str] = mapped_column(String(200))
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    received_on: Mapped[date]
    received_by: Mapped[str] = mapped_column(String(200))
    is_current: Mapped[bool]
    #: When this union accepted it; a later version begins again.
    accepted_on: Mapped[date | None]
    accepted_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
    #: JSON: values by key, a decimal as {"decimal": "93.2"}.
    values: Mapped[str] = mapped_column(Text)
    #: JSON lists of [key, sentence].
    remarks: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))


class RefusedFile(Model):
    """A file that was refused, and why; its content is not kept, because its owner is unknown."""

    __tablename__ = "refused_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    file_name: Mapped[str] = mapped_column(String(200))
    sentence: Mapped[str] = mapped_column(Text)
    refused_on: Mapped[date]
    refused_by: Mapped[str] = mapped_column(String(200))
