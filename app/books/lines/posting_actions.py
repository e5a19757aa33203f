"""Keeping the cash book in line with the log. Posted entries are only ever reversed and posted again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.books.cashbook import queries
from app.books.cashbook.facts import Posting
from app.books.cashbook.rules import Days, payment_of, posted_part, refuse_day
from app.books.closings.queries import closed_through
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
    """`settle_all` for one log entry, which wants these postings; none when it was withdrawn."""
    asked = {activity.id: list(wanted)}
    return settle_all(activity.unit_id, asked, actor, today, reason, imported=imported, day_field=day_field)


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
    """Bring the cash book in line with log entries: reverse what no longer holds, post what is missing.

    Called in the transaction that records, corrects or withdraws them; `wanted` maps an entry's id to the
    postings it asks for. What opening balances hold already is not posted. A `reason` makes it a correction:
    what belongs to a closed period is then booked in the open one, while something new of such a day is
    refused, beside `day_field`. Cash that comes in or goes out gets a voucher's number, and the log entry
    with it; returned are the postings that got one. `imported`: old books as they are, below zero and with
    the numbers that they bear. Else raises Refused when a purse falls below zero on some day, for a day
    that cannot be booked, and for a fund of another union.
    """
    db.session.flush()
    queries.lock_books(unit_id)
    opened, closed = queries.opening_days(unit_id), closed_through(unit_id)
    gone = queries.live_entries(wanted.keys())
    asked = [(entry, one, posted_part(one, opened)) for entry, some in wanted.items() for one in some]
    # An entry that stands already is left alone: settling twice writes nothing.
    new = [(entry, said, one) for entry, said, one in asked if not (one and gone.pop((entry, one), None))]
    known = {(entry, one.happened_on) for entry, one in gone}
    days = Days(opened, closed, today, is_new=not reason, is_imported=imported)
    for entry, said, _ in new:
        if (entry, said.happened_on) not in known:
            refuse_day(said, days, day_field)
    posting = [(entry, one) for entry, _, one in new if one]
    writer = Writer(unit_id, actor, today, reason, closed)
    numbered = [] if imported else number_all(unit_id, posting, gone, writer.year_of, actor, today)
    given = {(one.activity_id, one.asked): one for one in numbered}
    lines = [writer.reversal(entry) for entry in gone.values()]
    for entry, one in posting:
        number = given.get((entry, one))
        if number is None or not number.stands:
            lines.append(writer.line(number.posting if number else one, entry))
    write_lines(unit_id, lines, imported=imported)
    return numbered


def settle_payment(
    activity: Activity,
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    imported: bool = False,
    day_field: str = "happened_on",
) -> None:
    """`settle` for a visit, activity or award: a payment from its fund, or nothing for others' money."""
    payment = payment_of(activity) if activity.withdrawn_at is None else None
    wanted = [payment] if payment else []
    settle(activity, wanted, actor, today, reason, imported=imported, day_field=day_field)
