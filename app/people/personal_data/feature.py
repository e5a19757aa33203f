"""What this room hands to the application."""

from __future__ import annotations

from app.people.personal_data.models import PersonalErasure
from app.web.features import Feature
from app.web.personal.declared import Personal

_ACT = "Chính việc xóa: ai xóa, lúc nào, căn cứ gì."

FEATURE = Feature(
    within="members",
    guide="Dữ liệu cá nhân",
    personal=(Personal(label="", model=PersonalErasure, kept={"personal_erasures.member_id": _ACT}),),
)
