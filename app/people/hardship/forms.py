"""The form of a time of hardship."""

from __future__ import annotations

from typing import Any, Self

from app.people.roster.facts import (
    HardshipFacts,
)
from app.web.forms.base import EntryForm
from app.web.forms.fields import REQUIRED, DayField, TextField


class HardshipForm(EntryForm):
    """A time of hardship."""

    of = HardshipFacts
    # The field `reason` holds the reason of a correction.
    boxes = {"reason": "circumstances"}

    starts_on = DayField("Từ ngày", [REQUIRED])
    ends_on = DayField("Đến ngày", description="Để trống nếu còn khó khăn.")
    circumstances = TextField(
        "Hoàn cảnh", [REQUIRED], most=500, description="Ví dụ: bản thân bệnh hiểm nghèo."
    )

    def of_member(self, member_id: int) -> Self:
        """Set whose hardship it is, from the address of the page."""
        self.member_id = member_id
        return self

    def facts(self) -> Any:
        values = {name: field.data for name, field in self.boxes_of_facts().items()}
        return HardshipFacts(member_id=self.member_id, **values)
