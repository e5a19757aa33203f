"""How long wrong passwords make one wait. Pure.

Guesses are counted by name and by where they come from, so that a stranger's do not shut out the owner; and
by address over all names, so that one password is not tried on everybody.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from app.core.errors import Refused

#: Wrong passwords in a row after which one waits: for one name, and for one address whatever the names.
MOST_FAILURES = 5
MOST_AT_ADDRESS = 30
#: The first wait; each further wrong password doubles it, up to the longest.
SHORTEST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
#: After so much quiet a count begins anew. An address may be a whole office's.
KEPT, KEPT_AT_ADDRESS = timedelta(days=1), timedelta(hours=1)
#: The clocks of two workers may differ so much; what lies further ahead is from before a clock was set back.
_SKEW = timedelta(minutes=1)
#: The `name` of counts by address over all names.
ANY_NAME = ""


class Wait(Refused):
    """Too many wrong passwords from there: `wait` says how long none is looked at."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"Đã gõ sai nhiều lần. Hãy đợi {said(wait)} rồi thử lại.")
        self.wait = wait


def wait_after(failures: int, most: int) -> timedelta:
    """How long one waits after so many wrong passwords in a row, `most` of which make nobody wait."""
    if failures < most:
        return timedelta(0)
    # Beyond a few doublings it is the longest anyway; the power itself must not grow without end.
    return min(SHORTEST_WAIT * int(2 ** min(failures - most, 10)), LONGEST_WAIT)


def wait_left(failures: int, last_at: datetime, now: datetime, *, is_address: bool = False) -> timedelta:
    """What is left of the wait at the moment `now`; one from before the clock was set back is void."""
    if not counts_still(last_at, now, is_address=is_address):
        return timedelta(0)
    wait = wait_after(failures, MOST_AT_ADDRESS if is_address else MOST_FAILURES)
    return max(timedelta(0), _aware(last_at) + wait - now)


def counts_still(last_at: datetime, now: datetime, *, is_address: bool = False) -> bool:
    """Whether a count whose last guess was then goes on, or begins anew."""
    age = now - _aware(last_at)
    return -_SKEW <= age < (KEPT_AT_ADDRESS if is_address else KEPT)


def alive_between(now: datetime, *, is_address: bool = False) -> tuple[datetime, datetime]:
    """Between which moments the last guess of a count lies that still goes on."""
    return now - (KEPT_AT_ADDRESS if is_address else KEPT), now + _SKEW


def said(wait: timedelta) -> str:
    """A wait in words, rounded up: «30 giây», «2 phút», «1 phút 30 giây»."""
    minutes, seconds = divmod(seconds_of(wait), 60)
    parts = [f"{minutes} phút"] if minutes else []
    return " ".join([*parts, f"{seconds} giây"] if seconds or not minutes else parts)


def seconds_of(wait: timedelta) -> int:
    """A wait in whole seconds, rounded up."""
    return -(-wait // timedelta(seconds=1))


def digest_of_name(username: str) -> str:
    """What is kept of a name that was typed."""
    return sha256(username.encode()).hexdigest()


def source_of(address: str) -> str:
    """The source that an address counts as: of IPv6 its network, which may be one machine."""
    try:
        found = ip_address(address)
    except ValueError:
        return f"address:{address[:64]}"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return f"address:{found.ipv4_mapped}"
        return f"address:{IPv6Address(int(found) >> 64 << 64)}/64"
    return f"address:{found}"


def _aware(moment: datetime) -> datetime:
    """A naive moment is UTC, as SQLite gives it."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
