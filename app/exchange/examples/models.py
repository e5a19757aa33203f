"""The best examples of a summary: sentences of received reports that an officer chose."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class BestExample(Model):
    """A sentence as the union below wrote it; taken back it stays, no longer chosen."""

    __tablename__ = "best_examples"
    __table_args__ = (
        UniqueConstraint(
            "unit_id",
            "lower_union_id",
            "period_start",
            "period_end",
            "digest",
            name="uq_best_examples_sentence",
            info=refusal("Câu này đã được chọn rồi."),
        ),
        Index("ix_best_examples_period", "unit_id", "period_start", "period_end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    lower_union_id: Mapped[int] = mapped_column(ForeignKey("lower_unions.id"), index=True)
    #: The report that the sentence was taken from.
    package_id: Mapped[int] = mapped_column(ForeignKey("received_packages.id"), index=True)
    period_start: Mapped[date]
    period_end: Mapped[date]
    sentence: Mapped[str] = mapped_column(Text)
    #: SHA-256 of the sentence.
    digest: Mapped[str] = mapped_column(String(64))
    is_chosen: Mapped[bool]
