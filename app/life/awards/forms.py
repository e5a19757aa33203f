"""Forms of awards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.books.cashbook.fields import FundField
from app.life.awards.facts import LONGEST_NAME, NEXT, AwardFacts, Stage, Subject
from app.life.awards.stages.queries import bodies_used, titles_used
from app.log.activities.facts import Channel
from app.people.roster.queries import people_to_choose
from app.web.forms.base import AskingForm, FilterForm
from app.web.forms.choices import ChoiceField, PeopleField
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    CountField,
    DayField,
    MoneyField,
    TextField,
    YearField,
)


class AwardFilter(FilterForm):
    """Filters of the list of awards."""

    q = TextField("Tìm tên, danh hiệu, cấp khen, số quyết định")
    stage = ChoiceField("Mức", Stage, optional=True)
    year = AnyYearField("Năm")


class AwardForm(AskingForm):
    """One title or award at one stage."""

    of = AwardFacts

    year = YearField("Năm", description="Năm được đăng ký, đề nghị hoặc khen.")
    granted_on = DayField("Ngày", description="Để trống nếu chỉ biết năm.")
    stage = ChoiceField("Mức", Stage)
    subject = ChoiceField("Đối tượng", Subject)
    name = TextField("Tên cá nhân, tập thể", [REQUIRED], most=LONGEST_NAME)
    title = TextField("Danh hiệu, hình thức", [REQUIRED], most=500)
    quantity = CountField("Số lượng", description="Để trống là 1.")
    granting_body = TextField("Cấp khen")
    decision_number = TextField("Số quyết định", most=120)
    prize = MoneyField("Tiền thưởng", description="Ví dụ 500000, 500k hoặc 1,5tr.")
    fund_id = FundField("Quỹ chi", amount="prize")
    channel = ChoiceField("Hình thức", Channel, optional=True, description="Để trống là tiền mặt.")
    member_ids = PeopleField("Đoàn viên được khen")
    #: Suggestions for the boxes of title and granting body.
    titles: Sequence[str] = ()
    bodies: Sequence[str] = ()

    def offer(self, unit_id: int) -> AwardForm:
        """Fill the lists with this union's people and words and, for those who keep them, its funds."""
        self.fund_id.offer(unit_id)
        self.member_ids.choices = people_to_choose(unit_id)
        self.titles, self.bodies = titles_used(unit_id), bodies_used(unit_id)
        return self

    def set_defaults(self, year: int, earlier: AwardFacts | None = None) -> AwardForm:
        """A new award of the year; with `earlier`, the next stage for the same title and people."""
        if earlier is None:
            self.year.data = self.year.data or year
            return self
        next_stage = replace(
            earlier, stage=NEXT.get(earlier.stage, earlier.stage), granted_on=None, decision_number=""
        )
        for name, box in self.boxes_of_facts().items():
            box.process(None, getattr(next_stage, name))
        return self
