"""Writes of the people of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.core.actor import Actor, Correction
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.signals import merge_previewed, people_merging
from app.log.activities.row_actions import RowKind
from app.people.bodies.facts import BodyFacts
from app.people.bodies.models import BodyMember
from app.people.bodies.queries import BODIES, seats_alike, seats_shared
from app.people.bodies.rules import SEATED, joined, refuse_bad_term
from app.people.roster.queries import member
from app.people.roster.recording_rules import unknown_person


def _refuse_bad(unit_id: int, facts: BodyFacts, _today: date) -> None:
    refuse_bad_term(facts)
    if facts.member_id is not None and member(unit_id, facts.member_id) is None:
        raise unknown_person()


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


@people_merging.connect
def join_seats(unit_id: int, *, kept_id: int, gone_id: int, actor: Actor, today: date, reason: str) -> None:
    """A seat that both records hold at a time becomes one from the first day to the last."""
    why = f"Gộp hai hồ sơ: {reason}"
    for row, _ in seats_shared(unit_id, kept_id, gone_id):
        facts = replace(BODIES.facts_of(row), member_id=kept_id)
        (first, before), *others = seats_alike(unit_id, facts)
        WRITES.withdraw(row, actor, today, why)
        for other, _ in others:
            WRITES.withdraw(other, actor, today, why)
        whole = joined([before, facts, *(one for _, one in others)])
        if whole != before:
            WRITES.correct(first, before, whole, Correction(actor, today, why))


@merge_previewed.connect
def describe_merge(unit_id: int, *, kept_id: int, gone_id: int) -> list[str]:
    """A sentence for each seat that both hold."""
    found = seats_shared(unit_id, kept_id, gone_id)
    names = (f"{one.body}: {one.post}".removesuffix(": ") for _, one in found)
    return [f"{name}: hai hồ sơ đều có trong cùng thời gian, sẽ nhập làm một." for name in names]
