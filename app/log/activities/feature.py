"""What this room hands to the application."""

from __future__ import annotations

from app.core.dates import format_date
from app.log.activities.facts import EntryFacts
from app.log.activities.models import Activity
from app.web.features import Feature, Source, SourceWords, log_kinds


def _words(row: Activity) -> SourceWords:
    day = row.period_text or format_date(row.starts_on)
    return SourceWords(log_kinds()[row.kind].label, row.title, day, row.amount)


FEATURE = Feature(
    facts=(EntryFacts,),
    sources=(Source(Activity, "timeline.show", _words, "activity_id"),),
)
