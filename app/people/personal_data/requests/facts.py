"""What people ask about their data, and by when it is to be answered and done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, OneOf, Reference


class RequestKind(Choice):
    """What a person may ask."""

    ACCESS = "access", "Xem, nhận bản trích"
    CORRECTION = "correction", "Sửa"
    ERASURE = "erasure", "Xóa"
    RESTRICTION = "restriction", "Hạn chế dùng"
    WITHDRAWAL = "withdrawal", "Rút đồng ý"


class Received(Choice):
    """How a request came."""

    ONLINE = "online", "Tự gửi trong phần mềm"
    PAPER = "paper", "Bằng giấy"
    IN_PERSON = "in_person", "Nói trực tiếp"


class Outcome(Choice):
    """What became of a request."""

    DONE = "done", "Đã làm"
    REFUSED = "refused", "Từ chối"


class RequestStage(Choice):
    """How far a request has come on a day."""

    OPEN = "open", "Đang làm"
    LATE = "late", "Quá hạn"
    DONE = "done", "Đã làm"
    REFUSED = "refused", "Từ chối"


#: Working days for the first answer, and days for doing what is asked; from the day of receiving.
#: Nghị định 356/2025/NĐ-CP, as law firms report it: see docs/decisions.md.
ANSWER_WORKING_DAYS = 2
DAYS = {
    RequestKind.ACCESS: 10,
    RequestKind.CORRECTION: 10,
    RequestKind.ERASURE: 20,
    RequestKind.RESTRICTION: 15,
    RequestKind.WITHDRAWAL: 15,
}
SOURCE = "Nghị định 356/2025/NĐ-CP"


@dataclass(frozen=True, slots=True)
class DataRequestFacts:
    """What one person asks, and how it came."""

    member_id: Annotated[int, Reference("Người yêu cầu", to="people", required=True)]
    kind: Annotated[RequestKind, OneOf("Yêu cầu", choices=RequestKind, required=True)]
    received_on: Annotated[date, Day("Ngày nhận", required=True)]
    how: Annotated[Received, OneOf("Cách gửi", choices=Received, required=True)]
    content: Annotated[
        str, Lines("Nội dung", most=2000, help="Như: sửa ngày sinh; xóa ảnh. Đừng chép lại điều nhạy cảm.")
    ] = ""

    @property
    def answer_due_on(self) -> date:
        """The last day for the first answer."""
        return after_working_days(self.received_on, ANSWER_WORKING_DAYS)

    @property
    def due_on(self) -> date:
        """The last day for doing it."""
        return self.received_on + timedelta(days=DAYS[self.kind])


@dataclass(frozen=True, slots=True)
class SettlingFacts:
    """What became of a request; a restriction that was granted holds until `ends_on`."""

    answered_on: Annotated[date, Day("Ngày trả lời", required=True)]
    outcome: Annotated[
        Outcome | None, OneOf("Kết quả", choices=Outcome, help="Để trống nếu còn đang làm.")
    ] = None
    done_on: Annotated[date | None, Day("Ngày làm xong, hoặc từ chối")] = None
    answer: Annotated[str, Lines("Đã làm gì, hoặc vì sao từ chối", most=2000)] = ""
    ends_on: Annotated[date | None, Day("Thôi hạn chế từ ngày", help="Chỉ cho yêu cầu hạn chế.")] = None


def after_working_days(day: date, number: int) -> date:
    """The day this many working days later; public holidays are not known and count as working days."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def stage_on(
    day: date, answer_due_on: date, due_on: date, answered_on: date | None, outcome: Outcome | None
) -> RequestStage:
    """How far a request has come; late from the day after either term."""
    if outcome:
        return RequestStage(outcome.value)
    is_late = day > due_on or (answered_on is None and day > answer_due_on)
    return RequestStage.LATE if is_late else RequestStage.OPEN
