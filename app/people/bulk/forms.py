"""The form of a bulk change: tick the fields to change and fill in their values."""

from __future__ import annotations

from typing import Any, Self

from wtforms import BooleanField, Field, HiddenField
from wtforms.validators import ValidationError

import app.people.sections.fields  # noqa: F401 - the box of a section
from app.core.vietnamese import lower_first
from app.office.units.models import Unit
from app.people.bulk.facts import LABELS, BulkFacts
from app.people.roster.facts import LabourKind, MembershipFacts
from app.people.salaries.forms import refuse_without_day
from app.web.forms.base import SentOnce
from app.web.forms.fields import DayField, DecimalField, MoneyField
from app.web.forms.stated import stated_box
from app.web.incoming import number_in

_TICKED = "Đã ghi ở đây mà chưa đánh dấu ô «Đổi» bên cạnh."
_MOST_PERCENT = 1000


def _tick(name: str) -> BooleanField:
    return BooleanField(f"Đổi {lower_first(LABELS[name])}")


def _new(name: str) -> Any:
    return stated_box(MembershipFacts, name, label=f"{LABELS[name]} mới")


class BulkForm(SentOnce):
    """The people (`people`: their ids), the new values, and from when they hold.

    `versions` is filled by the summary page with the versions of the periods that the user saw.
    """

    people = HiddenField()
    versions = HiddenField()
    change_union_group, union_group = _tick("union_group"), _new("union_group")
    change_section, section = _tick("section"), _new("section")
    change_department, department = _tick("department"), _new("department")
    change_position, position = _tick("position"), _new("position")
    change_labour_kind, labour_kind = _tick("labour_kind"), _new("labour_kind")
    change_degree, degree = _tick("degree"), _new("degree")
    change_theory, theory = _tick("theory"), _new("theory")
    change_in_hardship = _tick("in_hardship")
    in_hardship = BooleanField("Đang khó khăn", description="Không đánh dấu: thôi khó khăn.")
    change_dues_salary = _tick("dues_salary")
    dues_salary = MoneyField("Lương mới", description="Đồng một tháng, như nhau cho mọi người đã chọn.")
    raised_by = DecimalField("Hoặc tăng thêm (%)", description="Tính trên lương đang ghi của từng người.")
    starts_on = DayField(
        "Áp dụng từ ngày",
        description="Có ngày: điều đang ghi đúng đến hết hôm trước, rồi mở thời gian mới từ ngày đó "
        "(tăng lương, chuyển tổ). Để trống: sửa cả thời gian hiện tại, như khi ghi nhầm; "
        "đoàn phí các tháng trước cũng tính lại.",
    )
    salary_in_place = BooleanField(
        "Lương đang ghi là gõ nhầm: sửa tại chỗ",
        description="Chỉ với lương không có ngày áp dụng: đoàn phí của cả thời gian hiện tại tính lại.",
    )
    agreed = BooleanField("Đồng ý đổi cả các kỳ đã nộp đủ, đã khóa sổ")

    def offer(self, unit: Unit) -> Self:
        """The labour kinds of the union's kind, and its sections."""
        self.labour_kind.offer(LabourKind.offered_in(unit.kind))
        self.section.offer(unit.id)
        return self

    def validate_starts_on(self, field: Field) -> None:
        if self.change_dues_salary.data:
            refuse_without_day(field, self.salary_in_place)

    def validate_raised_by(self, field: Field) -> None:
        if not self.change_dues_salary.data:
            return
        if (field.data is None) == (self.dues_salary.data is None):
            raise ValidationError("Ghi lương mới, hoặc phần trăm tăng thêm: một trong hai.")
        if field.data is not None and not 0 < field.data <= _MOST_PERCENT:
            raise ValidationError(f"Phần trăm tăng thêm phải trên 0 và không quá {_MOST_PERCENT}.")

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse a form that changes nothing, and values beside a box that is not ticked."""
        is_valid: bool = super().validate(extra_validators)
        for name in LABELS:
            typed = self[name].data or (name == "dues_salary" and self.raised_by.data is not None)
            if typed and not self[f"change_{name}"].data:
                self[name].errors = [*self[name].errors, _TICKED]
                is_valid = False
        if is_valid and not any(self[f"change_{name}"].data for name in LABELS):
            self.form_errors.append("Hãy đánh dấu ít nhất một mục cần đổi.")
            return False
        return is_valid

    def facts(self) -> BulkFacts:
        """The facts of the valid form."""
        raised_by = self.raised_by.data if self.change_dues_salary.data else None
        values = {name: self[name].data for name in LABELS if self[f"change_{name}"].data}
        if raised_by is not None:
            del values["dues_salary"]
        return BulkFacts(values, raised_by, self.starts_on.data)

    def member_ids(self) -> set[int]:
        """The ids of the people chosen; invalid ids are ignored."""
        sent = map(number_in, (self.people.data or "").split(","))
        return {one for one in sent if one is not None}

    def seen(self) -> dict[int, int]:
        """Period id -> version that the user saw."""
        pairs = (one.partition(":") for one in (self.versions.data or "").split(","))
        numbers = ((number_in(row), number_in(version)) for row, _, version in pairs)
        return {row: version for row, version in numbers if row is not None and version is not None}
