"""Keeping the cash book consistent with the log: posted entries are only ever reversed and posted again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.books.cashbook import queries
from app.books.cashbook.facts import Posting
from app.books.cashbook.models import CashEntry
from app.books.cashbook.rules import Days, payment_of, posted_part, refuse_day
from app.books.closings.queries import closed_through
from app.books.closings.rules import refuse_chosen_day
from app.books.lines.actions import Writer, write_lines
from app.books.register.numbering_actions import Numbered, number_all
from app.core.actor import Actor
from app.extensions import db
from app.log.activities.models import Activity


def settle(
    activity: Activity,
    wanted: Iterable[Posting],
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    imported: bool = False,
    day_field: str = "happened_on",
) -> list[Numbered]:
    """`settle_all` for one log entry, which requires these postings; none when it was withdrawn."""
    by_entry = {activity.id: list(wanted)}
    return settle_all(
        activity.unit_id, by_entry, actor, today, reason, imported=imported, day_field=day_field
    )


def settle_all(
    unit_id: int,
    wanted: Mapping[int, Sequence[Posting]],
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    imported: bool = False,
    day_field: str = "happened_on",
) -> list[Numbered]:
    """Make the cash book agree with log entries: reverse what no longer holds, post what is missing.

    Called in the transaction that records, corrects or withdraws them; `wanted` maps an entry's id to the
    postings it requires. What opening balances include is not posted. What belongs to a closed month is
    booked in an open one (`closings.rules.booked_on`), a correction as something new; a `reason` makes it a
    correction. Cash in or out gets the number of a voucher, and so does the log entry; returns the postings
    that got one. `imported`: old books, which may be below zero and keep their own numbers, and write nothing
    new of a closed month. Else raises Refused when a balance falls below zero on some day, for a day that
    cannot be booked (`day_field`), and for a fund of another union.
    """
    db.session.flush()
    queries.lock_books(unit_id)
    opened, closed = queries.opening_days(unit_id), closed_through(unit_id)
    to_reverse = queries.live_entries(wanted.keys())
    booked = {(entry, line.booked_on) for (entry, _), line in to_reverse.items()}
    parts = [(entry, one, posted_part(one, opened)) for entry, some in wanted.items() for one in some]
    # A posting that is booked already is left alone: settling twice writes nothing.
    new = [(entry, one, part) for entry, one, part in parts if not _is_booked(entry, part, to_reverse)]
    known = {(entry, one.happened_on) for entry, one in to_reverse}
    days = Days(opened, closed, today, is_new=not reason, is_imported=imported)
    for entry, one, _ in new:
        if one.booked_on and (entry, one.booked_on) not in booked:
            refuse_chosen_day(one.happened_on, one.booked_on, closed, today, imported=imported)
        if (entry, one.happened_on) not in known:
            refuse_day(one, days, day_field)
    to_post = [(entry, part) for entry, _, part in new if part]
    writer = Writer(unit_id, actor, today, reason, closed)
    numbered = [] if imported else number_all(unit_id, to_post, to_reverse, writer.year_of, actor, today)
    given = {(one.activity_id, one.requested): one for one in numbered}
    chosen = {entry: one.booked_on for entry, one, _ in new if one.booked_on}
    lines = [writer.reversal(line, chosen.get(entry)) for (entry, _), line in to_reverse.items()]
    for entry, one in to_post:
        number = given.get((entry, one))
        if number is None or not number.is_booked:
            lines.append(writer.line(number.posting if number else one, entry))
    write_lines(unit_id, lines, imported=imported)
    return numbered


def _is_booked(entry: int, part: Posting | None, to_reverse: dict[tuple[int, Posting], CashEntry]) -> bool:
    """Whether the book holds the posting on the day that it asks for: then it is not to be reversed."""
    line = to_reverse.get((entry, part)) if part else None
    if line is None or part is None or part.booked_on not in (None, line.booked_on):
        return False
    del to_reverse[entry, part]
    return True


def settle_payment(
    activity: Activity,
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    booked_on: date | None = None,
    imported: bool = False,
    day_field: str = "happened_on",
) -> None:
    """`settle` for a visit, activity or award: a payment from its fund, or nothing for others' money."""
    payment = payment_of(activity) if activity.withdrawn_at is None else None
    wanted = [replace(payment, booked_on=booked_on)] if payment else []
    settle(activity, wanted, actor, today, reason, imported=imported, day_field=day_field)
