"""Forms of people and of their periods in the union."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

import app.people.sections.fields  # noqa: F401 - the box of a section
from app.core.dates import FIRST_YEAR
from app.core.fields import Birth
from app.office.units.models import Unit
from app.people.roster.facts import BirthDay, LabourKind, MembershipFacts, PersonFacts, Standing
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField
from app.web.forms.stated import More, Part, box_of, options_of


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


@box_of.register
def _(field: Birth) -> BirthField:
    return BirthField(field.label, **options_of(field))


class PersonForm(EntryForm):
    """Who someone is."""

    of: ClassVar[type[Any]] = PersonFacts
    layout: ClassVar[tuple[Part, ...]] = (("full_name", "code"), ("sex", "birth"))


class MembershipForm(EntryForm):
    """A period in the union."""

    of: ClassVar[type[Any]] = MembershipFacts
    layout: ClassVar[tuple[Part, ...]] = (
        "standing",
        ("started_on", "joined_on", "joining"),
        ("position", "department"),
        ("union_group", "section", "union_post"),
        ("labour_kind", "degree", "theory"),
        "party_member",
        "in_hardship",
        More("Khi thôi", ("left_on", "leaving_reason"), always=True),
        More("Thêm chi tiết", ("dues_salary", "phone", "note"), always=True),
    )

    def suit(self, unit: Unit) -> Self:
        """The labour kinds of the union's kind; without the box of Party membership where it keeps none.

        What is recorded stays.
        """
        self.labour_kind.offer(LabourKind.offered_in(unit.kind))
        self.section.offer(unit.id)
        if not unit.keeps_party and "party_member" in self:
            del self.party_member
        return self

    def validate_leaving_reason(self, field: Field) -> None:
        if self.left_on.data and not field.data:
            raise ValidationError("Ghi ngày thôi thì cần chọn lý do.")

    def validate_joining(self, field: Field) -> None:
        # Checked on screens only: in a workbook it says nothing of another standing.
        if field.data and self.standing.data not in (None, Standing.MEMBER):
            raise ValidationError(
                f"Chỉ «{Standing.MEMBER.label}» mới có cách vào công đoàn; hãy để trống, hoặc đổi tình trạng."
            )


class NewMemberForm(MembershipForm, PersonForm):
    """A person and their first period, on one page."""

    layout = (*PersonForm.layout, *MembershipForm.layout)

    is_another = BooleanField("Đây là người khác, vẫn thêm")

    def person(self) -> PersonFacts:
        """Who the person is."""
        return PersonFacts(self.code.data, self.full_name.data, self.sex.data, self.birth.data)
