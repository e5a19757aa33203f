"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, NarratorLabel
from app.year.campaigns.queries import late_read
from app.year.received.queries import upper_read
from app.year.totals.narration import LABELS, totals

FEATURE = Feature(
    narrators={"totals": totals},
    narrators_read=(upper_read, late_read),
    narrator_labels={"totals": NarratorLabel("Tổng hợp từ các công đoàn cấp dưới", arguments=LABELS)},
)
