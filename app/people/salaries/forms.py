"""The boxes that ask from when a changed dues salary holds."""

from __future__ import annotations

from wtforms import BooleanField

from app.people.roster.forms import MembershipForm
from app.people.salaries.declared import DECLARED
from app.people.salaries.rules import SalaryChange
from app.web.clock import today
from app.web.forms.base import Form
from app.web.forms.fields import DayField
from app.web.forms.stated import More


class SalaryBoxes(Form):
    """From when, or in place; and the yes to what changes of Kỳ paid in full or closed."""

    salary_from = DayField(
        "Lương mới áp dụng từ ngày",
        description="Trước ngày này lương đang ghi vẫn đúng, đoàn phí các tháng ấy giữ nguyên.",
    )
    salary_in_place = BooleanField(
        "Lương đang ghi là gõ nhầm: sửa tại chỗ",
        description="Không theo ngày ở trên: đoàn phí của mọi tháng trong thời gian này tính lại.",
    )
    agreed = BooleanField(
        "Đồng ý đổi cả các kỳ đã nộp đủ, đã khóa sổ",
        description="Chỉ cần khi lần lưu trước đã nêu các kỳ ấy.",
    )

    def propose_day(self, unit_id: int) -> None:
        """Fill in the first open month where nothing was sent."""
        if not self.is_submitted():
            self.salary_from.data = DECLARED.first_open_day(unit_id, today())

    def salary(self) -> SalaryChange:
        """What the valid form says."""
        starts_on = None if self.salary_in_place.data else self.salary_from.data
        return SalaryChange(starts_on, bool(self.agreed.data))


class PeriodForm(MembershipForm, SalaryBoxes):
    """The correction of a period in the union."""

    layout = tuple(
        More(part.title, ("dues_salary", *SALARY_BOXES, "phone", "note"), always=True)
        if isinstance(part, More) and "dues_salary" in part.boxes
        else part
        for part in MembershipForm.layout
    )
