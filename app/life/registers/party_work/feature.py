"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.life.registers.declaring import register
from app.life.registers.party_work.actions import WRITES
from app.life.registers.party_work.queries import PARTY_WORK, party_work_read
from app.life.registers.sentences import lead
from app.web.features import ReportLine

_COUNTS = (
    ("giới thiệu {n} đoàn viên ưu tú cho Đảng xem xét, kết nạp", "party_work.introduced"),
    ("cử {n} người học lớp nhận thức về Đảng", "party_work.taught"),
    ("có {n} đoàn viên được kết nạp vào Đảng", "party_work.admitted"),
)


def narrate(narration: Any) -> list[ReportLine]:
    """One sentence of the period's numbers."""
    has_any = any(narration.figure(key).value for _, key in _COUNTS)
    return [lead(narration, _COUNTS)] if has_any else []


FEATURE = register(
    WRITES,
    PARTY_WORK,
    party_work_read,
    "party_work",
    narrate,
    label="Phát triển Đảng",
    subject="phát triển Đảng",
    about="Số đoàn viên ưu tú được giới thiệu, học lớp nhận thức, được kết nạp.",
    sheet="Phát triển Đảng",
    part="organisation",
)
