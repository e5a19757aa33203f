"""What an upper union asks of the unions below it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class Campaign(Model):
    """A report that is asked of unions below. `code` names it in the file that is handed down."""

    __tablename__ = "campaigns"
    __table_args__ = (UniqueConstraint("unit_id", "code", info=refusal("Đợt báo cáo này đã có.")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    code: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(300))
    document_number: Mapped[str] = mapped_column(String(120))
    label: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    as_of: Mapped[date]
    deadline: Mapped[date]
    #: The outline that is asked, by its name; "" for the usual one of each union.
    outline: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(Text)
    opened_on: Mapped[date]
    opened_by: Mapped[str] = mapped_column(String(200))
    #: From this day on no report is taken any more.
    closed_on: Mapped[date | None]


class RequestedUnion(Model):
    """A union below that a campaign asks; a campaign without any asks all."""

    __tablename__ = "requested_unions"
    __table_args__ = (
        UniqueConstraint(
            "campaign_id", "lower_union_id", info=refusal("Công đoàn này đã chọn rồi.", "unions")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    lower_union_id: Mapped[int] = mapped_column(ForeignKey("lower_unions.id"), index=True)
