"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.life.registers.party_work.actions import WRITES
from app.life.registers.party_work.facts import PartyWorkFacts
from app.life.registers.party_work.queries import KIND, PARTY_WORK, party_work_read
from app.life.registers.party_work.rules import check_party_work
from app.life.registers.telling import lead
from app.web.features import Feature, LogKind, ReportLine, ReportPlace, WorkbookSheet

_TOLD = (
    ("giới thiệu {n} đoàn viên ưu tú cho Đảng xem xét, kết nạp", "party_work.introduced"),
    ("cử {n} người học lớp nhận thức về Đảng", "party_work.taught"),
    ("có {n} đoàn viên được kết nạp vào Đảng", "party_work.admitted"),
)


def narrate(narration: Any) -> list[ReportLine]:
    """One sentence of the period's numbers."""
    is_told = any(narration.figure(key).value for _, key in _TOLD)
    return [lead(narration, _TOLD)] if is_told else []


FEATURE = Feature(
    within="registers",
    guide="Sổ theo dõi",
    facts=(PartyWorkFacts,),
    subjects={"registers.party_work": "phát triển Đảng"},
    kinds=(
        LogKind(
            KIND,
            "Phát triển Đảng",
            "party_work.show",
            register="Số đoàn viên ưu tú được giới thiệu, học lớp nhận thức, được kết nạp.",
            reads=party_work_read,
        ),
    ),
    sheets=(
        WorkbookSheet(
            title="Phát triển Đảng",
            facts=PartyWorkFacts,
            kept_in=KIND,
            read=PARTY_WORK.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: check_party_work(facts),
        ),
    ),
    narrators={"party_work": narrate},
    report_places=(ReportPlace("organisation", ("party_work",)),),
)
