"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from app.extensions import db
from app.people.duplicates.models import MemberAlias
from app.web.features import Feature
from app.web.personal.declared import Personal, Said


def _codes(unit_id: int, member_id: int) -> Iterator[Said]:
    of = MemberAlias.unit_id == unit_id, MemberAlias.member_id == member_id
    for code in db.session.scalars(select(MemberAlias.code).where(*of).order_by(MemberAlias.code)):
        yield {"Mã": code}


FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    personal=(
        Personal(
            label="Mã cũ",
            rows=_codes,
            model=MemberAlias,
            kept={
                "member_aliases.member_id": "Mã của hồ sơ đã gộp: để tệp Excel cũ không tạo lại người này.",
                "member_aliases.code": "Như trên.",
            },
        ),
    ),
)
