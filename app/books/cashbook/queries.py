"""Selects of the cash book: funds, live entries, balances, plain money entries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Select,
    Table,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
    update,
)
from sqlalchemy.orm import Session, aliased

from app.books.cashbook.facts import BalanceKey, Direction, MoneyFacts, Movement, Posting
from app.books.cashbook.models import BalanceMonth, CashEntry, Fund, MoneyEntry
from app.books.cashbook.rules import month_of
from app.books.entries.queries import entries
from app.core.texts.letters import storable
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.log.activities.queries import UNIT_ID, entry_with
from app.office.units.models import Unit

#: Where a session keeps which unions' books its transactions locked.
_LOCKED = "locked_books"
#: Before any book.
FIRST_DAY = date(1900, 1, 1)


#: A statement takes a limited number of parameters; longer lists go in parts.
_AT_ONCE = 10_000


_MONTH = bindparam("month", type_=Date)


# Built once: SQLAlchemy adapts each column of an alias again, which costs more than the query itself.
_UNDOING = aliased(CashEntry)


#: The receipt of a collection: its log entry, Số phiếu and channel.
ReceiptKey = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Balance:
    """What a fund holds in one channel, whole đồng."""

    fund_id: int
    fund_name: str
    channel: str
    amount: int


def lock_books(unit_id: int) -> None:
    """Lock out other writers of this union's money until the commit; called before reading.

    An update that changes nothing: PostgreSQL locks the row by it, SQLite the file; a select for update
    would lock nothing in SQLite. Not by the session, which would take the row for one to be sealed again.
    """
    session = db.session()
    connection = session.connection()
    if not _is_locked(session, unit_id):
        table = cast(Table, Unit.__table__)
        connection.execute(update(table).where(table.c.id == unit_id).values(version=table.c.version))


def _is_locked(session: Session, unit_id: int) -> bool:
    """Whether the session's transaction holds this lock; from now on it does.

    What is locked after a savepoint is given up with it, so each savepoint has its own.
    """
    locked = session.info.setdefault(_LOCKED, WeakKeyDictionary())
    innermost = within = session.get_nested_transaction() or session.get_transaction()
    while within is not None:
        if unit_id in locked.get(within, ()):
            return True
        within = within.parent
    locked.setdefault(innermost, set()).add(unit_id)
    return False


#: What a fund held when its book was opened: the balances as stated, and what was lent before (one end).
IS_OPENING = or_(
    CashEntry.direction == "opening",
    and_(CashEntry.channel == Channel.LENT, CashEntry.to_fund_id.is_(None)),
)
#: The same as it was stated; what was restated after its period was closed is a receipt of the open one.
STATES_OPENING = and_(IS_OPENING, CashEntry.booked_on == CashEntry.happened_on)


def movements(
    unit_id: int | BindParameter[int], *extra: ColumnElement[bool]
) -> Select[int, str, date, int, str, int]:
    """Each entry as signed movements of balances: (fund_id, channel, booked_on, amount, direction, id).

    A transfer gives two: out of its first end, and "transfer_in" into the other. Positive is money in. What
    `STATES_OPENING` is an "opening"; such a balance that was restated in a later period is a "receipt" there.
    """
    entry = CashEntry
    sign = case((entry.direction.in_(("payment", "transfer")), -1), else_=1)
    here = select(
        entry.fund_id,
        entry.channel,
        entry.booked_on,
        (entry.amount * sign).label("amount"),
        case(
            (STATES_OPENING, "opening"), (entry.direction == "opening", "receipt"), else_=entry.direction
        ).label("direction"),
        entry.id,
    ).where(entry.unit_id == unit_id, *extra)
    there = select(
        entry.to_fund_id.label("fund_id"),
        entry.to_channel.label("channel"),
        entry.booked_on,
        entry.amount,
        literal("transfer_in").label("direction"),
        entry.id,
    ).where(entry.unit_id == unit_id, entry.to_fund_id.is_not(None), *extra)
    both = union_all(here, there).subquery("movements")
    return select(
        both.c.fund_id, both.c.channel, both.c.booked_on, both.c.amount, both.c.direction, both.c.id
    )


def movements_since(
    unit_id: int | BindParameter[int], month: date | BindParameter[date], end: date | BindParameter[date]
) -> Select[int, str, date, int, str, int]:
    """`movements` that add up to balances from the month on to `end` (inclusive); the older book is not read.

    Earlier months come from the stored sums: one row "carried" for each balance, dated before all others.
    """
    carried = (
        select(
            BalanceMonth.fund_id,
            BalanceMonth.channel,
            literal(date.min, Date).label("booked_on"),
            func.sum(BalanceMonth.moved).label("amount"),
            literal("carried").label("direction"),
            literal(0).label("id"),
        )
        .where(BalanceMonth.unit_id == unit_id, BalanceMonth.month < month)
        .group_by(BalanceMonth.fund_id, BalanceMonth.channel)
    )
    both = union_all(carried, movements(unit_id, CashEntry.booked_on.between(month, end))).subquery()
    return select(
        both.c.fund_id, both.c.channel, both.c.booked_on, both.c.amount, both.c.direction, both.c.id
    )


def balances(unit_id: int, as_of: date) -> list[Balance]:
    """What each fund holds in each channel at the end of `as_of`; channels that never moved are left out.

    Sums of full months are stored; only the last month is read entry by entry.
    """
    rows = db.session.execute(_balances(), {"unit_id": unit_id, "month": month_of(as_of), "end": as_of})
    return [Balance(fund_id, name, channel, int(amount)) for fund_id, name, channel, amount in rows]


@cache
def _balances() -> Select[*tuple[Any, ...]]:
    """Built once: composing this statement takes longer than executing it."""
    moved = movements_since(UNIT_ID, _MONTH, bindparam("end", type_=Date)).subquery()
    return (
        select(Fund.id, Fund.name, moved.c.channel, func.sum(moved.c.amount))
        .join(Fund, Fund.id == moved.c.fund_id)
        .group_by(Fund.id, Fund.name, moved.c.channel)
        .order_by(Fund.id, moved.c.channel.desc())
    )


def shortages(
    unit_id: int, balance_keys: Collection[BalanceKey] | None = None, since: date = FIRST_DAY
) -> list[Movement]:
    """Balances below zero at the end of a day, from `since` on, earliest first.

    Of the balances given, or of all; only days with movement count, and the book before the month of `since`
    is not read.
    """
    parameters: dict[str, Any] = {"unit_id": unit_id, "month": month_of(since), "since": since}
    if balance_keys is not None:
        parameters["balance_keys"] = [(fund_id, str(channel)) for fund_id, channel in balance_keys]
    rows = db.session.execute(_shortages(balance_keys is not None), parameters)
    return [Movement((fund_id, Channel(channel)), day, int(amount)) for fund_id, channel, day, amount in rows]


@cache
def _shortages(of_some: bool) -> Select[*tuple[Any, ...]]:
    """Built once, as `_balances`; of all balances or of those given."""
    moved = movements_since(UNIT_ID, _MONTH, date.max).subquery()
    balance_key = (moved.c.fund_id, moved.c.channel)
    daily = select(*balance_key, moved.c.booked_on, func.sum(moved.c.amount).label("moved"))
    if of_some:
        daily = daily.where(tuple_(*balance_key).in_(bindparam("balance_keys", expanding=True)))
    days = daily.group_by(*balance_key, moved.c.booked_on).subquery()
    running = func.sum(days.c.moved).over(
        partition_by=(days.c.fund_id, days.c.channel), order_by=days.c.booked_on
    )
    low = select(days.c.fund_id, days.c.channel, days.c.booked_on, running.label("balance")).subquery()
    return (
        select(low)
        .where(low.c.balance < 0, low.c.booked_on >= bindparam("since", type_=Date))
        .order_by(low.c.booked_on, low.c.fund_id, low.c.channel)
    )


def live_entries(activity_ids: Collection[int]) -> dict[tuple[int, Posting], CashEntry]:
    """Live entries (neither reversed nor reversals) of log entries, by log entry and posting."""
    ids = list(activity_ids)
    found: dict[tuple[int, Posting], CashEntry] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = db.session.scalars(_live_of_activities(), {"activity_ids": some})
        found |= {(entry.activity_id or 0, posting_of(entry)): entry for entry in rows}
    return found


def late_receipts(unit_id: int, activity_id: int | None = None) -> dict[ReceiptKey, date]:
    """The day of the book of each live line that it counts later than it happened; one statement.

    Of all the union's log entries or of one.
    """
    is_late = CashEntry.booked_on != CashEntry.happened_on
    of = CashEntry.activity_id == activity_id if activity_id else CashEntry.activity_id.is_not(None)
    rows = db.session.scalars(live().where(CashEntry.unit_id == unit_id, is_late, of))
    return {(one.activity_id or 0, one.voucher_text, one.channel): one.booked_on for one in rows}


def late_entries(unit_id: int, activity_id: int | None = None) -> dict[int, date]:
    """The same by log entry, for those that post one line."""
    return {entry: day for (entry, _, _), day in late_receipts(unit_id, activity_id).items()}


@cache
def _live_of_activities() -> Select[CashEntry]:
    of_some = CashEntry.activity_id.in_(bindparam("activity_ids", expanding=True))
    return live().where(of_some).order_by(CashEntry.id)


def live_opening(unit_id: int, fund_id: int, channel: str) -> CashEntry | None:
    """The live opening balance of a fund and channel."""
    balance_key = (CashEntry.fund_id == fund_id, CashEntry.channel == channel)
    return db.session.scalar(live_openings(unit_id).where(*balance_key))


def live_openings(unit_id: int | BindParameter[int]) -> Select[CashEntry]:
    """The live opening balances. They alone have no log entry: an index holds just those."""
    is_opening = and_(CashEntry.activity_id.is_(None), CashEntry.direction == "opening")
    return live().where(CashEntry.unit_id == unit_id, is_opening)


def live() -> Select[CashEntry]:
    """Live entries: neither reversed nor themselves reversals."""
    return (
        select(CashEntry)
        .outerjoin(_UNDOING, _UNDOING.reversal_of_id == CashEntry.id)
        # Reversals are below zero. For `reversal_of_id IS NULL` SQLite would scan the index of all lines
        # that have none, which is most of the book.
        .where(_UNDOING.id.is_(None), CashEntry.amount > 0)
    )


def posting_of(entry: CashEntry) -> Posting:
    """The posting that an entry was written from, its texts in the form in which texts are stored today."""
    return Posting(
        direction=Direction(entry.direction),
        happened_on=entry.happened_on,
        fund_id=entry.fund_id,
        channel=Channel(entry.channel),
        amount=entry.amount,
        description=storable(entry.description),
        item=storable(entry.item),
        counterparty=storable(entry.counterparty),
        voucher_text=storable(entry.voucher_text),
        to_fund_id=entry.to_fund_id,
        to_channel=Channel(entry.to_channel) if entry.to_channel else None,
        part=entry.part,
    )


def opening_days(unit_id: int) -> dict[BalanceKey, date | None]:
    """The opening day of each of the union's balances: that of its opening balance, else of its fund.

    What is lent has none: no opening balance states it, so loans of before are posted to it.
    """
    rows = db.session.execute(_openings_of_funds(), {"unit_id": unit_id}).all()
    opened = {(fund_id, channel): day for fund_id, day, _, _ in rows for channel in Channel.offered()}
    stated = {(fund_id, channel): day for fund_id, _, channel, day in rows}
    days = {balance_key: stated.get(balance_key, day) for balance_key, day in opened.items()}
    return days | {(fund_id, Channel.LENT): None for fund_id, _, _, _ in rows}


@cache
def _openings_of_funds() -> Select[*tuple[Any, ...]]:
    """Built once, as `_balances`."""
    openings = live_openings(UNIT_ID).subquery()
    return (
        select(Fund.id, Fund.opening_on, openings.c.channel, openings.c.happened_on)
        .outerjoin(openings, openings.c.fund_id == Fund.id)
        .where(Fund.unit_id == UNIT_ID)
    )


_FUNDS = select(Fund).where(Fund.unit_id == UNIT_ID, Fund.retired.is_(False)).order_by(Fund.id)


def funds_of(unit_id: int) -> Sequence[Fund]:
    """The union's funds, in the order they were begun."""
    return db.session.scalars(_FUNDS, {"unit_id": unit_id}).all()


