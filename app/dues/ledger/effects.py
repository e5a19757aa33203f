"""What other salaries do to dues that were settled: in words, before it is written. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.core.money import format_dong
from app.core.vietnamese import join_words

#: (fund, person, first day) -> (last day, owed, paid).
Dues = Mapping[tuple[int, int, date], tuple[date, int, int]]
_NOTHING = (date.min, 0, 0)


def moved_dues(before: Dues, after: Dues, closed: date | None) -> str:
    """A sentence on Kỳ paid in full, or closed, of which something else is asked now; "" without any.

    `12 kỳ đã nộp đủ sẽ thành còn nợ 1.080.000 đồng`.
    """
    short: list[int] = []
    over: list[int] = []
    in_closed = 0
    for key in before.keys() | after.keys():
        _, was, paid = before.get(key, _NOTHING)
        end, shall, _ = after.get(key, before.get(key, _NOTHING))
        shall = shall if key in after else 0
        if was == shall:
            continue
        if was and paid >= was:
            (short if shall > was else over).append(abs(shall - was))
        elif closed and end <= closed:
            in_closed += 1
    parts = []
    if short:
        parts.append(f"{len(short)} kỳ đã nộp đủ sẽ thành còn nợ {format_dong(sum(short))}")
    if over:
        parts.append(f"{len(over)} kỳ đã nộp đủ sẽ thành nộp thừa {format_dong(sum(over))}")
    if in_closed:
        parts.append(f"{in_closed} kỳ đã khóa sổ sẽ đổi số phải đóng")
    if not parts:
        return ""
    return (
        f"Với lương mới, {join_words(parts)}. Chưa ghi gì: hãy chọn ngày áp dụng muộn hơn, "
        "hoặc đánh dấu «Đồng ý đổi cả các kỳ đã nộp đủ, đã khóa sổ» rồi gửi lại."
    )
