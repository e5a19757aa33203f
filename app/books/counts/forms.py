"""The form of a count of the cash box."""

from __future__ import annotations

from typing import Any

from wtforms.validators import NumberRange, Optional

from app.books.counts.facts import CountFacts, Notes
from app.web.forms.base import EntryForm
from app.web.forms.fields import WholeField
from app.web.forms.stated import box_of


class PiecesField(WholeField):
    """How many notes, from 0 up; empty stays None."""

    kind = "count"

    def __init__(self, label: str, **kwargs: Any) -> None:
        bound = NumberRange(0, 1_000_000, "Hãy ghi số tờ, từ 0 trở lên.")
        super().__init__(label, [Optional(), bound], **kwargs)


@box_of.register
def _(field: Notes) -> PiecesField:
    return PiecesField(field.label)


class CountForm(EntryForm):
    """A count of the cash box."""

    of = CountFacts
