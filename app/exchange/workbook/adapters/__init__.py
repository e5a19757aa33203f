"""The adapter of every sheet beside Đơn vị, in the order of writing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.dues.contributions.facts import ContributionFacts
from app.dues.funds.facts import TermFacts
from app.exchange.workbook import layout
from app.exchange.workbook.adapters.funds import ContributionsAdapter, FundsAdapter
from app.exchange.workbook.adapters.plain import PlainAdapter, SheetAdapter
from app.exchange.workbook.adapters.roster import RosterAdapter

_OWN = {TermFacts: FundsAdapter, ContributionFacts: ContributionsAdapter}


@cache
def adapters() -> tuple[SheetAdapter, ...]:
    """Plain ones for all sheets that have none of their own."""
    return tuple(_made())


def _made() -> Iterator[SheetAdapter]:
    for sheet in layout.sheets():
        if sheet is layout.ROSTER:
            yield RosterAdapter()
        elif sheet.declared:
            yield _OWN.get(sheet.declared.facts, PlainAdapter)(sheet, sheet.declared)
