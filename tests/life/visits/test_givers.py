"""What others gave for visits is a figure by giver, and the givers add up to no more than others' money."""

from __future__ import annotations

from app.core.periods import parse_period
from app.life.visits.facts import Reason
from app.log.activities.facts import MoneySource
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.life.visits.visits import put_visit


def test_a_givers_money_is_counted_by_name_whatever_the_case(union: Unit) -> None:
    theirs = {"money_source": MoneySource.OTHERS}
    put_visit(union, amount=500_000, giver="Công ty Hoa Sen", **theirs)
    put_visit(union, amount=300_000, giver="CÔNG TY HOA SEN", reason=Reason.HOLIDAY, **theirs)
    put_visit(union, amount=200_000, **theirs)
    period = parse_period("2024")
    scope = open_scope(union, period, period.end)
    found = {
        key: figure(scope, f"{key}.money.others[Công ty Hoa Sen]").number
        for key in ("visits", "gifts", "care", "care.members")
    }
    assert found == {"visits": 500_000, "gifts": 300_000, "care": 800_000, "care.members": 800_000}
    assert figure(scope, "care.money.others").number == 1_000_000
