"""Writes of consents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.actor import Actor
from app.core.dates import refuse_reversed, refuse_to_come
from app.core.errors import Refused
from app.core.signals import merge_previewed, people_merging
from app.log.activities.row_actions import RowKind
from app.people.personal_data.consents.facts import ConsentFacts
from app.people.personal_data.consents.models import Consent
from app.people.personal_data.consents.queries import agreed_twice, agrees_now
from app.people.personal_data.queries import erasure_of


def _check(_unit_id: int, facts: ConsentFacts, today: date) -> None:
    refuse_to_come(facts.given_on, today, "given_on")
    refuse_to_come(facts.ended_on, today, "ended_on")
    refuse_reversed(facts.given_on, facts.ended_on, "Ngày rút trước ngày đồng ý.", "ended_on")


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


@people_merging.connect
def withdraw_second(
    unit_id: int, *, kept_id: int, gone_id: int, actor: Actor, today: date, reason: str
) -> None:
    """Of two consents to one purpose one stays: taking it back would else leave the other."""
    if erasure_of(unit_id, kept_id) or erasure_of(unit_id, gone_id):
        raise Refused("Dữ liệu của một trong hai người đã xóa. Không gộp được.")
    for row, _ in agreed_twice(unit_id, kept_id, gone_id):
        CONSENTS.withdraw(row, actor, today, f"Gộp hai hồ sơ: {reason}")


@merge_previewed.connect
def describe_merge(unit_id: int, *, kept_id: int, gone_id: int) -> list[str]:
    """A sentence for each consent that both have."""
    labels = (facts.purpose.label for _, facts in agreed_twice(unit_id, kept_id, gone_id))
    return [f"Đồng ý «{one}»: hai hồ sơ đều có, giữ dòng của hồ sơ được giữ." for one in labels]
