"""Checks that the cash book agrees with itself and with the log; computed otherwise than on the pages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, case, func, not_, or_, select
from sqlalchemy.orm import aliased

from app.books.cashbook.facts import Direction
from app.books.cashbook.models import CashEntry, Fund, MoneyEntry
from app.books.cashbook.queries import balances, fund_names, live, opening_days
from app.books.cashbook.rules import OpeningDays, balance_text, is_posted
from app.books.lines.checks import book_faults
from app.books.register.checks import voucher_faults
from app.core.errors import Fault
from app.core.money import format_dong
from app.extensions import db
from app.log.activities.facts import Channel, Kind
from app.log.activities.models import Activity
from app.log.activities.queries import UNIT_ID

# Built once, as in cashbook.queries.
_UNDONE, _HERE, _THERE = aliased(CashEntry), aliased(Fund), aliased(Fund)
#: Whether a line is a loan, or the return of one.
_IS_LOAN = or_(CashEntry.channel == Channel.LENT, func.coalesce(CashEntry.to_channel, "") == Channel.LENT)
#: What a reversal repeats of the entry that it undoes.
_REPEATED = [
    getattr(CashEntry, name).is_not_distinct_from(getattr(_UNDONE, name))
    for name in (
        "unit_id",
        "direction",
        "happened_on",
        "fund_id",
        "channel",
        "to_fund_id",
        "to_channel",
        "activity_id",
    )
]


def cash_faults(unit_id: int) -> list[Fault]:
    """Every inconsistency of the union's cash book; a constant number of statements."""
    return [
        *_unequal_balances(unit_id),
        *log_faults(unit_id),
        *_too_old(unit_id),
        *_misplaced(unit_id),
        *_unmatched_reversals(unit_id),
        *_foreign(unit_id),
        *book_faults(unit_id),
        *voucher_faults(unit_id),
    ]


def _unequal_balances(unit_id: int) -> list[Fault]:
    """Balances for which opening + in − out, added up line by line, is not what the pages show."""
    columns = (
        CashEntry.direction,
        CashEntry.fund_id,
        CashEntry.channel,
        CashEntry.to_fund_id,
        CashEntry.to_channel,
    )
    rows = db.session.execute(
        select(*columns, func.sum(CashEntry.amount)).where(CashEntry.unit_id == unit_id).group_by(*columns)
    )
    counted: Counter[tuple[int, str]] = Counter()
    for direction, fund_id, channel, to_fund_id, to_channel, amount in rows:
        if direction in ("opening", "receipt"):
            counted[fund_id, channel] += amount
        elif direction in ("payment", "transfer"):
            counted[fund_id, channel] -= amount
        if direction == "transfer" and to_fund_id and to_channel:
            counted[to_fund_id, to_channel] += amount
    shown = {(one.fund_id, one.channel): one.amount for one in balances(unit_id, date.max)}
    names = fund_names(unit_id)
    faults = []
    for fund_id, channel in sorted(shown.keys() | counted.keys()):
        found, held = counted[fund_id, channel], shown.get((fund_id, channel), 0)
        if found != held or channel not in list(Channel):
            message = (
                f"{balance_text(fund_id, channel, names)}: đầu kỳ + thu - chi là {format_dong(found)}, "
                f"số dư lại là {format_dong(held)}."
            )
            faults.append(Fault(message, (f"funds/{fund_id}",)))
    return faults


def log_faults(unit_id: int) -> list[Fault]:
    """Log entries whose money differs from what they posted over their life.

    A withdrawn entry, one of others' money and one that the opening balance holds already net zero.
    """
    rows = db.session.execute(_unequal_entries(), {"unit_id": unit_id}).all()
    opened = opening_days(unit_id) if rows else {}
    return [
        Fault(
            f"«{activity.title}»: nhật ký ghi {format_dong(expected)}, sổ quỹ có {format_dong(int(moved))}.",
            (f"activities/{activity.id}",),
        )
        for activity, money, moved, expected in rows
        if not _is_excused(activity, money, int(moved), opened)
    ]


