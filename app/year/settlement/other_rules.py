"""The funds that are not the union's own, by item: shown next to a settlement, never in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.books.budget.facts import BudgetFacts
from app.books.cashbook.facts import Nature
from app.books.lines.total_queries import ItemSum
from app.core.vietnamese import fold


@dataclass(frozen=True, slots=True)
class OtherLine:
    """A line of a fund that is not the union's own: planned, and taken in or paid."""

    fund_name: str
    side: str
    words: str
    planned: int
    settled: int


def other_lines(
    natures: Mapping[int, Nature],
    names: Mapping[int, str],
    sums: Sequence[ItemSum],
    plans: Sequence[BudgetFacts],
    year: int,
) -> list[OtherLine]:
    """The social and voluntary funds by item: planned and actual, in the order of the funds."""
    found: dict[tuple[int, str, str], list[int]] = {}
    words: dict[str, str] = {}

    def add(fund_id: int, side: str, item: str, amount: int, place: int) -> None:
        words.setdefault(fold(item), item)
        found.setdefault((fund_id, side, fold(item)), [0, 0])[place] += amount

    for line in plans:
        if line.year == str(year) and line.fund_id is not None and not natures[line.fund_id].is_own:
            add(line.fund_id, line.side, line.item, line.amount, 0)
    for one in sums:
        if not natures[one.fund_id].is_own:
            add(one.fund_id, one.direction, one.item, one.amount, 1)
    ordered = sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1] == "payment"))
    return [
        OtherLine(names[fund_id], side, words[item], planned, settled)
        for (fund_id, side, item), (planned, settled) in ordered
    ]
