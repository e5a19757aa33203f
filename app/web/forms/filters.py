"""Filters of lists."""

from __future__ import annotations

from typing import Any, Self

from flask import request
from wtforms.validators import ValidationError

from app.web.forms.base import Form
from app.web.forms.fields import DayField


def refuse_half_span(start: DayField, end: DayField) -> None:
    """Raise ValidationError for one day without the other, and for a last day before the first."""
    if bool(start.data) != bool(end.data):
        raise ValidationError("Hãy điền cả từ ngày và đến ngày.")
    if start.data and end.data and end.data < start.data:
        raise ValidationError("Đến ngày phải sau từ ngày.")


class FilterForm(Form):
    """Filters of a list: sent by GET, so without CSRF token; invalid values are ignored."""

    class Meta(Form.Meta):
        csrf = False
        nothing_chosen = "Tất cả"

    @classmethod
    def asked(cls) -> Self:
        """The form as the address fills it."""
        form = cls(request.args)
        form.validate()
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        """Drop invalid values; the field still shows them with the error."""
        is_valid: bool = super().validate(extra_validators)
        for field in self:
            if field.errors:
                field.data = None
        return is_valid

    def values(self) -> dict[str, Any]:
        """What the query of a page takes: each box by its name, `q` as `words`, a year as its period."""
        found = {field.short_name: getattr(field, "period", field.data) for field in self}
        return {"words": found.pop("q") or "", **found} if "q" in found else found
