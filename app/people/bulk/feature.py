"""What this room hands to the application."""

from __future__ import annotations

from app.people.bulk.erasing import extract_of_changes, forget, forget_old
from app.people.bulk.queries import OLD_VALUES_KEPT, old_changes
from app.web.features import Feature
from app.web.personal.declared import Personal, Retention

FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    personal=(
        Personal(
            label="Giá trị cũ giữ để hoàn tác",
            always=True,
            rows=extract_of_changes,
            erase=forget,
            by_hand=frozenset({"bulk_changes.before"}),
            retention=Retention(
                key="hoan-tac",
                label="Giá trị cũ giữ để hoàn tác các lần đổi nhiều người",
                ground=f"Giữ {OLD_VALUES_KEPT.days} ngày; sau đó không còn ai hoàn tác cả lần đổi.",
                count=lambda unit_id, today, _folder: len(old_changes(unit_id, today)),
                drop=lambda unit_id, today, _folder: forget_old(unit_id, today),
            ),
        ),
    ),
)
