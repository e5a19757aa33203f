"""Writes of consents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.log.activities.row_actions import RowKind
from app.people.personal_data.consents.facts import ConsentFacts
from app.people.personal_data.consents.models import Consent
from app.people.personal_data.consents.queries import agrees_now


def _check(_unit_id: int, facts: ConsentFacts, today: date) -> None:
    if facts.given_on > today:
        raise Refused("Ngày này chưa đến.", "given_on")
    if facts.ended_on and facts.ended_on > today:
        raise Refused("Ngày này chưa đến.", "ended_on")
    if facts.ended_on and facts.ended_on < facts.given_on:
        raise Refused("Ngày rút trước ngày đồng ý.", "ended_on")


def _refuse_second(
    unit_id: int, row: Consent | None, facts: ConsentFacts, _imported: bool
) -> Mapping[str, Any]:
    """A purpose is agreed to once at a time."""
    but = row.id if row else 0
    if facts.ended_on is None and agrees_now(unit_id, facts.member_id, facts.purpose, but=but):
        raise Refused("Đã ghi người này đồng ý rồi. Mở dòng ấy để ghi ngày rút.", "purpose")
    return {}


CONSENTS: RowKind[Consent, ConsentFacts] = RowKind(
    Consent, "members.consent", check=_check, prepare=_refuse_second
)
