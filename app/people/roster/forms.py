"""Forms of people and of their periods in the union."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Self

from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

from app.core.dates import FIRST_YEAR
from app.office.units.models import Unit
from app.people.roster.facts import (
    BirthDay,
    Degree,
    Joining,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
    Theory,
)
from app.people.roster.rules import LONGEST_CODE
from app.web.forms.base import EntryForm, Form
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, LongTextField, MoneyField, TextField


class BirthField(DayField):
    """A birth date typed dd/mm/yyyy, or the year alone."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        super().process_formdata(valuelist)
        self.data = self.data or BirthDay()

    def _parse(self, text: str) -> Any:
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            return BirthDay(day=super()._parse(text))
        if int(text) < FIRST_YEAR:
            raise ValueError(f"{text} không dùng được: năm sinh phải từ {FIRST_YEAR}.")
        return BirthDay(year=int(text))

    def _show(self, value: Any) -> str:
        return str(value)


class PersonBoxes(Form):
    """The fields of a person, alone or with their first period."""

    full_name = TextField("Họ và tên", [REQUIRED], most=200)
    code = TextField("Mã", [REQUIRED], most=LONGEST_CODE, description="Mỗi người một mã, ví dụ DV001.")
    sex = ChoiceField("Giới tính", Sex)
    birth = BirthField("Ngày sinh", description="Chỉ biết năm thì ghi năm, ví dụ 1985.")


class PersonForm(PersonBoxes, EntryForm):
    """Who someone is."""

    of = PersonFacts


class MembershipForm(EntryForm):
    """A period in the union."""

    of = MembershipFacts

    standing = ChoiceField("Tình trạng", Standing)
    joined_on = DayField("Ngày vào công đoàn", description="Để trống nếu đã vào từ trước, không rõ ngày.")
    joining = ChoiceField(
        "Cách vào công đoàn",
        Joining,
        optional=True,
        description="Chuyển đến: đã là đoàn viên ở công đoàn khác. Để trống nếu không rõ.",
    )
    left_on = DayField("Ngày thôi", description="Ngày đầu tiên không còn là đoàn viên.")
    leaving_reason = ChoiceField(
        "Lý do thôi",
        LeavingReason,
        optional=True,
        description="Xin ra: thôi công đoàn, vẫn làm việc. Lý do khác: rời cả đơn vị.",
    )
    position = TextField("Chức vụ")
    department = TextField("Bộ phận")
    union_group = TextField("Tổ công đoàn", most=200)
    union_post = TextField("Chức danh công đoàn")
    labour_kind = ChoiceField("Loại lao động", LabourKind, optional=True)
    degree = ChoiceField("Trình độ chuyên môn", Degree, optional=True)
    theory = ChoiceField("Lý luận chính trị", Theory, optional=True)
    party_member = BooleanField("Đảng viên")
    in_hardship = BooleanField("Hoàn cảnh khó khăn")
    dues_salary = MoneyField("Lương đóng đoàn phí", description="Đồng một tháng.")
    phone = TextField("Điện thoại", most=40)
    note = LongTextField("Ghi chú")

    #: The recorded Party membership where the union does not keep it: hidden but unchanged.
    hidden_party = False

    def offer(self, unit: Unit, recorded: MembershipFacts | None = None) -> Self:
        """Remove the field of Party membership if the union does not keep it."""
        if not unit.keeps_party:
            self.hidden_party = bool(recorded and recorded.party_member)
            del self.party_member
        return self

    def facts(self) -> Any:
        facts: MembershipFacts = super().facts()
        return facts if "party_member" in self else replace(facts, party_member=self.hidden_party)

    def validate_leaving_reason(self, field: Field) -> None:
        if self.left_on.data and not field.data:
            raise ValidationError("Ghi ngày thôi thì cần chọn lý do.")

    def validate_joining(self, field: Field) -> None:
        # Checked on screens only: a workbook may change the standing and has no column for this.
        if field.data and self.standing.data not in (None, Standing.MEMBER):
            raise ValidationError(
                f"Chỉ «{Standing.MEMBER.label}» mới có cách vào công đoàn; hãy để trống, hoặc đổi tình trạng."
            )


class NewMemberForm(PersonBoxes, MembershipForm):
    """A person and their first period, on one page."""

    is_another = BooleanField("Đây là người khác, vẫn thêm")

    def person(self) -> PersonFacts:
        """Who the person is."""
        return PersonFacts(self.code.data, self.full_name.data, self.sex.data, self.birth.data)
