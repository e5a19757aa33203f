"""The unions above, and what they sent: requests for reports, answers to reports."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class UpperUnion(Model):
    """A union above, known by its key. `public_key` "": the key is no longer trusted."""

    __tablename__ = "upper_unions"
    __table_args__ = (
        UniqueConstraint("unit_id", "code", info=refusal("Công đoàn này đã có trong danh sách.", "code")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    code: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(300))
    public_key: Mapped[str] = mapped_column(String(64))
    trusted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    trusted_by: Mapped[str] = mapped_column(String(200))


class UpwardRequest(Model):
    """A report that a union above asks; with `request_id`, its line among the requests from above."""

    __tablename__ = "upward_requests"
    __table_args__ = (
        UniqueConstraint(
            "unit_id", "upper_union_id", "code", info=refusal("Yêu cầu này đã mở rồi, không ghi lần nữa.")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    upper_union_id: Mapped[int] = mapped_column(ForeignKey("upper_unions.id"), index=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("upper_requests.id"), index=True)
    code: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    as_of: Mapped[date]
    deadline: Mapped[date]
    outline: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(Text)
    #: SHA-256 of the file that was opened last.
    digest: Mapped[str] = mapped_column(String(64))


class UpwardAnswer(Model):
    """What a union above answers to a report: received, remarks, accepted. `paper_id`: the issued report."""

    __tablename__ = "upward_answers"
    __table_args__ = (UniqueConstraint("unit_id", "digest", info=refusal("Tệp trả lời này đã mở rồi.")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    upper_union_id: Mapped[int] = mapped_column(ForeignKey("upper_unions.id"), index=True)
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    label: Mapped[str] = mapped_column(String(80))
    number: Mapped[str] = mapped_column(String(80))
    dated: Mapped[date | None]
    received_on: Mapped[date]
    accepted_on: Mapped[date | None]
    made_on: Mapped[date]
    #: JSON list of [key, what was sent, remark].
    remarks: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    opened_on: Mapped[date]
    opened_by: Mapped[str] = mapped_column(String(200))
