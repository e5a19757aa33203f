"""The register of vouchers: numbers given, without repeats and gaps."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class VoucherCounter(Model):
    """The last number given in a union, kind and year; its row is locked while the next one is given."""

    __tablename__ = "voucher_counters"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Voucher(Model):
    """A number given to a paper. Never updated nor deleted; a reversed voucher keeps its number.

    The lines of a receipt or payment voucher are the cash entries with its `text` as `voucher_text`.
    """

    __tablename__ = "vouchers"
    __table_args__ = (
        UniqueConstraint("unit_id", "kind", "year", "number"),
        UniqueConstraint("unit_id", "text"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    #: A `cashbook.facts.VoucherKind`.
    kind: Mapped[str] = mapped_column(String(10))
    year: Mapped[int]
    number: Mapped[int]
    #: The number as written on the paper and in the book, such as `PC0012/2024`.
    text: Mapped[str] = mapped_column(String(40))
    #: The log entry that it was first given to; for a receipt of several funds one of theirs.
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    issued_on: Mapped[date]
    issued_by_id: Mapped[int | None]
    issued_by: Mapped[str] = mapped_column(String(200))
