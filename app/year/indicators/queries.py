"""Selects of indicators.

A union writes some tens of these a year: lists read all, then search and sort in Python.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, select

from app.core.periods import period_between
from app.log.activities.row_queries import RowReads
from app.log.figures.facts import Reading
from app.log.figures.registry import choices
from app.office.units.models import Unit
from app.year.commitments.queries import PeriodPages
from app.year.figures.scopes import open_scope
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator
from app.year.indicators.rules import OWN_KEYS, in_order

_READS: RowReads[Indicator, IndicatorFacts] = RowReads(Indicator, IndicatorFacts)
indicator, indicators_of = _READS.one, _READS.all


def indicators_read(reading: Reading) -> list[tuple[Indicator, IndicatorFacts]]:
    """Every live indicator of the union; one statement."""
    return indicators_of(reading.unit.id)


page_of_indicators = PeriodPages(
    indicators_of,
    lambda facts: (facts.name, facts.section, facts.evidence, facts.note, facts.year),
    by=lambda found: in_order(found[0].id, found[1]),
).page


def figures_to_choose(unit: Unit, today: date) -> list[tuple[str, str]]:
    """The figures that can count an indicator: key, and what it is called with its unit."""
    year = period_between(date(today.year, 1, 1), date(today.year, 12, 31))
    scope = open_scope(unit, year, today)
    return [(one.key, f"{one.label} ({one.unit})") for one in choices(scope, without=OWN_KEYS)]


def searched_indicators(unit_id: int) -> Select[*tuple[Any, ...]]:
    """The live indicators, for the search; the note is the period."""
    return select(Indicator.id, Indicator.name, Indicator.year, Indicator.period_end).where(
        Indicator.unit_id == unit_id, Indicator.withdrawn_at.is_(None)
    )
