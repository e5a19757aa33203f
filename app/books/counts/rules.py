"""Pure decisions about counts of the cash box."""

from __future__ import annotations

from datetime import date

from app.books.counts.facts import CountFacts
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import format_dong


def refuse_bad_count(facts: CountFacts, book_amount: int, today: date) -> None:
    """Raise Refused for a day to come, and for a difference from the book that nobody explains."""
    if facts.counted_on > today:
        raise Refused("Ngày ở sau hôm nay: kiểm quỹ ghi số tiền đã đếm.", "counted_on")
    difference = facts.counted - book_amount
    if difference and not facts.explanation:
        raise Refused(
            f"Đếm được {format_dong(facts.counted)}, sổ quỹ tối {format_date(facts.counted_on)} là "
            f"{format_dong(book_amount)}: {difference_text(difference)}. "
            "Hãy đếm lại; nếu đúng là lệch thì ghi lý do, biên bản sẽ nêu cả số lệch lẫn lý do.",
            "explanation",
        )


def difference_text(difference: int) -> str:
    """What was counted against the book: `thừa 20.000 đồng`, `thiếu 20.000 đồng`, `khớp với sổ`."""
    if not difference:
        return "khớp với sổ"
    return f"{'thừa' if difference > 0 else 'thiếu'} {format_dong(abs(difference))}"
