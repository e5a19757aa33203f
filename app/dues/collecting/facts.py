"""A collection that is being filled in: who is on the list, what was typed for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from app.core.errors import Refused, Stale
from app.core.fields import Day, Money
from app.core.periods import Period
from app.dues.ledger.facts import FundRule
from app.log.activities.facts import Channel


@dataclass(frozen=True, slots=True)
class CollectingRound:
    """What a grid collects: one fund for one Kỳ."""

    rule: FundRule
    period: Period


@dataclass(frozen=True, slots=True)
class CollectingLine:
    """One line of a list of payments, whole đồng; `key` is a person's id, or a due's on a receipt.

    `left`: what is still to be paid. `given`: what was paid into the fund for this time when the page was
    read, by which payments recorded meanwhile are found.
    """

    key: int
    name: str
    left: int
    given: int


@dataclass(frozen=True, slots=True)
class GridLine(CollectingLine):
    """A person on the list of a round; `owed` None: no sum is due."""

    code: str
    group: str
    owed: int | None
    paid: int
    due_id: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What was typed in one line: the text of the amount, a tick («nộp đủ»), a note.

    `seen`: the `given` that the page showed; `again`: the same, ticked to confirm a further payment.
    """

    amount: str = ""
    note: str = ""
    ticked: bool = False
    seen: int | None = None
    again: int | None = None

    @property
    def has_content(self) -> bool:
        """Whether it holds a payment."""
        return self.ticked or bool(self.amount)


@dataclass(frozen=True, slots=True)
class Typed:
    """A grid as it was typed: texts that may be invalid, cells by the keys of their lines."""

    paid_on: str = ""
    channel: str = ""
    expected: str = ""
    cells: Mapping[int, Cell] = field(default_factory=dict)

    def ticking(self, keys: list[int]) -> Typed:
        """The same with those of these lines ticked that are empty."""
        cells = dict(self.cells)
        for key in keys:
            cell = cells.get(key, Cell())
            cells[key] = cell if cell.has_content else replace(cell, ticked=True)
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class Entered:
    """The amounts of the cells, whole đồng, and the errors, both by the keys of their lines."""

    amounts: Mapping[int, int]
    wrong: Mapping[int, str]

    @property
    def total(self) -> int:
        """The sum of the valid amounts."""
        return sum(self.amounts.values())


@dataclass(frozen=True, slots=True)
class GridPayment:
    """What all payments of a list share; `expected`: the sum counted by hand, None if it was not."""

    paid_on: Annotated[date, Day("Ngày nộp", required=True)]
    channel: Channel | None = None
    expected: Annotated[int | None, Money("Số tiền đếm tay")] = None
    voucher_text: str = ""
    note: str = ""


class WrongLines(Refused):
    """Some lines cannot be recorded; `lines`: the reasons by key."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        super().__init__(f"Có {len(lines)} dòng cần xem lại, xem câu ghi ở từng dòng. Chưa ghi gì vào sổ.")
        self.lines = lines


class NewerDraft(Stale):
    """Somebody else has saved the draft since."""
