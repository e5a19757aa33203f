"""What this room hands to the application."""

from __future__ import annotations

from app.dues.collecting.draft.actions import forget_person
from app.web.features import Feature, MenuEntry
from app.web.personal.declared import Personal

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 20, "Thu quỹ", "collecting.index", "coin"),),
    guide="Thu quỹ",
    personal=(
        Personal(
            label="Bản nháp đợt thu",
            erase=forget_person,
            by_hand=frozenset({"collection_drafts.cells"}),
        ),
    ),
)
