"""The form of what a regulation sets."""

from __future__ import annotations

from app.web.forms.base import EntryForm
from app.year.regulations.facts import RegulationFacts


class RegulationForm(EntryForm):
    """A line."""

    of = RegulationFacts
    layout = ("what", ("value", "starts_on"), "source", "note")
