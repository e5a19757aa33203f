"""Forms of activities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Self

import app.books.cashbook.fields  # noqa: F401 - the box of a fund
from app.books.closings.forms import LateForm
from app.core.fields import label_of
from app.life.events.facts import EventFacts
from app.life.events.own_kinds.fields import KindField
from app.life.events.own_kinds.rules import kind_in_title, own_kinds_of
from app.life.events.people_queries import officers_offered, people_offered
from app.life.events.queries import nouns_offered
from app.life.meetings.facts import DETAILS, MeetingFacts
from app.log.activities.facts import MoneySource
from app.office.units.queries import unit_by_id
from app.people.sections.fields import OfSectionFilter, section_filter
from app.web.clock import today
from app.web.forms.base import AskingForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.stated import narrowing_box


class EventFilter(OfSectionFilter):
    """Filters of the list of activities."""

    q = TextField("Tìm tên, kết quả, địa điểm, nơi phối hợp")
    category = narrowing_box(EventFacts, "category")
    source = ChoiceField(label_of(EventFacts, "money_source"), MoneySource, optional=True)
    section = section_filter()
    year = AnyYearField()


class EventForm(LateForm, AskingForm):
    """One activity."""

    of = MeetingFacts
    category = KindField()
    #: `own_kind` is chosen in the box of the category.
    apart = (
        "own_kind",
        *("title", "starts_on", "category", "people", "place", "result"),
        *("beneficiaries", "beneficiary_noun", "giver"),
        *("cost", "money_source", "fund_id", "channel", "voucher_text", *DETAILS),
    )
    layout = (
        *("starts_on", "category", "title", "result", "people", "beneficiaries", "beneficiary_noun"),
        ("ends_on", "times", "occasion", "partners"),
        *("place", "cost", "money_source", "giver", "fund_id", "channel", "voucher_text"),
        "section",
        "note",
    )

    #: Ids of the people to tick who are members; the others left or never joined.
    members: Collection[int] = ()
    #: (name, posts) of people who are likely to preside or to write the minutes.
    officers: Sequence[tuple[str, str]] = ()
    #: What beneficiaries may be called.
    nouns: Sequence[str] = ()
    #: The kind of the union.
    kind = ""

    def offer(self, unit_id: int, day: date | None = None) -> Self:
        """Fill the lists with the union's people as of a day and, for those who keep them, its funds."""
        day = day or today()
        self.fund_id.offer(unit_id)
        self.section.offer(unit_id)
        people = people_offered(unit_id, day)
        self.member_ids.choices, self.members = people.choices, people.members
        self.officers = officers_offered(unit_id, day)
        self.offer_kinds(unit_by_id(unit_id).kind)
        own = [one.beneficiaries for one in own_kinds_of(self.kind) if one.beneficiaries]
        self.nouns = list(dict.fromkeys([*own, *nouns_offered(unit_id)]))
        return self

    def offer_kinds(self, kind: str) -> None:
        """Offer the kinds of activity that unions of a kind have."""
        self.kind = kind
        self.category.offer_own(kind)

    def fill(self, facts: Any, version: int) -> None:
        super().fill(facts, version)
        if facts.own_kind:
            self.category.hold_own(facts.own_kind, facts.category, shown=not self.is_submitted())

    def facts(self) -> MeetingFacts:
        """With the usual kind of the own kind that was chosen, and with its noun where none was typed."""
        found: MeetingFacts = super().facts()
        own = self.category.own
        noun = found.beneficiary_noun or (own.beneficiaries if own and found.beneficiaries else "")
        category = self.category.category
        return replace(found, category=category, own_kind=own.name if own else "", beneficiary_noun=noun)

    def validate(self, extra_validators: Any = None) -> bool:
        """Propose the category found in the title when none was chosen; sending again accepts it."""
        is_valid: bool = super().validate(extra_validators)
        found = kind_in_title(self.title.data or "", self.kind)
        if found and not self.category.data:
            self.category.data = found.value
            self.category.errors = [f"Theo tên thì là «{found.label}». Đúng thì bấm Lưu lần nữa."]
        return is_valid
