"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.dates import format_date
from app.core.periods import in_words, period_of
from app.log.activities.facts import EntryFacts
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.personal_queries import extract_of_entries
from app.log.activities.search_queries import entries_holding
from app.web.features import Feature, Source, SourceWords, log_kinds
from app.web.overviews import TITLE, Hit, SearchGroup
from app.web.personal.declared import Personal


def _words(row: Activity) -> SourceWords:
    day = row.period_text or format_date(row.starts_on)
    return SourceWords(log_kinds()[row.kind].label, row.title, day, row.amount)


def _hit(row: Any) -> Hit:
    kind, day = log_kinds()[row.kind].label, row.starts_on
    if row.period_text:
        note, day = f"{kind}, {in_words(period_of(row.period_text))}", None
    else:
        note = kind
    return Hit("timeline.show", row.id, row.title[:TITLE], note, day, "activity_id")


FEATURE = Feature(
    facts=(EntryFacts,),
    sources=(Source(Activity, "timeline.show", _words, "activity_id"),),
    desk=(SearchGroup(place=20, key="entries", label="Nhật ký", select=entries_holding, hit=_hit),),
    personal=(
        Personal(
            label="Nhật ký",
            rows=extract_of_entries,
            model=ActivityMember,
            alone={"activities.note": "", "activities.occasion": ""},
            kept={
                "activity_members.member_id": "Thăm hỏi, khen thưởng, xếp loại: số lượt, số tiền, không tên.",
            },
        ),
    ),
)
