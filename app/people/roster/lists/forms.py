"""Forms that narrow the lists of people and of their children."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from wtforms import BooleanField, SelectField

from app.core.choices import Choice
from app.people.children.queries import WantedChildren
from app.people.roster.facts import LabourKind, Sex
from app.people.roster.lists.queries import NO_GROUP, Wanted
from app.people.roster.rules import AT_WORK, State
from app.web.forms.base import FilterForm
from app.web.forms.choices import ChoiceField, PlainSelect
from app.web.forms.fields import CountField, DayField, TextField


class Shown(Choice):
    """Whom the list shows, if not everyone at work."""

    MEMBER = "member", "Đoàn viên"
    NOT_MEMBER = "not_member", "Không là đoàn viên"
    ELSEWHERE = "elsewhere", "Sinh hoạt nơi khác"
    GONE = "gone", "Đã rời đơn vị"
    ALL = "all", "Tất cả"


class RosterFilter(FilterForm):
    """The day on which the roster is shown, and what it is narrowed to."""

    q = TextField("Tìm tên hoặc mã")
    as_of = DayField("Tính đến ngày", render_kw={"placeholder": "hôm nay"})
    shown = ChoiceField("Tình trạng", Shown, optional=True)
    group = SelectField("Tổ công đoàn", validate_choice=False, widget=PlainSelect())
    sex = ChoiceField("Giới tính", Sex, optional=True)
    position = SelectField("Chức vụ", validate_choice=False, widget=PlainSelect())
    labour_kind = ChoiceField("Loại lao động", LabourKind, optional=True)
    in_hardship = BooleanField("Đang khó khăn")

    def offer(self, groups: Sequence[str], positions: Sequence[str]) -> Self:
        """Fill the lists of groups and positions."""
        self.group.choices = [("", "Tất cả"), *((name, name) for name in groups), (NO_GROUP, "Chưa xếp tổ")]
        self.position.choices = [("", "Tất cả"), *((name, name) for name in positions)]
        self.shown.choices = [("", "Đang làm việc"), *Shown.options()]
        return self

    def wanted(self) -> Wanted:
        """What was asked for; with nothing said, everyone at work."""
        shown = self.shown.data
        everyone = frozenset[State]() if shown is Shown.ALL else AT_WORK
        return Wanted(
            words=self.q.data or "",
            states=everyone if shown in (None, Shown.ALL) else frozenset({State(shown.value)}),
            group=self.group.data or "",
            position=self.position.data or "",
            labour_kind=self.labour_kind.data,
            in_hardship=bool(self.in_hardship.data),
            sex=self.sex.data,
        )


class GroupsFilter(FilterForm):
    """The day on which the groups are shown."""

    as_of = DayField("Tính đến ngày", render_kw={"placeholder": "hôm nay"})


class ChildrenFilter(FilterForm):
    """What the list of children is narrowed to."""

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
        """What was asked for."""
        return WantedChildren(
            words=self.q.data or "",
            under=self.under.data,
            group=self.group.data or "",
            with_merit=bool(self.with_merit.data),
        )
