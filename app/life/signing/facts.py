"""What a list of signatures says, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Signing:
    """One line of a list to be signed; None leaves the figure to the pen."""

    name: str
    union_group: str = ""
    asked: str = ""
    amount: int | None = None
    in_kind: str = ""


@dataclass(frozen=True, slots=True)
class SigningList:
    """People who sign for what they received or paid; `amount` is the sum that the log states."""

    activity_id: int
    title: str
    happened_on: date
    about: tuple[str, ...]
    people: tuple[Signing, ...]
    amount: int | None
    prepared_by: str
    withdrawn_reason: str = ""
