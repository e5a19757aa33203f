"""The boxes that ask from when a changed dues salary holds."""

from __future__ import annotations

from typing import Any, ClassVar

from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

from app.people.roster.facts import MembershipFacts
from app.people.roster.forms import MembershipForm
from app.people.salaries.declared import DECLARED
from app.people.salaries.rules import PlannedSalary, SalaryChange
from app.web.clock import today
from app.web.forms.base import Form
from app.web.forms.fields import DayField
from app.web.forms.stated import More, Part


def refuse_without_day(starts_on: Field, in_place: Field) -> None:
    """Raise ValidationError for another salary that neither holds from a day nor mends a slip."""
    if not starts_on.data and not in_place.data:
        raise ValidationError("Lương đổi thì cần ngày áp dụng, hoặc đánh dấu sửa tại chỗ ở dưới.")


class SalaryBoxes(Form):
    """From which day, or in place; and the confirmation where Kỳ paid in full or closed change."""

    salary_from = DayField(
        "Lương mới áp dụng từ ngày",
        description="Trước ngày này lương đang ghi vẫn đúng, đoàn phí các tháng ấy giữ nguyên.",
    )
    salary_in_place = BooleanField(
        "Lương đang ghi là gõ nhầm: sửa tại chỗ",
        description="Không theo ngày ở trên: đoàn phí của mọi tháng trong thời gian này tính lại.",
    )
    agreed = BooleanField("Đồng ý đổi cả các kỳ đã nộp đủ, đã khóa sổ")

    @property
    def is_asked(self) -> bool:
        """Whether the confirmation is needed, or was given."""
        return bool(self.agreed.errors or self.agreed.data)

    def propose_day(self, unit_id: int) -> None:
        """Fill in the first open month where nothing was sent."""
        if not self.is_submitted():
            self.salary_from.data = DECLARED.first_open_day(unit_id, today())

    def salary(self) -> SalaryChange:
        """What the valid form says."""
        starts_on = None if self.salary_in_place.data else self.salary_from.data
        return SalaryChange(starts_on, bool(self.agreed.data))


class PeriodForm(MembershipForm, SalaryBoxes):
    """The correction of a period in the union, which asks from when another salary holds."""

    layout: ClassVar[tuple[Part, ...]] = (
        *MembershipForm.layout[:-1],
        More(
            "Thêm chi tiết",
            ("dues_salary", "salary_from", "salary_in_place", "agreed", "phone", "note"),
            always=True,
        ),
    )
    recorded_salary: int | None = None

    def fill(self, facts: MembershipFacts, version: int) -> None:
        super().fill(facts, version)
        self.recorded_salary = facts.dues_salary
        if "dues_salary" not in self:
            for name in ("salary_from", "salary_in_place", "agreed"):
                del self[name]

    def validate_salary_from(self, field: Field) -> None:
        if self.dues_salary.data != self.recorded_salary:
            refuse_without_day(field, self.salary_in_place)

    def planned(self, member_id: int, recorded: MembershipFacts) -> PlannedSalary | None:
        """Another salary than the recorded one, once it and its day were typed."""
        if "dues_salary" not in self or self.dues_salary.errors or self.salary_from.errors:
            return None
        if self.dues_salary.data == recorded.dues_salary:
            return None
        return PlannedSalary(member_id, recorded, self.dues_salary.data, self.salary().starts_on)

    def parts(self) -> list[Part]:
        if "agreed" in self:
            self.agreed.is_offered = self.is_asked  # type: ignore[attr-defined]  # as `EntryForm.parts` asks
        return super().parts()

    def further(self) -> dict[str, Any]:
        return {"salary": self.salary() if "agreed" in self else SalaryChange(None)}
