"""Helpers of the tests of money: a fund with its opening balance, plain entries, balances."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.books.cashbook import actions, queries
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import Fund
from app.books.lines import opening_actions
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.downloads import READERS, As, Sent

CASH, BANK = Channel.CASH, Channel.BANK
NEW_YEAR = date(2024, 1, 1)


def put_fund(unit: Unit, name: str, *, cash: int = 0, bank: int = 0, on: date | None = NEW_YEAR) -> Fund:
    """A fund that holds this much on the morning of `on` (None: it was always empty)."""
    fund = Fund(unit_id=unit.id, name=name, opening_on=on)
    db.session.add(fund)
    db.session.flush()
    opening_actions.set_opening(fund, CASH, cash, OFFICER, TODAY)
    opening_actions.set_opening(fund, BANK, bank, OFFICER, TODAY)
    return fund


def receipt(fund: Fund, amount: int, day: date, **values: Any) -> MoneyFacts:
    return _plain(Direction.RECEIPT, fund, amount, day, "Tiền gửi có lãi", values)


def payment(fund: Fund, amount: int, day: date, **values: Any) -> MoneyFacts:
    return _plain(Direction.PAYMENT, fund, amount, day, "Mua nước uống", values)


def transfer(fund: Fund, amount: int, day: date, **values: Any) -> MoneyFacts:
    return _plain(Direction.TRANSFER, fund, amount, day, "Rút tiền gửi về quỹ", values)


def _plain(
    direction: Direction, fund: Fund, amount: int, day: date, words: str, values: dict[str, Any]
) -> MoneyFacts:
    return MoneyFacts(day, direction, values.pop("description", words), amount, fund.id, **values)


def record(unit: Unit, facts: MoneyFacts, **how: Any) -> Activity:
    return actions.record_money(unit.id, facts, OFFICER, TODAY, **how)


def held(unit: Unit, as_of: date = TODAY) -> dict[tuple[str, str], int]:
    """Each balance by name of the fund and channel."""
    return {(one.fund_name, one.channel): one.amount for one in queries.balances(unit.id, as_of)}


def only_keepers_of_money_write(
    as_role: As, opened: Sequence[str], sent: Sequence[tuple[str, Sent]], foreign: Sequence[str]
) -> None:
    """Treasurer and chair open these pages; all others are refused, at the form and at the sending.

    `foreign` are addresses of a row: to another union's chair they are not there. The first of `opened` and
    of `sent` makes a new row.
    """
    for username in ("chair", "treasurer"):
        assert [as_role(username).get(path).status_code for path in opened] == [200] * len(opened)
    for username, status in {**READERS, "recorder": 403}.items():
        client = as_role(username)
        answers = [client.get(path) for path in opened]
        answers += [client.post(path, data=data) for path, data in sent]
        assert {answer.status_code for answer in answers} == {status}, username
    stranger = as_role("stranger")
    assert {stranger.get(path).status_code for path in foreign} == {404}
    assert {stranger.post(path, data=data).status_code for path, data in sent if path not in opened[:1]} == {
        404
    }
