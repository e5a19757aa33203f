"""What is said when the records of many people are changed at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.people.roster.facts import MembershipFacts

#: What can be changed of many people at once, and what it is called.
LABELS = {
    "union_group": "Tổ công đoàn",
    "department": "Bộ phận",
    "position": "Chức vụ",
    "labour_kind": "Loại lao động",
    "degree": "Trình độ chuyên môn",
    "theory": "Lý luận chính trị",
    "in_hardship": "Hoàn cảnh khó khăn",
    "dues_salary": "Lương đóng đoàn phí",
}


@dataclass(frozen=True, slots=True)
class BulkFacts:
    """The fields to be changed with what they shall say.

    `raised_by` raises each dues salary by so many per cent. With `starts_on` what was said before stays true
    until the day before; without it the running period is corrected as a whole.
    """

    said: Mapping[str, Any]
    raised_by: Decimal | None = None
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What a change makes of one person's period; `refusal` says why it does not touch it."""

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
        """Whether the person's record will say something else."""
        return not self.refusal and self.old != self.new
