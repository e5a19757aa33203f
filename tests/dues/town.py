"""Short words for the tests of dues: funds, people, payments, and what is stored of what they owe."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from app.dues.contributions.actions import record_contributions
from app.dues.exemptions.actions import record_exemption
from app.dues.ledger.actions import refresh_touched
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Credit, Due, Exemption
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import paid, put_term

NEW_YEAR = date(2024, 1, 1)


def put_fund(unit: Unit, name: str = "Tương trợ", **values: Any) -> int:
    """A fund with dues of 50.000 a month from January 2024 on by default; its id."""
    return put_term(unit, name, **values).fund_id


def pay(unit: Unit, fund_id: int, member_id: int, amount: int, period: str, **values: Any) -> None:
    facts = paid(fund_id, member_id, amount, period_text=period, **values)
    record_contributions(unit.id, [(None, facts)], OFFICER, TODAY)


def exempt(unit: Unit, member_id: int, **values: Any) -> Exemption:
    facts = ExemptionFacts(member_id, values.pop("reason", "Hoàn cảnh khó khăn"), **values)
    return record_exemption(unit.id, facts, OFFICER, TODAY)


def stored(fund_id: int, member_id: int) -> dict[str, tuple[int, int]]:
    """(owed, paid) by the month or year, as a commit would leave them."""
    refresh_touched()
    rows = db.session.scalars(
        select(Due).where(Due.fund_id == fund_id, Due.member_id == member_id).order_by(Due.period_start)
    )
    return {
        f"{row.period_start:%Y}"
        if row.period_end.month != row.period_start.month
        else f"{row.period_start:%m/%Y}": (
            row.owed,
            row.paid,
        )
        for row in rows
    }


def credit(fund_id: int, member_id: int) -> int:
    refresh_touched()
    row = db.session.get(Credit, (fund_id, member_id), populate_existing=True)
    return row.amount if row else 0
