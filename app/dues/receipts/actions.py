"""One person's receipt: payments for several funds and Kỳ under one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.queries import lock_books
from app.books.closings.queries import closed_through
from app.books.closings.rules import booked_on
from app.books.register.actions import issue
from app.books.register.queries import voucher_with
from app.books.register.rules import number_taken
from app.core.actor import Actor
from app.dues.collecting.facts import Cell, GridPayment
from app.dues.collecting.rules import refuse_day, refuse_wrong_lines
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.collections.actions import open_rounds
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds.rules import round_of
from app.dues.ledger.queries import fund_rules
from app.dues.ledger.rules import horizon
from app.dues.receipts.queries import ReceiptLine, receipt_lines
from app.log.activities.facts import Channel


def record_receipt(
    unit_id: int, member_id: int, cells: Mapping[int, Cell], payment: GridPayment, actor: Actor, today: date
) -> list[Contribution]:
    """Record one person's payments; cash without a number gets one phiếu thu for all lines.

    Each line goes into the collection of its fund, Kỳ and day. Raises Refused, WrongLines.
    """
    lock_books(unit_id)
    lines = receipt_lines(unit_id, member_id, today, horizon(today))
    found = refuse_wrong_lines(lines, cells, payment)
    chosen = [line for line in lines if line.key in found.amounts]
    paying = {line.fund_id for line in chosen}
    rules = [rule for rule in fund_rules(unit_id) if rule.fund_id in paying]
    refuse_day(payment.paid_on, rules, today)
    _refuse_given(unit_id, payment.voucher_text)
    number = payment.voucher_text
    if not number and payment.channel is not Channel.BANK:
        day = booked_on(payment.paid_on, closed_through(unit_id), today)
        number = _number(unit_id, member_id, chosen, day, actor, today)
    rows = [(None, _facts(member_id, line, found.amounts[line.key], payment, number)) for line in chosen]
    return record_contributions(unit_id, rows, actor, today)


def _refuse_given(unit_id: int, number: str) -> None:
    if number and voucher_with(unit_id, number):
        raise number_taken(number)


def _number(
    unit_id: int,
    member_id: int,
    chosen: Sequence[ReceiptLine],
    paid_on: date,
    actor: Actor,
    today: date,
) -> str:
    """The next number, given to the collection of the first line: the register needs a live log entry."""
    line = chosen[0]
    first = round_of(_facts(member_id, line, line.left, GridPayment(paid_on), ""), line.period)
    entry = open_rounds(unit_id, [first], {line.fund_id: line.fund_name}, actor)[first]
    return issue(unit_id, VoucherKind.RECEIPT, paid_on.year, entry.id, actor, today)


def _facts(
    member_id: int, line: ReceiptLine, amount: int, payment: GridPayment, number: str
) -> ContributionFacts:
    return ContributionFacts(
        member_id=member_id,
        fund_id=line.fund_id,
        period_text=line.period.label,
        amount=amount,
        paid_on=payment.paid_on,
        payer_name=line.name,
        channel=payment.channel,
        voucher_text=number,
        note=payment.note,
    )
