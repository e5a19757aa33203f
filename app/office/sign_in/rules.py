"""How long to wait after wrong passwords. Pure.

Failures are counted by name and source, so that a stranger does not lock out the owner; and by address over
all names, so that one password cannot be tried on every account.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from app.core.errors import Refused

#: Wrong passwords in a row before a wait: for one name, and for one address over all names.
MOST_FAILURES = 5
MOST_AT_ADDRESS = 30
#: The first wait; each further wrong password doubles it, up to the longest.
SHORTEST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
#: After this long without failures a count starts again. An address may be shared by an office.
KEPT, KEPT_AT_ADDRESS = timedelta(days=1), timedelta(hours=1)
#: Clocks of two workers may differ by this much; a time further ahead means that a clock was set back.
_SKEW = timedelta(minutes=1)
#: The `name` of counts by address over all names.
ANY_NAME = ""


class Wait(Refused):
    """Too many wrong passwords: for the time `wait` none is checked."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"Đã gõ sai nhiều lần. Hãy đợi {wait_text(wait)} rồi thử lại.")
        self.wait = wait


def wait_after(failures: int, most: int) -> timedelta:
    """The wait after this many wrong passwords in a row; none up to `most`."""
    if failures < most:
        return timedelta(0)
    # The exponent is bounded: after a few doublings it is the longest wait anyway.
    return min(SHORTEST_WAIT * int(2 ** min(failures - most, 10)), LONGEST_WAIT)


def wait_left(failures: int, last_at: datetime, now: datetime, *, is_address: bool = False) -> timedelta:
    """The rest of the wait at `now`; a wait from before a clock was set back does not count."""
    if not counts_still(last_at, now, is_address=is_address):
        return timedelta(0)
    wait = wait_after(failures, MOST_AT_ADDRESS if is_address else MOST_FAILURES)
    return max(timedelta(0), _aware(last_at) + wait - now)


def counts_still(last_at: datetime, now: datetime, *, is_address: bool = False) -> bool:
    """Whether a count with its last failure at `last_at` still goes on."""
    age = now - _aware(last_at)
    return -_SKEW <= age < (KEPT_AT_ADDRESS if is_address else KEPT)


def alive_between(now: datetime, *, is_address: bool = False) -> tuple[datetime, datetime]:
    """The times between which the last failure of a running count lies."""
    return now - (KEPT_AT_ADDRESS if is_address else KEPT), now + _SKEW


def wait_text(wait: timedelta) -> str:
    """A wait in words, rounded up: «30 giây», «2 phút», «1 phút 30 giây»."""
    minutes, seconds = divmod(seconds_of(wait), 60)
    parts = [f"{minutes} phút"] if minutes else []
    return " ".join([*parts, f"{seconds} giây"] if seconds or not minutes else parts)


def seconds_of(wait: timedelta) -> int:
    """A wait in whole seconds, rounded up."""
    return -(-wait // timedelta(seconds=1))


def digest_of_name(username: str) -> str:
    """The digest that is stored for a name."""
    return sha256(username.encode()).hexdigest()


def source_of(address: str) -> str:
    """The source of an address; for IPv6 its /64 network, which may be one machine."""
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
