"""Choosing sentences of one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from app.exchange.examples.rules import Told
from app.web.forms.base import Form


class ExamplesForm(Form):
    """Ticks beside the sentences."""

    sentences = SelectMultipleField(
        "Chọn câu",
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )

    def offer(self, told: Sequence[Told], chosen: Iterable[str]) -> ExamplesForm:
        """The sentences by their digests; those chosen before are ticked."""
        self.sentences.choices = [(one.digest, one.text) for one in told]
        if not self.is_submitted():
            self.sentences.data = list(chosen)
        return self
