"""Writes of the people of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.dates import format_date
from app.core.errors import Refused
from app.log.activities.row_actions import RowKind
from app.people.bodies.facts import BodyFacts
from app.people.bodies.models import BodyMember
from app.people.bodies.queries import BODIES
from app.people.bodies.rules import SEATED, refuse_bad_term
from app.people.roster.queries import member


def _refuse_bad(unit_id: int, facts: BodyFacts, _today: date) -> None:
    refuse_bad_term(facts)
    if facts.member_id is not None and member(unit_id, facts.member_id) is None:
        raise Refused("Người này không có trong danh sách của công đoàn.", "member_id")


def _refuse_second(
    unit_id: int, row: BodyMember | None, facts: BodyFacts, imported: bool
) -> Mapping[str, Any]:
    """Old books keep what they say: their workbook is compared as a whole."""
    if not imported:
        for other, stated in BODIES.all(unit_id):
            if other is not row and SEATED.common(stated, facts):
                since = format_date(stated.starts_on)
                raise Refused(f"Người này đã có trong ban với chức vụ ấy, từ ngày {since}.", "starts_on")
    return {}


WRITES: RowKind[BodyMember, BodyFacts] = RowKind(
    BodyMember, "bodies", check=_refuse_bad, prepare=_refuse_second
)
