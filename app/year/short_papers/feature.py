"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry


def _hand_in() -> None:
    # Imported here: commands have no pages.
    from app.log.records.declared import DECLARED
    from app.year.short_papers.pages import papers_of

    DECLARED.papers["short_papers"] = papers_of


FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 90, "Văn bản ngắn", "short_papers.index", "file-text"),),
    guide="Văn bản ngắn",
    hand_in=_hand_in,
)