@cache
def _unequal_entries() -> Select[*tuple[Any, ...]]:
    """Log entries with the amounts booked and expected; built once, as every report uses it."""
    posted = (
        select(CashEntry.activity_id, func.sum(CashEntry.amount).label("amount"))
        .where(CashEntry.unit_id == UNIT_ID)
        .group_by(CashEntry.activity_id)
        .subquery()
    )
    booked = func.coalesce(posted.c.amount, 0)
    is_owed = and_(Activity.withdrawn_at.is_(None), Activity.fund_id.is_not(None))
    owed = case((is_owed, func.coalesce(Activity.amount, 0)), else_=0)
    return (
        select(Activity, MoneyEntry, booked, owed)
        .outerjoin(posted, posted.c.activity_id == Activity.id)
        .outerjoin(MoneyEntry, MoneyEntry.activity_id == Activity.id)
        .where(Activity.unit_id == UNIT_ID, booked != owed)
        .order_by(Activity.id)
    )


def _is_excused(activity: Activity, money: MoneyEntry | None, moved: int, opened: OpeningDays) -> bool:
    """Whether opening balances hold the money already; a collection's receipts may be so in part."""
    if activity.withdrawn_at is not None or activity.fund_id is None:
        return False
    if activity.kind == Kind.COLLECTION:
        balance_keys = [(activity.fund_id, str(channel)) for channel in Channel]
    else:
        balance_keys = _ends(activity, money)
    is_in = {is_posted(activity.starts_on, _opened_on(balance_key, opened)) for balance_key in balance_keys}
    return (moved == 0 and is_in == {False}) or (activity.kind == Kind.COLLECTION and len(is_in) > 1)


def _ends(activity: Activity, money: MoneyEntry | None) -> list[tuple[int, str]]:
    fund_id, channel = activity.fund_id or 0, activity.channel or Channel.CASH
    ends = [(fund_id, channel)]
    if money is not None and money.direction == Direction.TRANSFER:
        ends.append((money.to_fund_id or fund_id, money.to_channel or channel))
    return ends


def _opened_on(balance_key: tuple[int, str], opened: OpeningDays) -> date | None:
    """Damaged books may name a channel that does not exist: such a balance was never opened."""
    return next((day for known, day in opened.items() if known == balance_key), None)


def _too_old(unit_id: int) -> list[Fault]:
    """Live entries dated before their opening balance, which holds them already: counted twice."""
    # Grouped, so that the few openings are found once and not again for each entry.
    opening = (
        live()
        .with_only_columns(
            CashEntry.fund_id, CashEntry.channel, func.max(CashEntry.happened_on).label("happened_on")
        )
        .where(CashEntry.unit_id == unit_id, CashEntry.direction == "opening")
        .group_by(CashEntry.fund_id, CashEntry.channel)
        .subquery()
    )
    of_balance_key = or_(
        and_(opening.c.fund_id == CashEntry.fund_id, opening.c.channel == CashEntry.channel),
        and_(opening.c.fund_id == CashEntry.to_fund_id, opening.c.channel == CashEntry.to_channel),
    )
    rows = db.session.execute(
        live()
        .with_only_columns(CashEntry.id, CashEntry.description, CashEntry.activity_id)
        .join(opening, and_(of_balance_key, CashEntry.happened_on < opening.c.happened_on))
        .where(CashEntry.unit_id == unit_id, CashEntry.direction != "opening")
        .order_by(CashEntry.id)
    )
    return [
        Fault(
            f"Dòng sổ quỹ số {entry_id} ({description}) có ngày trước số dư đầu kỳ của quỹ.",
            (f"cash_entries/{entry_id}", f"activities/{activity_id}"),
        )
        for entry_id, description, activity_id in rows
    ]


