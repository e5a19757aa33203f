"""Forms of ratings."""

from __future__ import annotations

import app.people.sections.fields  # noqa: F401 - the box of a section
from app.core import fields as stated
from app.life.ratings.facts import RatingFacts, score_words
from app.web.forms.base import AskingForm
from app.web.forms.fields import DecimalField, at_most
from app.web.forms.filters import FilterForm
from app.web.forms.stated import box_of, narrowing_box, options_of
from app.web.forms.years import YearTextField


class ScoreField(DecimalField):
    """A score: a decimal number, stored as text, or words."""

    empty = ""

    def _parse(self, text: str) -> str:
        try:
            return format(super()._parse(text), "f")
        except ValueError:
            return text

    def _show(self, value: str) -> str:
        return score_words(value)


@box_of.register
def _(field: stated.Score) -> ScoreField:
    options = options_of(field)
    options["validators"].append(at_most(field.most))
    return ScoreField(field.label, **options)


class RatingFilter(FilterForm):
    """Filters of the list of ratings."""

    subject = narrowing_box(RatingFacts, "subject")
    year = YearTextField()


class RatingForm(AskingForm):
    """One yearly rating, of the union or of a number of members."""

    of = RatingFacts
    layout = (("year", "subject", "level"), ("section", "quantity", "score"), "recognised_by", "member_ids")