def fund_names(unit_id: int) -> dict[int, str]:
    """The names of all the union's funds, retired ones too."""
    rows = db.session.execute(select(Fund.id, Fund.name).where(Fund.unit_id == unit_id))
    return {row[0]: row[1] for row in rows}


def fund(unit_id: int, fund_id: int | None) -> Fund | None:
    """A fund of this union, or None."""
    if fund_id is None:
        return None
    return db.session.scalar(select(Fund).where(Fund.unit_id == unit_id, Fund.id == fund_id))


def money_entry(unit_id: int, activity_id: int) -> tuple[Activity, MoneyFacts] | None:
    """A plain receipt, payment or transfer of this union, withdrawn or not, with its facts; or None."""
    found = entry_with(MoneyEntry, unit_id, activity_id)
    late = late_entries(unit_id, activity_id)
    return (found[0], money_facts(*found, late.get(activity_id))) if found else None


def money_entries_of(unit_id: int) -> list[tuple[Activity, MoneyFacts]]:
    """Every live plain entry with its facts, in the order they were recorded; two statements."""
    late = late_entries(unit_id)
    rows = db.session.execute(
        select(Activity, MoneyEntry)
        .join(MoneyEntry, MoneyEntry.activity_id == Activity.id)
        .where(Activity.unit_id == unit_id, Activity.withdrawn_at.is_(None))
        .order_by(Activity.id)
    )
    return [(activity, money_facts(activity, row, late.get(activity.id))) for activity, row in rows]


