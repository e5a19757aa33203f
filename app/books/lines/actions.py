"""The one module that writes lines of the cash book, and the sums of each month and balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import insert

from app.books.cashbook import queries
from app.books.cashbook.facts import BalanceKey, Movement, Posting
from app.books.cashbook.models import BalanceMonth, CashEntry
from app.books.cashbook.rules import first_shortage, month_of, movements_of
from app.books.closings.rules import booked_on, is_closed
from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import format_dong
from app.database import at_primary_key, insert_or_update
from app.extensions import db
from app.log.activities.facts import Channel

#: A line of the book before it is written, by column.
Line = dict[str, Any]
#: Columns of an entry that a posting fills and a reversal repeats.
_POSTING_COLUMNS = tuple(field.name for field in fields(Posting) if field.compare)


class Writer:
    """Makes lines of one union's book: by whom, on which day and why; `closed` is the last closed day."""

    def __init__(self, unit_id: int, actor: Actor, today: date, reason: str, closed: date | None) -> None:
        self.today, self.closed = today, closed
        #: One statement inserts lines of all sorts, so all have all columns.
        self.blank: Mapping[str, Any] = {
            **dict.fromkeys(_POSTING_COLUMNS),
            "item": "",
            "counterparty": "",
            "voucher_text": "",
            "part": "",
            "unit_id": unit_id,
            "posted_on": today,
            "posted_by_id": actor.user_id,
            "posted_by": actor.name,
            "activity_id": None,
            "reversal_of_id": None,
            "reason": reason,
        }

    def year_of(self, posting: Posting) -> int:
        """The year whose book counts a new line."""
        return self._booked_on(posting).year

    def line(self, posting: Posting, activity_id: int) -> Line:
        """A new line; what happened in a closed month is booked in an open one."""
        values = {name: getattr(posting, name) for name in _POSTING_COLUMNS}
        return {
            **self.blank,
            **values,
            "activity_id": activity_id,
            "booked_on": self._booked_on(posting),
        }

    def _booked_on(self, posting: Posting) -> date:
        return booked_on(posting.happened_on, self.closed, self.today, posting.booked_on)

    def opening(self, balance_key: BalanceKey, description: str, amount: int, day: date) -> Line:
        """An opening balance, as held on the morning of `day`."""
        return {
            **self.blank,
            "direction": "opening",
            "fund_id": balance_key[0],
            "channel": balance_key[1],
            "description": description,
            "amount": amount,
            "happened_on": day,
            "booked_on": booked_on(day, self.closed, self.today),
        }

    def reversal(self, entry: CashEntry, chosen: date | None = None) -> Line:
        """The entry negated, booked on the same day or, if that is closed, on the `chosen` or an open one."""
        chosen = chosen if is_closed(entry.booked_on, self.closed) else None
        return {
            **self.blank,
            **{name: getattr(entry, name) for name in _POSTING_COLUMNS},
            "amount": -entry.amount,
            "activity_id": entry.activity_id,
            "reversal_of_id": entry.id,
            "booked_on": booked_on(entry.booked_on, self.closed, self.today, chosen),
        }


def write_lines(unit_id: int, lines: Sequence[Line], *, imported: bool) -> None:
    """Write lines into the book and add them to the sums of their months.

    Raises Refused when a balance falls below zero on some day because of them, unless `imported` (old books).
    The caller holds the books' lock.
    """
    if not lines:
        return
    db.session.execute(insert(CashEntry), lines)
    moved = [one for line in lines for one in _moved(line)]
    _add_to_months(unit_id, moved)
    if not imported:
        _refuse_below_zero(unit_id, moved)


def write_reversed(unit_id: int, pairs: Sequence[tuple[Line, date]]) -> None:
    """Write lines of other books, each with its reversal on the day on which these counted it.

    The caller holds the books' lock.
    """
    lines = [line for line, _ in pairs]
    adding = insert(CashEntry).returning(CashEntry.id, sort_by_parameter_order=True)
    ids = db.session.scalars(adding, lines).all()
    undoing = [
        {**line, "amount": -line["amount"], "reversal_of_id": entry_id, "booked_on": day}
        for entry_id, (line, day) in zip(ids, pairs, strict=True)
    ]
    db.session.execute(insert(CashEntry), undoing)
    _add_to_months(unit_id, [one for line in (*lines, *undoing) for one in _moved(line)])


def _moved(line: Line) -> list[Movement]:
    here = (line["fund_id"], Channel(line["channel"]))
    there = (line["to_fund_id"], Channel(line["to_channel"])) if line["to_fund_id"] else None
    return movements_of(line["direction"], here, there, line["booked_on"], line["amount"])


def _add_to_months(unit_id: int, moved: Iterable[Movement]) -> None:
    sums: Counter[tuple[BalanceKey, date]] = Counter()
    for one in moved:
        sums[one.balance_key, month_of(one.booked_on)] += one.amount
    adding = insert_or_update(BalanceMonth)
    adding = adding.on_conflict_do_update(
        **at_primary_key(BalanceMonth),
        set_={"moved": BalanceMonth.moved + adding.excluded.moved},
    )
    rows = [
        {"unit_id": unit_id, "fund_id": fund_id, "channel": channel, "month": month, "moved": amount}
        for ((fund_id, channel), month), amount in sums.items()
    ]
    db.session.execute(adding, rows)


def _refuse_below_zero(unit_id: int, moved: Sequence[Movement]) -> None:
    balance_keys, since = {one.balance_key for one in moved}, min(one.booked_on for one in moved)
    low = first_shortage(queries.shortages(unit_id, balance_keys, since), moved)
    if low is None:
        return
    fund = queries.fund(unit_id, low.balance_key[0])
    raise Refused(
        f"{fund.name if fund else 'Quỹ'} ({Channel(low.balance_key[1]).label.lower()}) không đủ tiền: "
        f"đến hết ngày {format_date(low.booked_on)} sẽ thiếu {format_dong(-low.amount)}. "
        "Hãy ghi khoản thu trước, hoặc chọn quỹ, hình thức khác."
    )
