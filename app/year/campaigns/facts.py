"""What a campaign asks, and where each union stands with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, PeriodText, Text


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """A report that is asked. `outline`: by its name, "" for the usual one of each union.

    `lower_ids`: the unions below that are asked; empty for all.
    """

    title: Annotated[
        str, Text("Báo cáo gì", required=True, help="Ví dụ: Báo cáo tổng kết hoạt động năm 2026.")
    ]
    period: Annotated[str, PeriodText("Kỳ báo cáo", required=True, example="2026")]
    as_of: Annotated[date | None, Day("Số liệu tính đến ngày", help="Để trống là ngày cuối kỳ.")]
    deadline: Annotated[date, Day("Hạn gửi", required=True, help="Ngày cuối cùng được gửi.")]
    document_number: Annotated[str, Text("Số văn bản yêu cầu", most=120)] = ""
    outline: Annotated[str, Text("Đề cương, biểu mẫu")] = ""
    note: Annotated[str, Lines("Dặn thêm")] = ""
    lower_ids: tuple[int, ...] = ()


class Standing(Choice):
    """Where a union stands with a campaign."""

    NOT_SENT = "not_sent", "Chưa gửi"
    LATE = "late", "Trễ hạn"
    SENT = "sent", "Đã gửi"
    REMARKED = "remarked", "Có ý kiến"
    ACCEPTED = "accepted", "Đã chấp nhận"


@dataclass(frozen=True, slots=True)
class SentVersion:
    """A package as the board reads it.

    `remarks`: what the program noted; `returned`: remarks of this union that wait.
    """

    id: int
    received_on: date
    as_of: date
    is_frozen: bool
    is_current: bool
    accepted_on: date | None
    remarks: int
    returned: int


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A union that a campaign asks, with what it sent, the oldest first."""

    lower_id: int
    name: str
    versions: Sequence[SentVersion]
    standing: Standing
    notes: Sequence[str] = ()
    contact: str = ""

    @property
    def current(self) -> SentVersion | None:
        """The version that counts."""
        return next((one for one in self.versions if one.is_current), None)
