"""What this room hands to the application."""

from __future__ import annotations

from app.people.duplicates.models import MemberAlias
from app.people.duplicates.queries import former_codes
from app.web.features import Deed, Feature
from app.web.personal.declared import Personal

FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    deeds={"merged": Deed("Gộp")},
    personal=(
        Personal(
            label="Mã cũ",
            rows=former_codes,
            model=MemberAlias,
            kept={
                "member_aliases.member_id": "Mã của hồ sơ đã gộp: để tệp Excel cũ không tạo lại người này.",
                "member_aliases.code": "Như trên.",
            },
        ),
    ),
)
