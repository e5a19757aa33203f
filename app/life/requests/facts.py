"""The facts of requests from the upper level and of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, Text


class RequestState(Choice):
    """The state of a request on a day; overdue ones are open too."""

    OPEN = "open", "Chưa trả lời"
    OVERDUE = "overdue", "Quá hạn"
    ANSWERED = "answered", "Đã trả lời"


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A request of the upper level, such as `báo cáo trước 11/12`; `due_on` is the last day for it."""

    received_on: Annotated[date, Day("Ngày nhận", required=True)]
    content: Annotated[str, Lines("Nội dung yêu cầu", required=True, help="Ví dụ: Báo cáo tổng kết năm.")]
    sender: Annotated[str, Text("Nơi gửi")] = ""
    document_number: Annotated[str, Text("Số văn bản", most=120)] = ""
    due_on: Annotated[date | None, Day("Hạn trả lời", help="Ngày cuối cùng. Để trống nếu không nói hạn.")] = (
        None
    )


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """The day and words of an answer, and the log entry that is or describes the answer."""

    answered_on: Annotated[date, Day("Ngày trả lời", required=True)]
    answer: Annotated[str, Lines("Đã trả lời thế nào", help="Ví dụ: Đã gửi báo cáo số 12/BC-CĐCS.")] = ""
    activity_id: int | None = None


def state_on(day: date, due_on: date | None, answered_on: date | None) -> RequestState:
    """The state of a request; overdue from the day after its deadline."""
    if answered_on:
        return RequestState.ANSWERED
    return RequestState.OVERDUE if due_on and due_on < day else RequestState.OPEN
