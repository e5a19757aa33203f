"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry, Source, SourceWords
from app.year.workspace.facts import SavedPart
from app.year.workspace.models import WrittenPart

FEATURE = Feature(
    menu=(MenuEntry("", 39, "Báo cáo năm", "workspace.index", "edit"),),
    guide="Báo cáo năm: viết cả năm",
    facts=(SavedPart,),
    subjects={"reports.part": "mục của báo cáo"},
    sources=(Source(WrittenPart, "workspace.find", lambda row: SourceWords("Lời cán bộ viết", row.title)),),
)
