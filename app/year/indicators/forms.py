"""Forms of indicators."""

from __future__ import annotations

from app.core.fields import label_of
from app.log.records.lists import WordsFilter
from app.web.clock import today
from app.web.forms.base import EntryForm
from app.web.forms.stated import More
from app.web.forms.years import YearTextField
from app.web.guards import unit
from app.year.commitments.forms import OfPeriodFilter
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.proposal_rules import PROPOSALS, Proposal
from app.year.indicators.queries import figures_to_choose


class IndicatorFilter(OfPeriodFilter, WordsFilter):
    """Words, and the period."""

    year = YearTextField(label_of(IndicatorFacts, "year"))


class IndicatorForm(EntryForm):
    """One indicator of a period."""

    of = IndicatorFacts
    layout = (
        ("year", "name"),
        ("measure_unit", "target"),
        ("part", "figure"),
        ("whole", "whole_figure"),
        "evidence",
        More("Thêm chi tiết", ("position", "scope", "section", "note")),
    )
    begins_in = "name"
    attributes = {
        "name": {"list": "indicator-names"},
        "figure": {"list": "figure-keys"},
        "whole_figure": {"list": "figure-keys"},
    }

    def proposals(self) -> tuple[Proposal, ...]:
        """Indicators that unions usually have."""
        return PROPOSALS

    def figure_keys(self) -> list[tuple[str, str]]:
        """The figures that can count one: key and what it is called."""
        return figures_to_choose(unit(), today())
