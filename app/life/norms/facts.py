"""What is said of a norm (định mức chi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.life.visits.facts import Audience, Reason


@dataclass(frozen=True, slots=True)
class NormFacts:
    """The most that one visit or gift may cost a head, in đồng, from `valid_from` to `valid_to` (inclusive).

    `audience` None: whomever. `times_a_year` None: as often as needed. An example binds nobody.
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
    """What a visit or gift asks of the norms: a head's share in đồng, and for whom on which day."""

    reason: Reason
    audience: Audience | None
    day: date
    each: int | None = None
    member_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """The norm of a claim, and how often this year it was used for the person who had it most."""

    norm: NormFacts
    used: int = 0
    knows_person: bool = False

    @property
    def left(self) -> int | None:
        """How many times are left in the year; None where the norm counts none."""
        times = self.norm.times_a_year
        return None if times is None else max(0, times - self.used)
