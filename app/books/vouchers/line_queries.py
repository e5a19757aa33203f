"""Lines of the cash book with their voucher."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from app.books.cashbook.facts import Direction, VoucherKind
from app.books.cashbook.models import CashEntry, Fund
from app.books.register.models import Voucher
from app.books.vouchers.declared import DECLARED
from app.log.activities.facts import Channel
from app.log.activities.models import Activity, ActivityMember
from app.people.roster.models import Member

#: The reversal of a line, where it has one.
Undoing = aliased(CashEntry)
OtherFund = aliased(Fund)
_Bearer = aliased(CashEntry)
_COLUMNS = (
    CashEntry.id,
    CashEntry.activity_id,
    CashEntry.happened_on,
    CashEntry.booked_on,
    CashEntry.amount,
    CashEntry.item,
    CashEntry.description,
    CashEntry.posted_by,
    CashEntry.posted_by_id,
    CashEntry.fund_id,
    CashEntry.to_fund_id,
    CashEntry.voucher_text,
)


def takes_in() -> ColumnElement[bool]:
    """Whether a line brings cash into the box: its paper is a phiếu thu, any other's a phiếu chi."""
    received = and_(CashEntry.direction == Direction.RECEIPT, CashEntry.channel == Channel.CASH)
    moved = and_(CashEntry.direction == Direction.TRANSFER, CashEntry.to_channel == Channel.CASH)
    return or_(received, and_(moved, CashEntry.channel != Channel.CASH))


def cash_lines(unit_id: int) -> Select[*tuple[Any, ...]]:
    """Each line of cash in or out with its reversal and the number of its paper, "" for none."""
    kind = case((takes_in(), VoucherKind.RECEIPT.value), else_=VoucherKind.PAYMENT.value)
    number = case(
        (CashEntry.voucher_text != "", CashEntry.voucher_text),
        else_=func.coalesce(_given(unit_id, kind), literal("", String)),
    )
    return (
        select(
            *_COLUMNS,
            Fund.name.label("fund_name"),
            OtherFund.name.label("other_fund_name"),
            Activity.kind.label("activity_kind"),
            Activity.people,
            Activity.search_text,
            Undoing.id.label("undoing_id"),
            Undoing.posted_on.label("undone_on"),
            Undoing.reason.label("undone_reason"),
            kind.label("kind"),
            number.label("number"),
            _person().label("person"),
            # Lines without a number make one paper for each log entry.
            case((number == "", CashEntry.activity_id), else_=0).label("own"),
        )
        .join(Fund, Fund.id == CashEntry.fund_id)
        .join(Activity, Activity.id == CashEntry.activity_id)
        .outerjoin(OtherFund, OtherFund.id == CashEntry.to_fund_id)
        .outerjoin(Undoing, Undoing.reversal_of_id == CashEntry.id)
        .where(CashEntry.unit_id == unit_id, CashEntry.reversal_of_id.is_(None), _has_cash_end())
    )


def _person() -> ColumnElement[str]:
    """Who pays in or receives, as recorded; else the one member of an entry that is for one."""
    one_named = (
        select(func.min(Member.full_name))
        .join(ActivityMember, ActivityMember.member_id == Member.id)
        .where(ActivityMember.activity_id == CashEntry.activity_id)
        .group_by(ActivityMember.activity_id)
        .having(func.count() == 1)
        .correlate(CashEntry)
        .scalar_subquery()
    )
    is_for_others = or_(false(), *(one() for one in DECLARED.for_others))
    is_for_one = Activity.kind.in_(DECLARED.for_one) & (func.coalesce(Activity.people, 1) == 1)
    return case(
        (CashEntry.counterparty != "", CashEntry.counterparty),
        (and_(is_for_one, ~is_for_others), func.coalesce(one_named, literal("", String))),
        else_="",
    )


def _given(unit_id: int, kind: ColumnElement[str]) -> ScalarSelect[str]:
    """The number issued later for unnumbered lines of a log entry: no line of the book has it."""
    is_borne = (
        select(_Bearer.id)
        .where(_Bearer.unit_id == unit_id, _Bearer.voucher_text == Voucher.text)
        .correlate(Voucher)
        .exists()
    )
    return (
        select(func.min(Voucher.text))
        .where(Voucher.unit_id == unit_id, Voucher.activity_id == CashEntry.activity_id)
        .where(Voucher.kind == kind, ~is_borne)
        .correlate(CashEntry)
        .scalar_subquery()
    )


def _has_cash_end() -> ColumnElement[bool]:
    is_plain = CashEntry.direction.in_((Direction.RECEIPT, Direction.PAYMENT))
    is_moved = CashEntry.direction == Direction.TRANSFER
    return or_(
        and_(is_plain, CashEntry.channel == Channel.CASH),
        and_(is_moved, CashEntry.channel != CashEntry.to_channel),
    )
