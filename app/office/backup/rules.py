"""Which backups are kept, when one is due, and when the last proven one is too old. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from app.core.choices import Choice
from app.core.dates import VIETNAM

#: The folder of backups in that of the installation.
BACKUPS = "backups"
#: The newest backup of this many days, weeks and months is kept.
DAYS, WEEKS, MONTHS = 7, 4, 12
#: Those from before upgrades and restorations are kept by number too: they may all be of one day.
ON_OCCASION = 3
#: The first page is red when the last proven backup is older.
TOO_OLD = timedelta(days=2)
_STEM = re.compile(r"sao-luu-(\d{8}-\d{6})(?:-([a-z-]+?))?(?:-[0-9a-f]{4})?\.tar")


class Reason(Choice):
    """Why a backup was made."""

    DAILY = "hang-ngay", "Hằng ngày"
    BY_HAND = "tay", "Làm bằng tay"
    BEFORE_UPGRADE = "truoc-nang-cap", "Trước khi nâng cấp"
    BEFORE_RESTORE = "truoc-khoi-phuc", "Trước khi khôi phục"


#: Made on occasions when something may go wrong.
OCCASIONS = (Reason.BEFORE_UPGRADE, Reason.BEFORE_RESTORE)


def stem_of(made_at: datetime, reason: Reason) -> str:
    """The name of an archive, without `.tar`: the time in UTC, so that names sort by it."""
    return f"sao-luu-{made_at.astimezone(UTC):%Y%m%d-%H%M%S}-{reason.value}"


def named_in(name: str) -> tuple[datetime, Reason] | None:
    """Time and reason in the name of an archive; None for another file."""
    found = _STEM.fullmatch(name)
    if found is None or found[2] not in {one.value for one in Reason}:
        return None
    try:
        at = datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at, Reason(found[2])


def kept(backups: Iterable[tuple[datetime, Reason]]) -> set[tuple[datetime, Reason]]:
    """Those that are kept: the newest of each of the last days, weeks and months that have any.

    Periods without a backup are no reason to drop an older one: a machine may have been off for long.
    """
    newest_first = sorted(backups, reverse=True)
    found = set[tuple[datetime, Reason]]()
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        seen = dict[object, tuple[datetime, Reason]]()
        for one in newest_first:
            seen.setdefault(period(one[0]), one)
        found.update(list(seen.values())[:most])
    for reason in OCCASIONS:
        found.update([one for one in newest_first if one[1] == reason][:ON_OCCASION])
    return found


def is_due(now: datetime, newest: datetime | None, hour: int) -> bool:
    """Whether the hour of the day has come, in Vietnam, since the newest backup; at once if there is none."""
    if newest is None:
        return True
    local = now.astimezone(VIETNAM)
    turn = datetime.combine(local.date(), time(hour), VIETNAM)
    return newest < (turn if local >= turn else turn - timedelta(days=1))


def is_too_old(now: datetime, proven: datetime | None) -> bool:
    """Whether there is reason to worry: no proven backup, or none of the last two days."""
    return proven is None or now - proven > TOO_OLD


def _day(at: datetime) -> object:
    return at.astimezone(VIETNAM).date()


def _week(at: datetime) -> object:
    return at.astimezone(VIETNAM).isocalendar()[:2]


def _month(at: datetime) -> object:
    local = at.astimezone(VIETNAM)
    return local.year, local.month
