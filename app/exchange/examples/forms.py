"""Choosing sentences of one report."""

from __future__ import annotations

from wtforms import SelectMultipleField

from app.web.forms.base import Form


class ExamplesForm(Form):
    """Ticks beside the sentences, drawn by the page; what is no sentence of the report is left out."""

    sentences = SelectMultipleField("Chọn câu", choices=[], validate_choice=False)
    #: Those that were ticked when the page was shown.
    seen = SelectMultipleField(choices=[], validate_choice=False)
