"""Pure decisions of the settlement: the mục of each amount, and the table of them.

TLĐ's forms B07 (quyết toán) and B14 (dự toán) show only the union's own money, by mục and tiểu mục.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.books.budget.facts import BudgetFacts
from app.books.cashbook.facts import Nature
from app.books.items.rules import Catalogue, ListedItem, chapter_of, code_key
from app.books.lines.total_queries import BETWEEN_FUNDS, NO_ITEM, BalanceTotal, ItemSum
from app.core.texts.word_order import word_order_key
from app.core.vietnamese import fold

#: The mục «khác», for money whose item has no code.
OTHER_CODE = {"receipt": "25", "payment": "37"}
#: The mục of dues: contributions to a fund of another nature are not đoàn phí.
DUES_CHAPTER = "22"
_KNOWN_WITHOUT_ITEM = {fold(words) for words in (*NO_ITEM.values(), *BETWEEN_FUNDS.values())}


@dataclass(frozen=True, slots=True)
class Sum:
    """The union's own money under one item: taken in, paid or planned, whole đồng.

    `nature` None: planned for the whole union.
    """

    side: str
    words: str
    amount: int
    nature: Nature | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Transfers from one fund to another in a period, whole đồng."""

    fund_id: int
    to_fund_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table, an amount a column: a mục (`is_chapter`, the sum of its lines) or an item."""

    label: str
    code: str
    amounts: tuple[int, ...]
    is_chapter: bool = False


@dataclass(frozen=True, slots=True)
class Settlement:
    """The union's own money over a period, an amount a column; opening + receipts − payments = closing.

    `cash`, `bank` and `lent` are what the own funds held at the end; `unlisted` are sums whose item has no
    code, counted under «khác».
    """

    opening: tuple[int, ...]
    receipts: Sequence[Line]
    payments: Sequence[Line]
    cash: int
    bank: int
    lent: int
    unlisted: Sequence[Sum]

    @property
    def received(self) -> tuple[int, ...]:
        """All receipts, by column."""
        return _total(self.receipts, len(self.opening))

    @property
    def paid(self) -> tuple[int, ...]:
        """All payments, by column."""
        return _total(self.payments, len(self.opening))

    @property
    def closing(self) -> tuple[int, ...]:
        """What is left, by column."""
        columns = zip(self.opening, self.received, self.paid, strict=True)
        return tuple(opening + received - paid for opening, received, paid in columns)

    def is_empty(self, column: int) -> bool:
        """Whether a column has no opening, no receipt and no payment."""
        amounts = (self.opening, self.received, self.paid)
        return not any(one[column] for one in amounts)


def own_sums(natures: Mapping[int, Nature], sums: Sequence[ItemSum], moved: Sequence[Moved]) -> list[Sum]:
    """Receipts and payments of the union's own funds; transfers between two of them are neither.

    A transfer to a social or voluntary fund is a payment, one from it a receipt.
    """
    found = [
        Sum(one.direction, one.item, one.amount, natures[one.fund_id])
        for one in sums
        if natures[one.fund_id].is_own and not one.between_funds
    ]
    for one in moved:
        source, target = natures[one.fund_id], natures[one.to_fund_id]
        if source.is_own and not target.is_own:
            found.append(Sum("payment", BETWEEN_FUNDS["payment"], one.amount, source))
        if target.is_own and not source.is_own:
            found.append(Sum("receipt", BETWEEN_FUNDS["receipt"], one.amount, target))
    return found


def planned_sums(natures: Mapping[int, Nature], lines: Sequence[BudgetFacts], year: int) -> list[Sum]:
    """The year's budget of the union's own money."""
    return [
        Sum(line.side, line.item, line.amount, natures.get(line.fund_id or 0))
        for line in lines
        if line.year == str(year) and (line.fund_id is None or natures[line.fund_id].is_own)
    ]


def held_by_own(
    natures: Mapping[int, Nature], totals: Sequence[BalanceTotal]
) -> tuple[int, tuple[int, int, int]]:
    """The opening of the own funds together, and their (cash, bank, what is lent) at the end."""
    own = [one for one in totals if natures[one.fund_id].is_own]
    cash, bank, lent = (
        sum(one.closing for one in own if one.channel == channel) for channel in ("cash", "bank", "lent")
    )
    return sum(one.opening for one in own), (cash, bank, lent)


def settlement(
    catalogue: Catalogue,
    day: date,
    opening: tuple[int, ...],
    columns: Sequence[Sequence[Sum]],
    held: tuple[int, int, int] = (0, 0, 0),
) -> Settlement:
    """The table of the columns, with codes of the list on `day`; every mục of the list has a line."""
    return Settlement(
        opening=opening,
        receipts=_lines("receipt", catalogue, day, columns),
        payments=_lines("payment", catalogue, day, columns),
        cash=held[0],
        bank=held[1],
        lent=held[2],
        unlisted=[one for column in columns for one in column if is_unlisted(one, catalogue, day)],
    )


def is_unlisted(one: Sum, catalogue: Catalogue, day: date) -> bool:
    """Whether the list has no code for an item; entries without an item belong to «khác»."""
    item = catalogue.named(one.side, one.words, day)
    return fold(one.words) not in _KNOWN_WITHOUT_ITEM and not (item and item.facts.code)


def placed(one: Sum, catalogue: Catalogue, day: date) -> tuple[str, str, ListedItem | None]:
    """(code, label, item) of a sum."""
    item = catalogue.named(one.side, one.words, day)
    label, other = item.facts.name if item else one.words, OTHER_CODE[one.side]
    code = item.facts.code if item and item.facts.code else other
    is_of_dues = one.nature in (Nature.DUES, None)
    return (code if is_of_dues or chapter_of(code) != DUES_CHAPTER else other), label, item


def _lines(side: str, catalogue: Catalogue, day: date, columns: Sequence[Sequence[Sum]]) -> list[Line]:
    details: dict[tuple[str, str], list[int]] = {}
    for place, column in enumerate(columns):
        for one in column:
            if one.side == side:
                code, label, _ = placed(one, catalogue, day)
                details.setdefault((code, label), [0] * len(columns))[place] += one.amount
    listed = {chapter_of(one.facts.code) for one in catalogue.on(side, day) if one.facts.code}
    chapters = sorted(listed | {chapter_of(code) for code, _ in details}, key=code_key)
    found: list[Line] = []
    for chapter in chapters:
        title = catalogue.title_of(side, chapter, day)
        of_chapter = [(key, amounts) for key, amounts in details.items() if chapter_of(key[0]) == chapter]
        sums = [sum(amounts[place] for _, amounts in of_chapter) for place in range(len(columns))]
        found.append(Line(title, chapter, tuple(sums), is_chapter=True))
        of_chapter.sort(key=lambda pair: (code_key(pair[0][0]), word_order_key(pair[0][1])))
        found += [
            Line(label, code, tuple(amounts))
            for (code, label), amounts in of_chapter
            if (code, fold(label)) != (chapter, fold(title))
        ]
    return found


def _total(lines: Sequence[Line], width: int) -> tuple[int, ...]:
    chapters = [line.amounts for line in lines if line.is_chapter]
    return tuple(sum(amounts[place] for amounts in chapters) for place in range(width))
