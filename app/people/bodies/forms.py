"""Forms of the people of bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from app.log.records.lists import WordsFilter
from app.people.bodies.facts import USUAL, BodyFacts
from app.people.bodies.queries import bodies_known
from app.people.roster.queries import people_to_choose
from app.people.sections.fields import offer_sections
from app.web.forms.base import EntryForm
from app.web.forms.choices import offered
from app.web.forms.fields import DayField
from app.web.forms.stated import More


class BodyFilter(WordsFilter):
    """And the day on which they sit there."""

    as_of = DayField("Đang giữ vào ngày")


class BodyForm(EntryForm):
    """A person of a body, from when to when."""

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
        """Fill the list with the union's people, and offer its bodies before the usual ones."""
        offered(self.member_id, people_to_choose(unit_id))
        self.known = list(dict.fromkeys([*bodies_known(unit_id), *USUAL]))
        offer_sections(self.section, unit_id)
        return self
