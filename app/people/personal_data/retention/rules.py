"""For how long people who left stay in the books by name. Pure."""

from __future__ import annotations

from datetime import date

#: Years after which the vouchers that name somebody need not be kept: Luật Kế toán 2015, Điều 41 and
#: Nghị định 174/2016/NĐ-CP, Điều 13 (ten years for documents of the books).
YEARS = 10
GROUND = (
    f"Đã thôi quá {YEARS} năm: hết thời hạn lưu trữ chứng từ kế toán (Luật Kế toán 2015, Điều 41; "
    "Nghị định 174/2016/NĐ-CP, Điều 13), không còn mục đích giữ."
)


def left_before(today: date) -> date:
    """Whoever left before this day is past that time."""
    try:
        return today.replace(year=today.year - YEARS)
    except ValueError:  # 29 February
        return today.replace(year=today.year - YEARS, day=28)
