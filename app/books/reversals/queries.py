"""Selects of lines that were reversed on another day than the book counted them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.books.cashbook.models import CashEntry
from app.books.cashbook.queries import live, live_openings
from app.books.reversals.declared import DECLARED
from app.books.reversals.facts import LineKind, Place, ReversedFacts, ReversedRow
from app.books.reversals.rules import key_of
from app.core.vietnamese import tidy
from app.extensions import db
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.activities.queries import activity_by_key
from app.web.features import log_kinds

_UNDOING = aliased(CashEntry)
#: Stands between kind and key of an entry that other books withdrew; here it is a plain receipt or payment.
OF = "/"
_Found = tuple[CashEntry, date | None, str, Activity | None]


def reversed_lines(unit_id: int) -> list[tuple[ReversedRow, ReversedFacts]]:
    """What a correction or withdrawal reversed after its period was closed; opening balances restated then.

    In the order of the reversals; a constant number of statements.
    """
    found = [*_reversed(unit_id), *_restated(unit_id)]
    known = _keys_of(unit_id)
    seen: Counter[str] = Counter()
    rows = []
    for line, reversed_on, reason, entry in found:
        facts = _facts(line, reversed_on, reason, *_named(entry, known))
        first = key_of(facts, 0)
        rows.append((ReversedRow(key_of(facts, seen[first]), line.id), facts))
        seen[first] += 1
    return rows


def _reversed(unit_id: int) -> Iterator[_Found]:
    rows = db.session.execute(
        select(CashEntry, _UNDOING.booked_on, _UNDOING.reason, Activity)
        .join(_UNDOING, _UNDOING.reversal_of_id == CashEntry.id)
        .outerjoin(Activity, Activity.id == CashEntry.activity_id)
        .where(CashEntry.unit_id == unit_id, _UNDOING.booked_on != CashEntry.booked_on)
        .order_by(_UNDOING.id)
    )
    yield from ((line, reversed_on, reason, entry) for line, reversed_on, reason, entry in rows)


def _restated(unit_id: int) -> Iterator[_Found]:
    late = live_openings(unit_id).where(CashEntry.booked_on != CashEntry.happened_on)
    for line in db.session.scalars(late.order_by(CashEntry.id)):
        yield line, None, line.reason, None


def _keys_of(unit_id: int) -> Mapping[int, str]:
    """By log entry the key of its oldest row, for entries that are no rows themselves."""
    rows = [row for rows_of in DECLARED.rows.values() for row in rows_of(unit_id)]
    return {entry_id: key for key, entry_id in reversed(rows)}


def _named(entry: Activity | None, known: Mapping[int, str]) -> tuple[str, str]:
    """The kind of entry and the key by which the workbook names an entry of the log."""
    if entry is None:
        return "", ""
    kind, key = entry.kind, known.get(entry.id, entry.row_key)
    kinds = log_kinds()
    if kind == Kind.MONEY and key.partition(OF)[0] in kinds:
        kind, _, key = key.partition(OF)
    return kinds[kind].label, key


def _facts(
    line: CashEntry, reversed_on: date | None, reason: str, entry_kind: str, entry_key: str
) -> ReversedFacts:
    return ReversedFacts(
        happened_on=line.happened_on,
        booked_on=line.booked_on,
        direction=LineKind(line.direction),
        description=tidy(line.description),
        amount=line.amount,
        fund_id=line.fund_id,
        channel=Place(line.channel),
        reversed_on=reversed_on,
        to_fund_id=line.to_fund_id,
        to_channel=Place(line.to_channel) if line.to_channel else None,
        item=tidy(line.item),
        counterparty=tidy(line.counterparty),
        voucher_text=tidy(line.voucher_text),
        reason=tidy(reason),
        entry_kind=entry_kind,
        entry_key=entry_key,
    )


def entry_of(unit_id: int, kind: str, key: str) -> Activity | None:
    """The log entry of this kind and key; for one withdrawn in other books, its replacement."""
    standing = activity_by_key(unit_id, Kind.MONEY, f"{kind}{OF}{key}")
    if standing or kind not in DECLARED.rows:
        return standing or activity_by_key(unit_id, kind, key)
    entry_id = next((entry for row_key, entry in DECLARED.rows[kind](unit_id) if row_key == key), None)
    return db.session.get(Activity, entry_id) if entry_id else None


def like(facts: ReversedFacts, entry_id: int | None) -> list[CashEntry]:
    """The lines of the entry with the same values and day of the book, live or reversed."""
    entry = CashEntry
    return list(
        db.session.scalars(
            select(entry).where(
                entry.activity_id == entry_id,
                entry.amount == facts.amount,
                entry.direction == facts.direction,
                entry.happened_on == facts.happened_on,
                entry.booked_on == facts.booked_on,
                entry.fund_id == facts.fund_id,
                entry.channel == facts.channel,
                entry.to_fund_id.is_not_distinct_from(facts.to_fund_id),
                entry.to_channel.is_not_distinct_from(facts.to_channel),
            )
        )
    )


def is_live(line: CashEntry) -> bool:
    """Whether a line is not reversed."""
    return db.session.scalar(live().where(CashEntry.id == line.id)) is not None
