"""Forms of members' children: one child, and the filters of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from wtforms import BooleanField, SelectField

from app.core.fields import label_of
from app.people.children.queries import WantedChildren
from app.people.roster.facts import ChildFacts, MembershipFacts
from app.web.forms.base import AskingForm
from app.web.forms.choices import PlainSelect
from app.web.forms.fields import CountField, DayField, TextField
from app.web.forms.filters import FilterForm


class ChildForm(AskingForm):
    """A member's child."""

    of = ChildFacts
    unasked = ("member_id",)
    layout = (("full_name", "birth"), ("school_class", "school_year"), "merit")

    def further(self) -> dict[str, Any]:
        # A correction needs no confirmation.
        return {} if self.corrects else super().further()


class ChildrenFilter(FilterForm):
    """The filters of the list of children."""

    q = TextField("Tìm tên cháu, tên hoặc mã bố mẹ")
    under = CountField("Dưới bao nhiêu tuổi", render_kw={"placeholder": "ví dụ 16"})
    as_of = DayField("Tuổi tính đến ngày", render_kw={"placeholder": "hôm nay"})
    group = SelectField(label_of(MembershipFacts, "union_group"), validate_choice=False, widget=PlainSelect())
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
