"""Forms of ratings."""

from __future__ import annotations

from app.life.ratings.facts import Level, RatedSubject, RatingFacts, score_words
from app.people.roster.queries import people_to_choose
from app.web.forms.base import AskingForm, FilterForm
from app.web.forms.choices import ChoiceField, PeopleField
from app.web.forms.fields import (
    AnyYearField,
    CountField,
    DecimalField,
    TextField,
    YearField,
    at_most,
)


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


class RatingFilter(FilterForm):
    """Filters of the list of ratings."""

    subject = ChoiceField("Đối tượng", RatedSubject, optional=True)
    year = AnyYearField("Năm")


class RatingForm(AskingForm):
    """One yearly rating, of the union or of a number of members."""

    of = RatingFacts

    year = YearField("Năm")
    subject = ChoiceField("Đối tượng", RatedSubject)
    level = ChoiceField("Mức", Level)
    quantity = CountField("Số lượng", description="Số đoàn viên ở mức này. Để trống là 1.")
    recognised_by = TextField("Cấp công nhận")
    score = ScoreField("Điểm", [at_most(30)], description="Ví dụ 95 hoặc 93,5.")
    member_ids = PeopleField("Đoàn viên")

    def offer(self, unit_id: int) -> RatingForm:
        """Fill the list with the union's people."""
        self.member_ids.choices = people_to_choose(unit_id)
        return self
