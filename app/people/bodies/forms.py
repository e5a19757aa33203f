"""Forms of the people of bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

import app.people.sections.fields  # noqa: F401 - the box of a section
from app.log.records.lists import WordsFilter
from app.people.bodies.facts import USUAL, BodyFacts
from app.people.bodies.queries import bodies_known
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField
from app.web.forms.stated import More


class BodyFilter(WordsFilter):
    """And the day that the list shows."""

    as_of = DayField("Đang giữ vào ngày")


class BodyForm(EntryForm):
    """A person's term in a body."""

    of = BodyFacts
    layout = (
        ("body", "post"),
        ("member_id", "name"),
        ("starts_on", "ends_on"),
        More("Thêm chi tiết", ("section", "note")),
    )
    attributes: ClassVar[dict[str, dict[str, Any]]] = {"body": {"list": "bodies", "autocomplete": "off"}}
    known: Sequence[str] = USUAL

    def offer(self, unit_id: int) -> Self:
        """With the union's bodies before the usual ones."""
        self.known = list(dict.fromkeys([*bodies_known(unit_id), *USUAL]))
        return super().offer(unit_id)
