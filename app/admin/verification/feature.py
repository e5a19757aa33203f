"""What this room hands to the application."""

from __future__ import annotations

from app.admin.server.opening import seal_place
from app.core.fields import Count, Text
from app.office.seals.place import found_by
from app.web.features import Deed, Feature

FEATURE = Feature(
    subjects={
        "letters": "chữ đã ghi",
        "installation.guard": "chốt chặn bị mất của cơ sở dữ liệu",
        "installation.seal": "dấu niêm của sổ",
    },
    deeds={
        "restored": Deed("Máy chủ đặt lại"),
        "cleaned": Deed("Làm sạch"),
        "begun": Deed("Bắt đầu"),
        "head": Deed("Ghi lại tệp"),
    },
    noted={
        "triggers": Text("Chốt chặn"),
        "key": Text("Khóa niêm"),
        "number": Count("Dấu niêm số"),
        "head": Text("Dấu niêm"),
    },
    hand_in=lambda: found_by(seal_place),
)
