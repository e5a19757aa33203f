"""Writes of indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import Refused
from app.extensions import db
from app.log.activities.row_actions import RowKind
from app.log.figures.facts import Scope
from app.log.figures.registry import UnknownKey, figure
from app.office.units.models import Unit
from app.people.sections.following_actions import days_of_period, follow_sections
from app.people.sections.rules import Renaming, with_section
from app.year.figures.scopes import open_scope
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator
from app.year.indicators.queries import indicators_of
from app.year.indicators.rules import check_indicator, counts


def _counting(
    unit_id: int, _row: Indicator | None, facts: IndicatorFacts, is_imported: bool
) -> Mapping[str, Any]:
    """The keys of figures as they are declared; of old books one may be unknown, which their page shows."""
    keys = {name: key for name in ("figure", "whole_figure") if (key := getattr(facts, name))}
    if is_imported or not keys:
        return {}
    over = facts.period
    scope = open_scope(db.session.get_one(Unit, unit_id), over, over.end)
    return {name: _known(name, key, scope) for name, key in keys.items()}


def _known(name: str, key: str, scope: Scope) -> str:
    """The key as its figure has it. Raises Refused for an unknown one, or that of a text."""
    try:
        found = figure(scope, key)
    except UnknownKey as unknown:
        raise Refused(unknown.sentence, name) from unknown
    if not counts(found):
        raise Refused(f"Số liệu «{key}» không phải là số.", name)
    return found.key


INDICATORS: RowKind[Indicator, IndicatorFacts] = RowKind(
    Indicator,
    "commitments.indicator",
    check=lambda _unit_id, facts, _today: check_indicator(facts),
    prepare=_counting,
)


def _keys_now(facts: IndicatorFacts, renaming: Renaming) -> Mapping[str, str]:
    """The keys of figures that count a section say its name too."""
    names = ("figure", "whole_figure")
    return {name: with_section(getattr(facts, name), renaming.name_now) for name in names}


follow_sections(INDICATORS.rename, indicators_of, days_of_period, also=_keys_now)
record_indicator, correct_indicator, withdraw_indicator = (
    INDICATORS.record,
    INDICATORS.correct,
    INDICATORS.withdraw,
)
