"""Forms of titles for many people at once."""

from __future__ import annotations

from app.core.vietnamese import tidy
from app.life.awards.facts import NEXT, AwardFacts, Stage, Subject
from app.people.sections.fields import OfSectionFilter, section_filter
from app.web.forms.base import SentOnce
from app.web.forms.choices import ChoiceField, PeopleField
from app.web.forms.fields import ParagraphsField
from app.web.forms.stated import stated_box
from app.web.forms.years import YearTextField

#: The stage before each stage: its people are ticked in advance.
BEFORE = {after: before for before, after in NEXT.items()}


class StageChoice(OfSectionFilter):
    """Which title of which year is to go to which stage, and of which section; sent by GET."""

    year = YearTextField(required=True)
    title = stated_box(AwardFacts, "title")
    stage = ChoiceField("Ghi mức", Stage)
    section = section_filter()


class StageForm(SentOnce):
    """The people who reach the stage, and the decision that covers all of them."""

    member_ids = PeopleField("Đoàn viên")
    collectives = ParagraphsField("Tập thể", description="Mỗi tập thể một dòng.")
    granting_body = stated_box(AwardFacts, "granting_body")
    decision_number = stated_box(AwardFacts, "decision_number")
    granted_on = stated_box(AwardFacts, "granted_on")

    def common(self, chosen: StageChoice) -> AwardFacts:
        """The facts that all of them share."""
        return AwardFacts(
            year=chosen.year.data,
            subject=Subject.PERSON,
            name="",
            title=tidy(chosen.title.data or ""),
            stage=chosen.stage.data,
            granted_on=self.granted_on.data,
            granting_body=self.granting_body.data or "",
            decision_number=self.decision_number.data or "",
            section=chosen.chosen_section,
        )

    def collective_names(self) -> list[str]:
        """The names of collectives, one on each line."""
        return (self.collectives.data or "").splitlines()
