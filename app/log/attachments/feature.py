"""What this room hands to the application."""

from __future__ import annotations

from app.log.attachments.queries import searched_files
from app.web.features import Feature
from app.web.overviews import SearchedDocuments

FEATURE = Feature(
    subjects={"attachments": "tệp đính kèm"},
    desk=(
        SearchedDocuments(key="file", page="timeline.show", select=searched_files, argument="activity_id"),
    ),
)
