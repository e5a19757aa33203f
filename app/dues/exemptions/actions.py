"""Writes of exemptions: who need not pay, from when to when."""

from __future__ import annotations

from datetime import date

from app.books.cashbook.queries import fund
from app.books.cashbook.rules import unknown_fund
from app.dues.ledger import rules
from app.dues.ledger.actions import touch
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Exemption
from app.log.activities.row_actions import RowKind, Written
from app.people.roster.queries import member
from app.people.roster.recording_rules import unknown_person


def _refuse_bad(unit_id: int, facts: ExemptionFacts, _today: date) -> None:
    rules.refuse_bad_exemption(facts)
    if member(unit_id, facts.member_id) is None:
        raise unknown_person()
    if facts.fund_id is not None and fund(unit_id, facts.fund_id) is None:
        raise unknown_fund()


def _touch(written: Written[Exemption, ExemptionFacts]) -> None:
    """The dues of the person change, and of the one whom the exemption was for before."""
    people = {written.row.member_id} | ({written.old.member_id} if written.old else set())
    touch(written.row.unit_id, written.today, member_ids=people)


EXEMPTIONS: RowKind[Exemption, ExemptionFacts] = RowKind(
    Exemption, "dues.exemption", check=_refuse_bad, after=_touch
)
record_exemption, correct_exemption, withdraw_exemption = (
    EXEMPTIONS.record,
    EXEMPTIONS.correct,
    EXEMPTIONS.withdraw,
)
