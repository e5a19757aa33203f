"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete

from app.extensions import db
from app.people.portraits.queries import portrait
from app.people.roster.models import Portrait
from app.web.features import Feature
from app.web.personal.declared import Erasure, ExtractRow, Personal, Purpose


def _portrait(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    found = portrait(unit_id, member_id)
    if found:
        yield {"Ảnh": f"JPEG, {len(found.picture)} byte", "Mã kiểm tra nội dung": found.sha256}


def _delete(erasure: Erasure) -> None:
    db.session.execute(delete(Portrait).where(Portrait.member_id == erasure.member_id))


FEATURE = Feature(
    personal=(
        Personal(
            label="Ảnh chân dung",
            rows=_portrait,
            model=Portrait,
            gone_actions=("members.portrait.",),
            purpose=Purpose.PHOTO,
            erase=_delete,
            by_hand=frozenset({"portraits.member_id", "portraits.sha256"}),
        ),
    ),
)
