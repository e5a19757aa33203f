"""The filters of the roster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from flask import request
from wtforms import BooleanField, SelectField

from app.core.choices import Choice
from app.core.fields import Private, label_of
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.lists import queries
from app.people.roster.lists.queries import NO_GROUP, Wanted, Written
from app.people.roster.rules import AT_WORK, State
from app.web.forms.choices import ChoiceField, PlainSelect
from app.web.forms.fields import DayField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import narrowing_box
from app.web.guards import hidden_groups, unit


class Shown(Choice):
    """Whom the list shows; by default everyone at work."""

    MEMBER = "member", "Đoàn viên"
    NOT_MEMBER = "not_member", "Không là đoàn viên"
    ELSEWHERE = "elsewhere", "Sinh hoạt nơi khác"
    GONE = "gone", "Đã rời đơn vị"
    TO_COME = "to_come", "Chưa vào làm"
    ALL = "all", "Tất cả"


def _recorded(name: str) -> SelectField:
    """One of the words that are recorded for a fact of periods."""
    label = label_of(MembershipFacts, name)
    return SelectField(label, validate_choice=False, widget=PlainSelect())


def _any(words: Sequence[str]) -> list[tuple[str, str]]:
    return [("", "Tất cả"), *((one, one) for one in words)]


class RosterFilter(FilterForm):
    """The day of the roster, and its filters."""

    q = TextField("Tìm tên hoặc mã")
    as_of = DayField("Tính đến ngày", render_kw={"placeholder": "hôm nay"})
    shown = ChoiceField(label_of(MembershipFacts, "standing"), Shown, optional=True)
    group = _recorded("union_group")
    section = _recorded("section")
    sex = narrowing_box(PersonFacts, "sex")
    position = _recorded("position")
    labour_kind = narrowing_box(MembershipFacts, "labour_kind")
    in_hardship = BooleanField("Đang khó khăn")

    def offer(self, written: Written) -> Self:
        """Fill the lists of groups, positions and sections; without the last where there are none."""
        self.group.choices = [*_any(written.groups), (NO_GROUP, "Chưa xếp tổ")]
        self.position.choices = _any(written.positions)
        self.section.choices = _any(written.sections)
        if not written.sections:
            del self.section
        self.shown.choices = [("", "Đang làm việc"), *Shown.options()]
        return self

    def wanted(self) -> Wanted:
        """The filters as a `Wanted`; by default everyone at work."""
        shown = self.shown.data
        everyone = frozenset[State]() if shown is Shown.ALL else AT_WORK
        return Wanted(
            words=self.q.data or "",
            states=everyone if shown in (None, Shown.ALL) else frozenset({State(shown.value)}),
            group=self.group.data or "",
            section=(self.section.data or "") if "section" in self else "",
            position=self.position.data or "",
            labour_kind=self.labour_kind.data,
            in_hardship="in_hardship" in self and bool(self.in_hardship.data),
            sex=self.sex.data,
        )


def roster_filter(head: str) -> RosterFilter:
    """The filters in the address; `head` is that of the union's trail."""
    form = RosterFilter(request.args).offer(queries.written_at(unit().id, head))
    if Private.HARDSHIP in hidden_groups():
        # Filtering would reveal what is not shown.
        del form.in_hardship
    form.validate()
    return form
