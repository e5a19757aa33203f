"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Deed, Feature, MenuEntry, NarratorLabel, Source, SourceWords
from app.year.campaigns.queries import late_read
from app.year.received.models import LowerUnion
from app.year.received.queries import upper_read
from app.year.totals.narration import LABELS, totals

FEATURE = Feature(
    deeds={"grouped": Deed("Xếp nhóm")},
    menu=(
        MenuEntry(
            "",
            44,
            "Tổng hợp cấp dưới",
            "totals.index",
            "chart-bar",
            Permission.READ_SUBMITTED,
            is_of_upper=True,
        ),
    ),
    guide="Gửi cấp trên, nhận của cấp dưới",
    narrators={"totals": totals},
    narrators_read=(upper_read, late_read),
    narrator_labels={"totals": NarratorLabel("Tổng hợp từ các công đoàn cấp dưới", arguments=LABELS)},
    sources=(Source(LowerUnion, "totals.union", lambda row: SourceWords("công đoàn cấp dưới", row.name)),),
)
