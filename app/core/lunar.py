"""Days of the Vietnamese lunar calendar (âm lịch), counted at UTC+7: China differs in some years."""

from __future__ import annotations

from datetime import date

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar, solar_to_lunar


def lunar_day(day: int, month: int, year: int) -> date | None:
    """The Gregorian date of a lunar date; leap months are not considered.

    The 30th of a month with only 29 days gives its 29th. None outside the years that the library supports.
    """
    first, last = SUPPORTED_YEAR_RANGE
    if not first <= year < last:
        return None
    found: date = lunar_to_solar(LunarDate(day, month, year))
    if day == 30 and solar_to_lunar(found).day != 30:
        return lunar_day(29, month, year)
    return found
