"""What a request and its settling must hold. Pure."""

from __future__ import annotations

from datetime import date

from app.core.dates import refuse_to_come
from app.core.errors import Refused
from app.people.personal_data.requests.facts import DataRequestFacts, Outcome, RequestKind, SettlingFacts


def refuse_bad_request(facts: DataRequestFacts, today: date) -> None:
    """Raise Refused for a request of a day that has not come."""
    if facts.received_on > today:
        raise Refused("Ngày nhận chưa đến.", "received_on")


def refuse_bad_settling(received_on: date, kind: RequestKind, facts: SettlingFacts, today: date) -> None:
    """Refuse days out of order, an outcome without its day or reason, an end without a restriction."""
    if facts.answered_on < received_on:
        raise Refused("Ngày trả lời trước ngày nhận.", "answered_on")
    refuse_to_come(facts.answered_on, today, "answered_on")
    refuse_to_come(facts.done_on, today, "done_on")
    if facts.outcome and facts.done_on is None:
        raise Refused("Hãy ghi ngày làm xong, hoặc ngày từ chối.", "done_on")
    if facts.done_on and not facts.outcome:
        raise Refused("Hãy chọn kết quả.", "outcome")
    if facts.done_on and facts.done_on < received_on:
        raise Refused("Ngày làm xong trước ngày nhận.", "done_on")
    if facts.outcome is Outcome.REFUSED and not facts.answer:
        raise Refused("Từ chối thì phải nói vì sao.", "answer")
    if facts.ends_on and (kind is not RequestKind.RESTRICTION or facts.outcome is not Outcome.DONE):
        raise Refused("Chỉ ghi khi yêu cầu hạn chế đã được làm.", "ends_on")
