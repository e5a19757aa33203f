"""What a notice to members is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """What the union keeps of its people, as its own settings say."""

    party: bool
    salaries: bool
    portraits: bool
    children: bool
    hardship: bool
