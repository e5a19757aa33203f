"""What this room hands to the application."""

from __future__ import annotations

from app.dues.collecting.draft.actions import forget_old, forget_person
from app.dues.collecting.draft.queries import OPEN_KEPT, POSTED_KEPT, extract_of_cells, old_drafts
from app.web.features import Feature, MenuEntry
from app.web.personal.declared import Personal, Retention

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 20, "Thu quỹ", "collecting.index", "coin"),),
    guide="Thu quỹ",
    personal=(
        Personal(
            label="Bản nháp đợt thu",
            rows=extract_of_cells,
            erase=forget_person,
            by_hand=frozenset({"collection_drafts.cells"}),
            retention=Retention(
                key="ban-nhap-dot-thu",
                label="Bản nháp đợt thu",
                ground=f"Giữ {POSTED_KEPT.days} ngày sau khi vào sổ; bản chưa vào sổ giữ {OPEN_KEPT.days} "
                "ngày từ lần lưu cuối.",
                count=lambda unit_id, today, _folder: len(old_drafts(unit_id, today)),
                drop=lambda unit_id, today, _folder: forget_old(unit_id, today),
            ),
        ),
    ),
)
