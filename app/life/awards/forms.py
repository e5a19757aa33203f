"""Forms of awards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from app.books.cashbook.fields import WAITS
from app.books.closings.forms import LateForm
from app.life.awards.facts import NEXT, AwardFacts
from app.life.awards.stages.queries import bodies_used, titles_used
from app.people.sections.fields import OfSectionFilter, section_filter
from app.web.forms.base import AskingForm
from app.web.forms.fields import TextField
from app.web.forms.stated import narrowing_box
from app.web.forms.years import YearTextField


class AwardFilter(OfSectionFilter):
    """Filters of the list of awards."""

    q = TextField("Tìm tên, danh hiệu, cấp khen, số quyết định")
    stage = narrowing_box(AwardFacts, "stage")
    section = section_filter()
    year = YearTextField()


class AwardForm(LateForm, AskingForm):
    """One title or award at one stage."""

    of = AwardFacts
    layout = (
        ("year", "granted_on", "stage"),
        ("subject", "quantity", "section"),
        "name",
        "title",
        ("granting_body", "decision_number"),
        ("prize", "money_source", "fund_id", "channel"),
        "member_ids",
    )

    #: Suggestions for the boxes of title and granting body.
    titles: Sequence[str] = ()
    bodies: Sequence[str] = ()

    def offer(self, unit_id: int) -> Self:
        """With the words that the union has used."""
        self.titles, self.bodies = titles_used(unit_id), bodies_used(unit_id)
        self.title.render_kw, self.granting_body.render_kw = {"list": "titles"}, {"list": "bodies"}
        return super().offer(unit_id)

    def set_defaults(self, year: str, earlier: AwardFacts | None = None) -> AwardForm:
        """A new award of the year; with `earlier`, the next stage for the same title and people."""
        if not self.fund_id.is_offered:
            self.prize.description = f"{self.prize.description} {WAITS}"
        if earlier is None:
            self.year.data = self.year.data or year
            return self
        next_stage = replace(
            earlier, stage=NEXT.get(earlier.stage, earlier.stage), granted_on=None, decision_number=""
        )
        for name, box in self.boxes_of_facts().items():
            box.process(None, getattr(next_stage, name))
        return self
