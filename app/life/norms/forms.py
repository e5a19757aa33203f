"""Forms of norms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.fields import label_of
from app.life.norms.facts import NormFacts
from app.web.forms.base import EntryForm, Form
from app.web.forms.fields import REQUIRED, DayField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import narrowing_box


class NormFilter(FilterForm):
    """Filters of the list of norms."""

    reason = narrowing_box(NormFacts, "reason")
    as_of = DayField("Có hiệu lực ngày")


class NormForm(EntryForm):
    """One norm."""

    of = NormFacts
    boxes = {"reason": "reason_for"}
    layout = (("reason_for", "audience"), ("amount", "times_a_year"), ("valid_from", "valid_to"), "source")

    def facts(self) -> Any:
        """As `EntryForm.facts`: what is saved is the union's own, not an example."""
        return replace(super().facts(), is_example=False)


class AdoptForm(Form):
    """The rule by which the examples become the union's own norms."""

    source = TextField(
        label_of(NormFacts, "source"),
        [REQUIRED],
        most=500,
        description="Ví dụ: Quy chế thu, chi ban hành kèm Nghị quyết số 05/NQ-CĐCS ngày 10/01/2024.",
    )
