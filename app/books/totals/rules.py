"""What lines of the book are to a group of funds: receipts, payments, or neither. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.books.cashbook.facts import BalanceKey, Direction, Nature
from app.books.cashbook.rules import movements_of
from app.books.totals.queries import BookRead, Line
from app.log.activities.facts import Channel
from app.log.figures.facts import Share

#: The groups of funds: what follows `money.` in their keys, and whose money they hold.
GROUPS: dict[str, frozenset[Nature]] = {
    "": frozenset(one for one in Nature if one.is_own),
    "passed.": frozenset({Nature.PASS_THROUGH}),
    "voluntary.": frozenset({Nature.VOLUNTARY}),
    "all.": frozenset(Nature),
}


@dataclass(frozen=True, slots=True)
class Movements:
    """What a group of funds took in and paid, by row."""

    receipts: list[Share]
    payments: list[Share]


def moved(lines: Iterable[Line], funds: Container[int]) -> Movements:
    """The receipts and payments of a group of funds.

    What moves between two of its balances is neither; what goes to, or comes from, a fund outside is.
    """
    receipts: dict[str, int] = {}
    payments: dict[str, int] = {}
    for line in lines:
        is_ours = line.here[0] in funds
        if line.there:
            arrives = line.there[0] in funds
            if is_ours == arrives:
                continue
            side = receipts if arrives else payments
        elif is_ours and not line.states_opening:
            side = payments if line.direction == Direction.PAYMENT else receipts
        else:
            continue
        side[line.source] = side.get(line.source, 0) + line.amount
    return Movements(_shares(receipts), _shares(payments))


@dataclass(frozen=True, slots=True)
class HeldShares:
    """What each balance held, by row: on the morning of the first day, and at the end with its movements."""

    opening: Mapping[BalanceKey, Mapping[str, int]]
    closing: Mapping[BalanceKey, Mapping[str, int]]


def held(book: BookRead, start: date, until: date) -> HeldShares:
    """The balances at `start` and at the end of `until`; an opening stated by then is part of the first."""
    opening: dict[BalanceKey, dict[str, int]] = defaultdict(dict)
    closing: dict[BalanceKey, dict[str, int]] = defaultdict(dict)
    for key, amount in book.carried.items():
        opening[key] = {f"funds/{key[0]}": amount}
        closing[key] = {f"funds/{key[0]}": amount}
    for line in book.lines:
        if line.booked_on > until:
            continue
        is_opening = line.booked_on < start or line.states_opening
        for key, amount in _ends(line):
            row = f"funds/{key[0]}" if is_opening else line.source
            closing[key][row] = closing[key].get(row, 0) + amount
            if is_opening:
                opening[key][row] = opening[key].get(row, 0) + amount
    return HeldShares(opening, closing)


def of_group(
    held: Mapping[BalanceKey, Mapping[str, int]], funds: Container[int], channel: Channel | None = None
) -> list[Share]:
    """What a group of funds held, in one channel or both, by row."""
    sums: dict[str, int] = {}
    for (fund_id, ours), some in held.items():
        if fund_id in funds and channel in (None, ours):
            for row, amount in some.items():
                sums[row] = sums.get(row, 0) + amount
    return _shares(sums)


def _ends(line: Line) -> Iterator[tuple[BalanceKey, int]]:
    for one in movements_of(line.direction, line.here, line.there, line.booked_on, line.amount):
        yield one.balance_key, one.amount


def together(shares: Iterable[Share]) -> list[Share]:
    """Each row once, with the sum of its shares; without those that come to nothing."""
    sums: dict[str, int] = {}
    for one in shares:
        sums[one.row] = sums.get(one.row, 0) + one.share
    return _shares(sums)


def _shares(sums: Mapping[str, int]) -> list[Share]:
    return [Share(row, amount) for row, amount in sums.items() if amount]


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """The sums of a group of funds, whole đồng: opening + receipts − payments = closing."""

    label: str
    opening: int
    receipts: int
    payments: int
    closing: int


#: What groups are called that stand apart.
LABELS = {"": "Tài chính công đoàn", "passed.": "Quỹ thu hộ, nộp hộ", "voluntary.": "Quỹ tự nguyện"}


def group_totals(book: BookRead, start: date, until: date) -> list[GroupTotal]:
    """The sums of each group that held or moved money; [] where there is only one."""
    lines, found = [one for one in book.lines if start <= one.booked_on <= until], []
    balances = held(book, start, until)
    for group, label in LABELS.items():
        funds = {one.id for one in book.funds if one.nature in GROUPS[group]}
        flow = moved(lines, funds)
        shares = (
            of_group(balances.opening, funds),
            flow.receipts,
            flow.payments,
            of_group(balances.closing, funds),
        )
        if any(shares):
            found.append(GroupTotal(label, *(sum(one.share for one in some) for some in shares)))
    return found if len(found) > 1 else []
