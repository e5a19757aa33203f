"""What the first page says of open requests."""

from __future__ import annotations

from datetime import date

from app.life.requests.feature import deadline_task

TODAY = date(2024, 12, 15)


def test_a_deadline_is_urgent_and_a_missed_one_more_so() -> None:
    late, soon = (deadline_task(date(2024, 12, day), 1, "Báo cáo", TODAY) for day in (14, 15))
    assert (late.tone, late.note) == ("bad", "Đã quá hạn ngày 14/12/2024")
    assert (soon.tone, soon.note) == ("warn", "Hạn 15/12/2024")
