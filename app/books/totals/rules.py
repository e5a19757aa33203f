"""What lines of the book are to a group of funds: receipts, payments, or neither. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
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
    receipts: list[Share] = []
    payments: list[Share] = []
    for line in lines:
        is_ours = line.here[0] in funds
        if line.there:
            arrives = line.there[0] in funds
            if is_ours != arrives:
                (receipts if arrives else payments).append(Share(line.source, line.amount))
        elif is_ours and not line.states_opening:
            side = payments if line.direction == Direction.PAYMENT else receipts
            side.append(Share(line.source, line.amount))
    return Movements(together(receipts), together(payments))


def held_before(book: BookRead, start: date, until: date, funds: Container[int]) -> list[Share]:
    """What a group held on the morning of `start`, by fund; an opening stated up to `until` is part of it."""
    shares = [Share(f"funds/{fund}", amount) for (fund, _), amount in book.carried.items() if fund in funds]
    for line in book.lines:
        if line.booked_on < start or (line.states_opening and line.booked_on <= until):
            shares += [Share(f"funds/{key[0]}", amount) for key, amount in _ends(line) if key[0] in funds]
    return together(shares)


def held_in(
    book: BookRead, start: date, until: date, funds: Container[int], channel: Channel | None = None
) -> list[Share]:
    """What a group holds at the end of `until`, in one channel or both: its opening, then its movements."""

    def is_wanted(key: BalanceKey) -> bool:
        return key[0] in funds and channel in (None, key[1])

    shares = [Share(f"funds/{key[0]}", amount) for key, amount in book.carried.items() if is_wanted(key)]
    for line in book.lines:
        if line.booked_on > until:
            continue
        is_opening = line.booked_on < start or line.states_opening
        for key, amount in _ends(line):
            if is_wanted(key):
                shares.append(Share(f"funds/{key[0]}" if is_opening else line.source, amount))
    return together(shares)


def _ends(line: Line) -> Iterator[tuple[BalanceKey, int]]:
    for one in movements_of(line.direction, line.here, line.there, line.booked_on, line.amount):
        yield one.balance_key, one.amount


def together(shares: Iterable[Share]) -> list[Share]:
    """Each row once, with the sum of its shares; without those that come to nothing."""
    sums: dict[str, int] = {}
    for one in shares:
        sums[one.row] = sums.get(one.row, 0) + one.share
    return [Share(row, share) for row, share in sums.items() if share]


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
    for group, label in LABELS.items():
        funds = {one.id for one in book.funds if one.nature in GROUPS[group]}
        flow = moved(lines, funds)
        shares = (
            held_before(book, start, until, funds),
            flow.receipts,
            flow.payments,
            held_in(book, start, until, funds),
        )
        if any(shares):
            found.append(GroupTotal(label, *(sum(one.share for one in some) for some in shares)))
    return found if len(found) > 1 else []
