"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count, Text
from app.people.personal_data.models import PersonalErasure
from app.web.features import Deed, Feature
from app.web.personal.declared import Personal

_ACT = "Chính việc xóa: ai xóa, lúc nào, căn cứ gì."

FEATURE = Feature(
    within="members",
    guide="Dữ liệu cá nhân",
    deeds={"purpose_erased": Deed("Xóa một phần dữ liệu cá nhân", alone=True)},
    noted={
        "ground": Text("Vì sao xóa"),
        "erased": Text("Đã xóa"),
        "trail_lines": Count("Số dòng dấu vết đã lấy giá trị ra"),
    },
    personal=(Personal(label="", model=PersonalErasure, kept={"personal_erasures.member_id": _ACT}),),
)
