"""What this room hands to the application."""

from __future__ import annotations

from app.people.bulk.erasing import forget
from app.web.features import Feature
from app.web.personal.declared import Personal

FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    personal=(
        Personal(
            label="Giá trị cũ giữ để hoàn tác",
            always=True,
            erase=forget,
            by_hand=frozenset({"bulk_changes.before"}),
        ),
    ),
)
