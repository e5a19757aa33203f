"""The facts of a list to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Signing:
    """One line of a list to be signed; an amount of None is filled in by hand."""

    name: str
    union_group: str = ""
    rate: str = ""
    amount: int | None = None
    in_kind: str = ""


@dataclass(frozen=True, slots=True)
class SigningList:
    """People who sign for what they received or paid; `amount` is the total of the log entry."""

    activity_id: int
    title: str
    happened_on: date
    about: tuple[str, ...]
    people: tuple[Signing, ...]
    amount: int | None
    prepared_by: str
    withdrawn_reason: str = ""
