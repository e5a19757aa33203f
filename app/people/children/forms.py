"""Forms of members' children: one child, and the filters of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from wtforms import BooleanField, SelectField

from app.people.children.queries import WantedChildren
from app.people.roster.facts import (
    ChildFacts,
)
from app.people.roster.forms import BirthField
from app.web.forms.base import AskingForm, FilterForm
from app.web.forms.choices import PlainSelect
from app.web.forms.fields import REQUIRED, CountField, DayField, TextField


class ChildForm(AskingForm):
    """A member's child."""

    of = ChildFacts

    full_name = TextField("Họ và tên", [REQUIRED], most=200)
    birth = BirthField("Ngày sinh", description="Chỉ biết năm thì ghi năm, ví dụ 2015.")
    school_class = TextField("Lớp", most=40)
    school_year = TextField("Năm học", most=40, description="Ví dụ 2024-2025.")
    merit = TextField("Thành tích", most=500)

    def of_member(self, member_id: int) -> Self:
        """Set whose child it is, from the address of the page."""
        self.member_id = member_id
        return self

    def facts(self) -> Any:
        values = {name: field.data for name, field in self.boxes_of_facts().items()}
        return ChildFacts(member_id=self.member_id, **values)


class ChildrenFilter(FilterForm):
    """The filters of the list of children."""

    q = TextField("Tìm tên cháu, tên hoặc mã bố mẹ")
    under = CountField("Dưới bao nhiêu tuổi", render_kw={"placeholder": "ví dụ 16"})
    as_of = DayField("Tuổi tính đến ngày", render_kw={"placeholder": "hôm nay"})
    group = SelectField("Tổ công đoàn", validate_choice=False, widget=PlainSelect())
    with_merit = BooleanField("Có thành tích")

    def offer(self, groups: Sequence[str]) -> Self:
        """Fill the list of groups."""
        self.group.choices = [("", "Tất cả"), *((name, name) for name in groups)]
        return self

    def wanted(self) -> WantedChildren:
        """The filters as a `WantedChildren`."""
        return WantedChildren(
            words=self.q.data or "",
            under=self.under.data,
            group=self.group.data or "",
            with_merit=bool(self.with_merit.data),
        )
