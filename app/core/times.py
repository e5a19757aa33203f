"""Times of day as they are typed and printed."""

from __future__ import annotations

import re
from datetime import time

from app.core.errors import Unreadable
from app.core.vietnamese import as_typed, fold

#: 8, 8h, 8h30, 8:30, 8.30, 8g30, 8 giờ 30 phút; 0830 with four figures.
_TYPED = re.compile(
    r"(?P<hour>[0-9]{1,2})(?: ?(?:h|g|gio|:|\.) ?(?:(?P<minute>[0-9]{1,2}) ?(?:p|ph|phut|')?)?)?"
    r"|(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})"
)


class BadTime(Unreadable):
    """A text is not a time of day."""


def parse_time(text: str) -> time:
    """The time of `08:30`, `8h30`, `8h`, `8 giờ 30 phút`, `0830`, to the minute; else BadTime."""
    match = _TYPED.fullmatch(fold(text))
    wrong = BadTime(f"{as_typed(text)} không phải là giờ; viết giờ:phút, ví dụ 08:30 hoặc 8h30.")
    if match is None:
        raise wrong
    try:
        return time(int(match["hour"] or match["hours"]), int(match["minute"] or match["minutes"] or 0))
    except ValueError:
        raise wrong from None


def format_time(at: time) -> str:
    """`08:30`, as screens write a time."""
    return f"{at:%H:%M}"


def time_in_words(at: time) -> str:
    """`08 giờ 30`, as minutes write a time (NĐ 30/2020 Phụ lục III, mẫu 1.11)."""
    return f"{at:%H} giờ {at:%M}"
