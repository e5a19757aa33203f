"""The form that rates everybody for a year."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import SelectField

from app.core.fields import label_of
from app.life.ratings.facts import Level, RatingFacts
from app.web.forms.choices import ChoiceField, PlainSelect
from app.web.forms.filters import FilterForm
from app.web.forms.lines import LineForm, LinesForm
from app.web.forms.stated import stated_box
from app.web.forms.years import YearTextField

_NOT_RATED = "-"


class YearChoice(FilterForm):
    """The year whose members are rated; sent by GET."""

    year = YearTextField(required=True)


class LevelLine(LineForm):
    """One member's box."""

    level = SelectField(
        label_of(RatingFacts, "level"),
        choices={"": "Theo mức chung", **dict(Level.options()), _NOT_RATED: "Không xếp loại"},
        default="",
        widget=PlainSelect(),
    )


class RatingsForm(LinesForm):
    """The level of most members, and of each who differs."""

    usual = ChoiceField("Mức chung", Level, description="Cho mọi người để «Theo mức chung».", optional=True)
    recognised_by = stated_box(RatingFacts, "recognised_by")
    lines: dict[int, LevelLine]

    def offer(self, people: Sequence[tuple[int, str]]) -> RatingsForm:
        """A line for each of the people."""
        self.lines = {member_id: LevelLine(prefix=f"{member_id}-") for member_id, _ in people}
        return self

    def levels(self) -> dict[int, Level]:
        """The level of each member who is rated."""
        typed = {
            member_id: line.level.data or self.usual.data or "" for member_id, line in self.lines.items()
        }
        return {
            member_id: Level(level) for member_id, level in typed.items() if level not in ("", _NOT_RATED)
        }
