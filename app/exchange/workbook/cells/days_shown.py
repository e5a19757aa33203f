"""What Excel shows of a day or an hour under a date format, in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from app.core.dates import format_date

_MONTHS = (
    "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
)  # fmt: skip
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def day_shown(value: date | time, marks: Sequence[tuple[str, str]]) -> str:
    """The day under a format given as (sign or "", literal text); dd/mm/yyyy without any sign.

    `m` is the minute after an hour or before a second, the month elsewhere.
    """
    runs = _runs(marks)
    if not any(run[:1].lower() in tuple("ymdhs") for run, _ in runs if run):
        return _usual(value)
    has_half = any(run.lower() in ("am/pm", "a/p") for run, _ in runs)
    out = []
    for n, (run, text) in enumerate(runs):
        if not run:
            out.append(text)
        else:
            is_minute = run[0].lower() == "m" and _beside_time(runs, n)
            out.append(_piece(value, run.lower(), is_minute=is_minute, has_half=has_half))
    return "".join(out)


def _usual(value: date | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    hours = f" {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else ""
    return format_date(value) + hours


def _runs(marks: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Joins equal signs in a row: yyyy, mm. `AM/PM` is one run too."""
    runs: list[tuple[str, str]] = []
    code = "".join(sign if len(sign) == 1 else "\0" for sign, _ in marks).lower()
    n = 0
    while n < len(marks):
        sign, text = marks[n]
        half = next((word for word in ("am/pm", "a/p") if code.startswith(word, n)), "")
        if half and len(sign) == 1:
            runs.append((half, ""))
            n += len(half)
            continue
        low = sign.lower()
        if low and low[0] in "ymdhsg":
            if runs and runs[-1][0].lower().startswith(low) and len(low) == 1:
                runs[-1] = (runs[-1][0] + sign, "")
            else:
                runs.append((sign, ""))
        elif low not in ("g",):
            runs.append(("", text or sign))
        n += 1
    return runs


def _beside_time(runs: Sequence[tuple[str, str]], place: int) -> bool:
    before = next((run for run, _ in reversed(runs[:place]) if run), "")
    after = next((run for run, _ in runs[place + 1 :] if run), "")
    return before[:1].lower() == "h" or after[:1].lower() == "s"


def _piece(value: date | time, run: str, *, is_minute: bool, has_half: bool) -> str:
    hour = value.hour if isinstance(value, datetime | time) else 0
    if run in ("am/pm", "a/p"):
        return "SA" if hour < 12 else "CH"
    if run[0] == "h":
        shown = (hour % 12 or 12) if has_half else hour
        return f"{shown:02d}" if len(run) > 1 else str(shown)
    if run[0] == "s" or is_minute:
        number = getattr(value, "second" if run[0] == "s" else "minute", 0)
        return f"{number:02d}" if len(run) > 1 else str(number)
    return _of_day(value, run) if isinstance(value, date) else ""


def _of_day(day: date, run: str) -> str:
    if run[0] == "y":
        return f"{day.year % 100:02d}" if len(run) < 3 else f"{day.year:04d}"
    if run[0] == "m":
        named = {3: f"Thg {day.month}", 4: f"Tháng {_MONTHS[day.month - 1]}", 5: "T"}.get(len(run), "")
        return named or (f"{day.month:02d}" if len(run) == 2 else str(day.month))
    if run[0] == "d":
        names = {3: _SHORT_DAYS, 4: _DAYS}.get(len(run))
        return names[day.weekday()] if names else (f"{day.day:02d}" if len(run) == 2 else str(day.day))
    return ""