def money_like(unit_id: int, facts: MoneyFacts) -> list[tuple[Activity, MoneyFacts]]:
    """The live plain entries of the same day, amount and words, in the order recorded; two statements.

    Of the many that a treasurer records in a day, only those that say the same are read whole.
    """
    of_day = (Activity.starts_on == facts.happened_on, Activity.amount == facts.amount)
    alike = entries(MoneyEntry, unit_id).where(*of_day)
    titles = db.session.execute(alike.with_only_columns(Activity.id, Activity.title))
    words = fold(facts.description)
    same = [row_id for row_id, title in titles if fold(title) == words]
    if not same:
        return []
    found = db.session.execute(alike.where(Activity.id.in_(same)).order_by(Activity.id))
    return [(activity, money_facts(activity, row)) for activity, row in found]


def money_facts(activity: Activity, row: MoneyEntry, booked_on: date | None = None) -> MoneyFacts:
    """The facts of a plain entry; `booked_on`: the day of the book, where it is another than the entry's."""
    return MoneyFacts(
        happened_on=activity.starts_on,
        direction=Direction(row.direction),
        description=activity.title,
        amount=activity.amount or 0,
        fund_id=activity.fund_id or 0,
        item=row.item,
        counterparty=row.counterparty,
        to_fund_id=row.to_fund_id,
        channel=Channel(activity.channel) if activity.channel else None,
        to_channel=Channel(row.to_channel) if row.to_channel else None,
        voucher_text=activity.voucher_text,
        booked_on=booked_on,
    )


def plain_entries(unit_id: int) -> list[int]:
    """Ids of the entries that are nothing but money, withdrawn ones too: their words are a voucher's."""
    query = select(MoneyEntry.activity_id).join(Activity, Activity.id == MoneyEntry.activity_id)
    return list(db.session.scalars(query.where(Activity.unit_id == unit_id)))
