"""The facts of a norm (định mức chi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.life.visits.facts import Audience, Reason


@dataclass(frozen=True, slots=True)
class NormFacts:
    """The most that a visit or gift may cost per person, đồng, from `valid_from` to `valid_to` (inclusive).

    `audience` None: everybody. `times_a_year` None: no limit. An example is not enforced.
    """

    reason: Reason
    amount: int
    audience: Audience | None = None
    times_a_year: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a visit or gift costs, to compare with norms: `each` is đồng per person."""

    reason: Reason
    audience: Audience | None
    day: date
    each: int | None = None
    member_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """The norm of a claim; `used`: how often this year, for the person who got it most often."""

    norm: NormFacts
    used: int = 0
    knows_person: bool = False

    @property
    def left(self) -> int | None:
        """How many times are left in the year; None without a limit."""
        times = self.norm.times_a_year
        return None if times is None else max(0, times - self.used)
