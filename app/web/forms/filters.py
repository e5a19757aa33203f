"""Filters of lists."""

from __future__ import annotations

from typing import Any, Self

from flask import request

from app.web.forms.base import Form


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
