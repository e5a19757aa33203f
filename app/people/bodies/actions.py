"""Writes of the people of bodies."""

from __future__ import annotations

from datetime import date

from app.core.errors import Refused
from app.log.activities.row_actions import RowKind
from app.people.bodies.facts import BodyFacts
from app.people.bodies.models import BodyMember
from app.people.bodies.rules import refuse_bad_term
from app.people.roster.queries import member


def _refuse_bad(unit_id: int, facts: BodyFacts, _today: date) -> None:
    refuse_bad_term(facts)
    if facts.member_id is not None and member(unit_id, facts.member_id) is None:
        raise Refused("Người này không có trong danh sách của công đoàn.", "member_id")


WRITES: RowKind[BodyMember, BodyFacts] = RowKind(BodyMember, "bodies", check=_refuse_bad)
