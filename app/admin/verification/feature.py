"""What this room hands to the application."""

from __future__ import annotations

from app.admin.server.opening import seal_place
from app.office.seals.place import found_by
from app.web.features import Feature

FEATURE = Feature(
    subjects={
        "letters": "chữ đã ghi",
        "installation.guard": "chốt chặn bị mất của cơ sở dữ liệu",
        "installation.seal": "dấu niêm của sổ",
    },
    hand_in=lambda: found_by(seal_place),
)
