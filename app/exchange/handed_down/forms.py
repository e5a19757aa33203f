"""The form of a remark on a received report."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import SelectField

from app.web.forms.base import SentOnce
from app.web.forms.fields import REQUIRED, LongTextField

#: A remark on the report as a whole.
WHOLE = ""
#: Letters of a sentence that the list shows.
_SHOWN = 110


class RemarkForm(SentOnce):
    """What is to be said, and of which figure or sentence."""

    key = SelectField("Về số liệu, câu nào", default=WHOLE)
    text = LongTextField("Ý kiến", [REQUIRED], most=2_000)

    def offer(self, places: Mapping[str, str], chosen: str) -> RemarkForm:
        """Every figure and sentence of the report, by key, with the words that were sent."""
        shown = [
            (key, about if len(about) <= _SHOWN else f"{about[:_SHOWN]}…") for key, about in places.items()
        ]
        self.key.choices = [(WHOLE, "Cả báo cáo"), *shown]
        if not self.is_submitted():
            self.key.data = chosen if chosen in places else WHOLE
        return self
