"""Pure decisions about remittances to the upper level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.books.cashbook.facts import DUES_ITEM, Nature
from app.books.items.rules import Catalogue, chapter_of
from app.core.vietnamese import decimal_text, fold
from app.dues.funds.facts import TermFacts
from app.dues.funds.rules import term_on
from app.year.settlement.rules import DUES_CHAPTER

_ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Booked:
    """Money of a fund under one item: receipts by the day they happened, payments in total (None).

    `is_before`: booked before the period. Reversals are negative.
    """

    fund_id: int
    direction: str
    item: str
    happened_on: date | None
    is_before: bool
    amount: int


@dataclass(frozen=True, slots=True)
class Remittance:
    """What a fund owes the upper level, whole đồng: carried over + due − sent = left.

    `carried` is what was due before the period and not sent; negative if sent in advance.
    """

    fund_id: int
    fund_name: str
    percents: tuple[Decimal, ...]
    collected: int
    carried: int
    due: int
    sent: int

    @property
    def left(self) -> int:
        """What is still to be sent."""
        return self.carried + self.due - self.sent

    @property
    def percent_text(self) -> str:
        """`40%`, `40% và 30%`."""
        return " và ".join(f"{decimal_text(one)}%" for one in self.percents)


def percent_on(terms: Iterable[TermFacts], nature: Nature, day: date) -> Decimal | None:
    """The per cent of what a fund collected on a day that is sent up; None for nothing.

    A fund that collects for others sends all of it unless a term sets a per cent.
    """
    term = term_on((one for one in terms if one.remit_percent is not None), day)
    if term is None:
        return _ALL if nature is Nature.PASS_THROUGH else None
    return term.remit_percent


def is_collected(one: Booked, nature: Nature, catalogue: Catalogue, day: date) -> bool:
    """Whether a receipt counts: only dues for a fund of dues, everything for other funds."""
    if one.direction != "receipt":
        return False
    if nature is not Nature.DUES:
        return True
    item = catalogue.named("receipt", one.item, day)
    is_dues = item is not None and chapter_of(item.facts.code) == DUES_CHAPTER
    return is_dues or fold(one.item) == fold(DUES_ITEM)


def is_sent(one: Booked, catalogue: Catalogue, day: date) -> bool:
    """Whether a payment went to the upper level, by its item."""
    item = catalogue.named("payment", one.item, day) if one.direction == "payment" else None
    return item is not None and item.facts.remits


def remittances(
    names: Mapping[int, str],
    natures: Mapping[int, Nature],
    terms: Mapping[int, Sequence[TermFacts]],
    booked: Sequence[Booked],
    catalogue: Catalogue,
    day: date,
) -> list[Remittance]:
    """The remittance of each fund that sends anything, in the order of the funds."""
    found = []
    for fund_id, nature in natures.items():
        mine = [one for one in booked if one.fund_id == fund_id]
        line = _remittance(fund_id, names[fund_id], nature, terms.get(fund_id, ()), mine, catalogue, day)
        if line.percents or line.sent or line.carried:
            found.append(line)
    return found


def _remittance(
    fund_id: int,
    name: str,
    nature: Nature,
    terms: Sequence[TermFacts],
    booked: Sequence[Booked],
    catalogue: Catalogue,
    day: date,
) -> Remittance:
    collected: dict[tuple[bool, Decimal], int] = {}
    sent = {True: 0, False: 0}
    for one in booked:
        if is_sent(one, catalogue, day):
            sent[one.is_before] += one.amount
        elif is_collected(one, nature, catalogue, day):
            percent = percent_on(terms, nature, one.happened_on or day)
            if percent is not None:
                key = (one.is_before, percent)
                collected[key] = collected.get(key, 0) + one.amount
    now = {percent: amount for (is_before, percent), amount in collected.items() if not is_before}
    before = {percent: amount for (is_before, percent), amount in collected.items() if is_before}
    current = percent_on(terms, nature, day)
    return Remittance(
        fund_id=fund_id,
        fund_name=name,
        percents=tuple(sorted(now, reverse=True)) or ((current,) if current else ()),
        collected=sum(now.values()),
        carried=_share(before) - sent[True],
        due=_share(now),
        sent=sent[False],
    )


def _share(collected: Mapping[Decimal, int]) -> int:
    """The amount due for what was collected at each per cent, each rounded half up to whole đồng."""
    return sum(share_of(amount, percent) for percent, amount in collected.items())


def share_of(amount: int, percent: Decimal) -> int:
    """A per cent of an amount, rounded half up to whole đồng."""
    return int((amount * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Sending:
    """A receipt with the per cent of it that is due, or a payment to the upper level (None), by its row."""

    source: str
    amount: int
    percent: Decimal | None
    is_before: bool


@dataclass(frozen=True, slots=True)
class FundSendings:
    """What one fund collected and sent; `carried`: due before the period and not sent then."""

    source: str
    name: str
    collected: tuple[Sending, ...]
    sent: tuple[Sending, ...]

    @property
    def carried(self) -> int:
        before: dict[Decimal, int] = {}
        for one in self.collected:
            if one.is_before and one.percent is not None:
                before[one.percent] = before.get(one.percent, 0) + one.amount
        return _share(before) - sum(one.amount for one in self.sent if one.is_before)
