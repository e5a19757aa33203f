"""Pure decisions of rates: the rate of a year, and the amount due for a part of a year or of a salary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TypeVar

from app.books.cashbook.facts import Nature
from app.books.cashbook.rules import nature_named
from app.dues.funds.facts import TermFacts
from app.dues.funds.rules import term_on

Line = TypeVar("Line")
_OWN, _PASSED_ON, _GIVEN = "Tài chính công đoàn", "Quỹ xã hội thu hộ, nộp hộ", "Quỹ tự nguyện"


def term_of_year(terms: Sequence[TermFacts], year: int) -> TermFacts | None:
    """The term of a year: in force on 1 January, else the first that begins in the year."""
    found = term_on(terms, date(year, 1, 1))
    if found is not None:
        return found
    begun = [day for term in terms if (day := term.starts_on) and day.year == year]
    return term_on(terms, min(begun)) if begun else None


def part_of_year(term: TermFacts, months: int) -> int:
    """A twelfth of a yearly rate for each of this many months, rounded to whole thousands, half up; đồng."""
    rate = term.rate or Decimal(0)
    if months >= 12:
        return int(rate)
    thousands = (rate * months / 12 / 1000).quantize(Decimal(1), ROUND_HALF_UP)
    return min(int(thousands) * 1000, int(rate))


def salary_share(salary: int, term: TermFacts, *, capped: bool = True) -> int:
    """The month's share of a dues salary, rounded down to the đồng, at most the term's most_amount."""
    share = int((salary * (term.rate or Decimal(0)) / 100).quantize(Decimal(1), ROUND_DOWN))
    return min(share, term.most_amount) if capped and term.most_amount is not None else share


def by_book(lines: Iterable[Line], nature: Callable[[Line], Nature]) -> dict[str, list[Line]]:
    """The lines by the title of their kind of money: own, passed on, voluntary; without empty ones.

    The three are kept apart in every book and settlement (HD 47/HD-TLĐ).
    """
    found: dict[str, list[Line]] = {_OWN: [], _PASSED_ON: [], _GIVEN: []}
    for line in lines:
        kind = nature(line)
        found[_OWN if kind.is_own else _GIVEN if kind is Nature.VOLUNTARY else _PASSED_ON].append(line)
    return {title: some for title, some in found.items() if some}


def nature_of(fund_name: str, remit_percent: Decimal | None) -> Nature:
    """The nature guessed for a new fund: by its name, and passed on where all of it is sent up."""
    nature = nature_named(fund_name)
    return Nature.PASS_THROUGH if nature is Nature.VOLUNTARY and remit_percent == 100 else nature
