"""Facts of a change of many people at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.fields import label_of
from app.people.roster.facts import MembershipFacts

#: Fields that can be changed in bulk, and their labels.
LABELS = {
    name: label_of(MembershipFacts, name)
    for name in (
        *("union_group", "section", "department", "position", "labour_kind", "degree", "theory"),
        *("in_hardship", "dues_salary"),
    )
}


@dataclass(frozen=True, slots=True)
class BulkFacts:
    """The new values by field.

    `raised_by` raises each dues salary by this per cent. With `starts_on` the old values hold until
    the day before and a new period begins; without it the current period is corrected.
    """

    values: Mapping[str, Any]
    raised_by: Decimal | None = None
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What a change makes of one person's period; `refusal` is the reason why it is left out."""

    member_id: int
    full_name: str
    code: str
    membership_id: int
    version: int
    old: MembershipFacts
    new: MembershipFacts
    refusal: str = ""

    @property
    def is_change(self) -> bool:
        """Whether the person's record changes."""
        return not self.refusal and self.old != self.new