def _misplaced(unit_id: int) -> list[Fault]:
    """Live entries without a log entry, or whose day, fund or direction differs from it."""
    expected = case(
        (Activity.kind == Kind.COLLECTION, Direction.RECEIPT),
        (Activity.kind == Kind.MONEY, MoneyEntry.direction),
        else_=Direction.PAYMENT,
    )
    rows = db.session.execute(
        live()
        .add_columns(Activity)
        .outerjoin(Activity, Activity.id == CashEntry.activity_id)
        .outerjoin(MoneyEntry, MoneyEntry.activity_id == CashEntry.activity_id)
        .where(CashEntry.unit_id == unit_id, CashEntry.direction != "opening")
        .where(
            or_(
                Activity.id.is_(None),
                Activity.starts_on != CashEntry.happened_on,
                # Of a transfer one end alone may be posted, the other being in an opening balance.
                # A loan is paid to what is lent, and returned from it.
                and_(expected != CashEntry.direction, expected != Direction.TRANSFER, not_(_IS_LOAN)),
                and_(
                    CashEntry.fund_id != Activity.fund_id,
                    CashEntry.fund_id != func.coalesce(MoneyEntry.to_fund_id, 0),
                ),
            )
        )
    )
    faults = []
    for entry, activity in rows:
        problem = (
            f"khác ngày, khác quỹ hoặc khác loại với «{activity.title}»"
            if activity
            else "không thuộc mục nào"
        )
        message = f"Dòng sổ quỹ số {entry.id} ({entry.description}) {problem} trong nhật ký."
        faults.append(Fault(message, _sources(entry)))
    return faults


def _unmatched_reversals(unit_id: int) -> list[Fault]:
    """Reversals that do not repeat what they undo with a negative amount."""
    rows = db.session.scalars(
        select(CashEntry)
        .join(_UNDONE, _UNDONE.id == CashEntry.reversal_of_id)
        .where(CashEntry.unit_id == unit_id)
        .where(not_(and_(CashEntry.amount == -_UNDONE.amount, _UNDONE.reversal_of_id.is_(None), *_REPEATED)))
    )
    return [
        Fault(
            f"Dòng sổ quỹ số {entry.id} không đảo đúng dòng số {entry.reversal_of_id}.",
            (f"cash_entries/{entry.id}", f"cash_entries/{entry.reversal_of_id}"),
        )
        for entry in rows
    ]


def _foreign(unit_id: int) -> list[Fault]:
    """Entries that point to a fund or log entry of another union."""
    rows = db.session.scalars(
        select(CashEntry)
        .join(_HERE, _HERE.id == CashEntry.fund_id)
        .outerjoin(_THERE, _THERE.id == CashEntry.to_fund_id)
        .outerjoin(Activity, Activity.id == CashEntry.activity_id)
        .where(CashEntry.unit_id == unit_id)
        .where(or_(_HERE.unit_id != unit_id, _THERE.unit_id != unit_id, Activity.unit_id != unit_id))
    )
    pointing = [
        Fault(f"Dòng sổ quỹ số {entry.id} trỏ tới quỹ hoặc nhật ký của công đoàn khác.", _sources(entry))
        for entry in rows
    ]
    strange = db.session.scalars(
        select(Activity)
        .outerjoin(MoneyEntry, MoneyEntry.activity_id == Activity.id)
        .join(Fund, or_(Fund.id == Activity.fund_id, Fund.id == MoneyEntry.to_fund_id))
        .where(Activity.unit_id == unit_id, Fund.unit_id != unit_id)
    )
    return pointing + [
        Fault(f"«{activity.title}» ghi quỹ của công đoàn khác.", (f"activities/{activity.id}",))
        for activity in strange
    ]


def _sources(entry: CashEntry) -> tuple[str, ...]:
    log = (f"activities/{entry.activity_id}",) if entry.activity_id else ()
    return (f"cash_entries/{entry.id}", *log)
