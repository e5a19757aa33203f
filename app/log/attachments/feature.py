"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.log.attachments.erasing import erase_scans
from app.log.attachments.queries import files_naming, searched_files
from app.web.features import Feature
from app.web.overviews import SearchedDocuments
from app.web.personal.declared import Personal

FEATURE = Feature(
    subjects={"attachments": "tệp đính kèm"},
    noted={"description": Text("Mô tả")},
    desk=(
        SearchedDocuments(key="file", page="timeline.show", select=searched_files, argument="activity_id"),
    ),
    personal=(
        Personal(
            label="Tệp đính kèm",
            rows=files_naming,
            erase=erase_scans,
            kept={
                "attachments.stored_name": "Tên tệp trên đĩa, ngẫu nhiên.",
                "attachments.sha256": "Bản chụp chứng từ chi từ quỹ và văn bản nói về nhiều người.",
            },
        ),
    ),
)
