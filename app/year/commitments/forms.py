"""Forms of commitments."""

from __future__ import annotations

from typing import Any

from app.books.cashbook.queries import funds_of
from app.web.forms.base import EntryForm
from app.web.forms.fields import TextField
from app.web.forms.filters import FilterForm
from app.web.forms.years import YearTextField
from app.web.guards import unit
from app.year.commitments.facts import CommitmentFacts
from app.year.figures.rules import ways_to_choose


class OfPeriodFilter(FilterForm):
    """What narrows a list of rows that are of a period each."""

    year: YearTextField

    def values(self) -> dict[str, Any]:
        """With the period itself."""
        return {**super().values(), "year": self.year.period}


class CommitmentFilter(OfPeriodFilter):
    """Filters of the list of commitments."""

    q = TextField("Tìm nội dung cam kết")
    year = YearTextField()


class CommitmentForm(EntryForm):
    """One commitment of a year."""

    of = CommitmentFacts
    layout = (("year", "position"), "content", ("target", "measure_unit"), "measure", ("done",), "note")
    attributes = {"measure": {"list": "ways"}}

    def ways(self) -> tuple[str, ...]:
        """Measures possible with the union's funds, which the box suggests; others are accepted too."""
        return ways_to_choose([fund.name for fund in funds_of(unit().id)])
