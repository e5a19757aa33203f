"""The form of a time of hardship."""

from __future__ import annotations

from app.people.roster.facts import HardshipFacts
from app.web.forms.base import EntryForm


class HardshipForm(EntryForm):
    """A time of hardship."""

    of = HardshipFacts
    unasked = ("member_id",)
    # The field `reason` holds the reason of a correction.
    boxes = {"reason": "circumstances"}
    # Nobody else's business.
    keeps_draft = False
    layout = (("starts_on", "ends_on"), "circumstances")
