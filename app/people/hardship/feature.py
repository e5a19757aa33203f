"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import update

from app.extensions import db
from app.log.records.descriptions import all_stated
from app.people.hardship.models import Hardship
from app.people.hardship.queries import hardship_facts, hardships_of_member
from app.people.roster.facts import HardshipFacts
from app.web.features import Feature
from app.web.personal.declared import Erasure, ExtractRow, Personal, Purpose

#: What stands where circumstances were: the workbook requires some.
ERASED = "Đã xóa"


def _times(_unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for row in hardships_of_member(member_id):
        yield all_stated(hardship_facts(row), but=("member_id",))


def _withdraw(erasure: Erasure) -> None:
    of = update(Hardship).where(Hardship.member_id == erasure.member_id, Hardship.withdrawn_at.is_(None))
    db.session.execute(of.values(withdrawn_at=erasure.at, withdrawn_reason=ERASED))


FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    facts=(HardshipFacts,),
    subjects={"members.hardship": "thời gian khó khăn"},
    personal=(
        Personal(
            label="Hoàn cảnh khó khăn",
            rows=_times,
            model=Hardship,
            emptied={"reason": ERASED},
            purpose=Purpose.HARDSHIP,
        ),
        Personal(label="Thời gian khó khăn", purpose=Purpose.HARDSHIP, alone_for_it=True, erase=_withdraw),
    ),
)
