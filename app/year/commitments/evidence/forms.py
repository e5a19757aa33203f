"""The form that attaches evidence."""

from __future__ import annotations

from app.core.vietnamese import tidy
from app.log.activities.fields import EntriesField
from app.web.forms.base import SentOnce
from app.web.forms.fields import TextField
from app.year.commitments.models import Commitment


class EvidenceForm(SentOnce):
    """Log entries that show that a commitment is kept, chosen among search results."""

    words = TextField("Tìm trong nhật ký", description="Gõ vài chữ rồi bấm Tìm; không cần dấu.")
    activity_ids = EntriesField("Mục làm minh chứng")

    def offer(self, row: Commitment) -> EvidenceForm:
        """Offer the entries of the union found by the typed words."""
        self.activity_ids.offer(row.unit_id, tidy(self.words.data or ""))
        return self
