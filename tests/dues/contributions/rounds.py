"""Short words for the tests of funds: a fund by its terms, people, what they paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.dues.contributions import actions as contributions_actions
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds import actions
from app.dues.funds.facts import Basis, TermFacts
from app.dues.funds.models import FundTerm
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, put_member

NEW_YEAR, MARCH = date(2024, 1, 1), date(2024, 3, 15)


def put_term(unit: Unit, name: str, **values: Any) -> FundTerm:
    """A term of the fund of this name: by default 50.000 a month and an opening on 1 January."""
    facts = {"basis": Basis.MONTH, "rate": Decimal(50_000), "opening_on": NEW_YEAR, **values}
    return actions.record_term(unit.id, TermFacts(name, **facts), OFFICER, TODAY)


def people(unit: Unit, *names: str) -> list[int]:
    return [put_member(unit, f"DV1{place:02d}", name).id for place, name in enumerate(names)]


def paid(fund_id: int, member_id: int, amount: int = 50_000, **values: Any) -> ContributionFacts:
    return ContributionFacts(
        member_id,
        fund_id,
        values.pop("period_text", "Quý 1/2024"),
        amount,
        values.pop("paid_on", MARCH),
        **values,
    )


def collect(unit: Unit, *payments: ContributionFacts, **how: Any) -> list[Contribution]:
    return contributions_actions.record_contributions(
        unit.id, [(None, one) for one in payments], OFFICER, TODAY, **how
    )


def collection(contribution: Contribution) -> Activity:
    return db.session.get_one(Activity, contribution.collection_id)
