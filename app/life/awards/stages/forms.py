"""Forms of titles and ratings for many people at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import SelectField

from app.core.vietnamese import tidy
from app.life.awards.facts import NEXT, AwardFacts, Level, Stage, Subject
from app.web.forms.base import FilterForm, Form, SentOnce
from app.web.forms.choices import ChoiceField, PeopleField, PlainSelect
from app.web.forms.fields import REQUIRED, DayField, ParagraphsField, TextField, YearField

#: What a stage follows: its people are ticked beforehand.
BEFORE = {after: before for before, after in NEXT.items()}
_NOT_RATED = "-"


class StageChoice(FilterForm):
    """Which title of which year is to go to which stage; sent by GET."""

    year = YearField("Năm")
    title = TextField("Danh hiệu, hình thức", [REQUIRED], most=500)
    stage = ChoiceField("Ghi mức", Stage)


class StageForm(SentOnce):
    """The people who reach the stage, with what the decision says of all of them."""

    member_ids = PeopleField("Đoàn viên")
    collectives = ParagraphsField("Tập thể", description="Mỗi tập thể một dòng.")
    granting_body = TextField("Cấp khen")
    decision_number = TextField("Số quyết định", most=120)
    granted_on = DayField("Ngày", description="Để trống nếu chỉ biết năm.")

    def common(self, chosen: StageChoice) -> AwardFacts:
        """What is said of everyone."""
        return AwardFacts(
            year=chosen.year.data or 0,
            subject=Subject.PERSON,
            name="",
            title=tidy(chosen.title.data or ""),
            stage=chosen.stage.data,
            granted_on=self.granted_on.data,
            granting_body=self.granting_body.data or "",
            decision_number=self.decision_number.data or "",
        )

    def collective_names(self) -> list[str]:
        """The collectives, one a line."""
        return (self.collectives.data or "").splitlines()


class YearChoice(FilterForm):
    """The year whose members are rated; sent by GET."""

    year = YearField("Năm")


class LevelLine(Form):
    """One member's box. The page's form bears the token."""

    class Meta(FilterForm.Meta):
        pass

    level = SelectField(
        "Mức",
        choices={"": "Theo mức chung", **dict(Level.options()), _NOT_RATED: "Không xếp loại"},
        default="",
        widget=PlainSelect(),
    )


class RatingsForm(SentOnce):
    """The level of most members, and of each who differs."""

    usual = ChoiceField("Mức chung", Level, description="Cho mọi người để «Theo mức chung».", optional=True)
    recognised_by = TextField("Cấp công nhận")
    lines: dict[int, LevelLine]

    def offer(self, people: Sequence[tuple[int, str]]) -> RatingsForm:
        """A line for each of the people."""
        self.lines = {member_id: LevelLine(prefix=f"{member_id}-") for member_id, _ in people}
        return self

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the page's own boxes and each line are in order."""
        return all([super().validate(*args, **kwargs), *(line.validate() for line in self.lines.values())])

    def levels(self) -> dict[int, Level]:
        """The level of each member who is rated."""
        typed = {
            member_id: line.level.data or self.usual.data or "" for member_id, line in self.lines.items()
        }
        return {member_id: Level(said) for member_id, said in typed.items() if said not in ("", _NOT_RATED)}
