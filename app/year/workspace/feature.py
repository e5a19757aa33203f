"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry, Source, SourceWords
from app.web.personal.declared import Personal, Retention
from app.year.workspace.drafts.actions import forget_old, forget_writer
from app.year.workspace.drafts.queries import KEPT, extract_of_drafts, old_drafts
from app.year.workspace.facts import SavedPart
from app.year.workspace.models import WrittenPart

FEATURE = Feature(
    menu=(MenuEntry("", 39, "Báo cáo năm", "workspace.index", "edit"),),
    guide="Báo cáo năm: viết cả năm",
    facts=(SavedPart,),
    subjects={"reports.part": "mục của báo cáo"},
    sources=(Source(WrittenPart, "workspace.find", lambda row: SourceWords("Lời cán bộ viết", row.title)),),
    personal=(
        Personal(
            label="Bản nháp mục báo cáo đang viết",
            rows=extract_of_drafts,
            erase=forget_writer,
            retention=Retention(
                key="ban-nhap-muc-bao-cao",
                label="Bản nháp mục báo cáo",
                ground=f"Giữ {KEPT.days} ngày từ lần lưu cuối; mục đã lưu thì không còn bản nháp.",
                count=lambda unit_id, today, _folder: len(old_drafts(unit_id, today)),
                drop=lambda unit_id, today, _folder: forget_old(unit_id, today),
            ),
        ),
    ),
)
