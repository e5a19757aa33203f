"""What a union sends upward of one period, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.core.periods import Period, period_between

Value = int | Decimal | str


@dataclass(frozen=True, slots=True)
class SentFigure:
    """A figure as it was sent; `sources`: how many rows it was counted from."""

    key: str
    label: str
    value: Value
    unit: str
    rule: str = ""
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the union as its own books name it, and its public key.

    `upper_union` collects and approves; `directing_union` receives reports, where that is another.
    """

    code: str
    name: str
    public_key: str
    kind: str = ""
    workplace: str = ""
    upper_union: str = ""
    directing_union: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says. `report`: the tree as in its JSON; `is_frozen` False for a draft.

    `head` is the newest seal of the sender's books when it was made.
    """

    sender: Sender
    label: str
    starts_on: date
    ends_on: date
    as_of: date
    made_on: date
    is_frozen: bool
    outline: str
    number: str = ""
    dated: date | None = None
    signer: str = ""
    head: str = ""
    figures: tuple[SentFigure, ...] = ()
    report: Mapping[str, object] = field(default_factory=dict)
    pdf: bytes = b""

    @property
    def period(self) -> Period:
        return period_between(self.starts_on, self.ends_on)

    @property
    def values(self) -> dict[str, Value]:
        """The values by key."""
        return {one.key: one.value for one in self.figures}


@dataclass(frozen=True, slots=True)
class FigureRemark:
    """What falls short, and of which figure ("": of the whole)."""

    key: str
    text: str
