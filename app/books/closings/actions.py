"""Closing months and years of the cash book, and opening the last one again."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.books.cashbook.queries import balances, lock_books
from app.books.closings import queries, rules
from app.books.closings.models import ClosingBalance, PeriodClosing
from app.core.actor import Actor
from app.core.errors import Refused, refuse_other_version
from app.extensions import db
from app.office.trail import actions as trail


def close_period(unit_id: int, ends_on: date, actor: Actor, today: date) -> PeriodClosing:
    """Close the books up to and with `ends_on`, a month's last day, and store all balances of that day.

    The period begins where the last closing ended, so a month or a whole year can be closed at once, and
    nothing stays open in between. Raises Refused for a day that is no past month's end, or closed already.
    """
    lock_books(unit_id)
    closed = queries.closed_through(unit_id)
    rules.refuse_end(ends_on, closed, today)
    row = PeriodClosing(
        unit_id=unit_id,
        starts_on=rules.starts_on(closed, queries.first_booked_day(unit_id), ends_on),
        ends_on=ends_on,
        closed_at=datetime.now(UTC),
        closed_by_id=actor.user_id,
        closed_by=actor.name,
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(
        ClosingBalance(closing_id=row.id, fund_id=one.fund_id, channel=one.channel, amount=one.amount)
        for one in balances(unit_id, ends_on)
    )
    changes = {"starts_on": (None, row.starts_on), "ends_on": (None, ends_on)}
    trail.note(unit_id, actor, "cashbook.closing.closed", f"period_closings/{row.id}", changes)
    return row


def reopen(
    unit_id: int,
    closing: PeriodClosing,
    actor: Actor,
    today: date,  # noqa: ARG001 - all writes have one signature
    reason: str,
    version: int | None = None,
) -> None:
    """Reopen the last closed period, with a reason; its stored balances stay unchanged.

    Raises Refused without a reason or for another period, Stale. The caller checks the permission (REOPEN).
    """
    lock_books(unit_id)
    db.session.refresh(closing)
    refuse_other_version(closing.version, version)
    latest = queries.latest_closing(unit_id)
    if latest is None or latest.id != closing.id:
        raise Refused("Chỉ mở lại được kỳ khóa gần nhất; hãy mở lại các kỳ sau trước.")
    if not reason.strip():
        raise Refused("Hãy ghi lý do mở lại sổ.", "reason")
    closing.reopened_at = datetime.now(UTC)
    closing.reopened_by_id = actor.user_id
    closing.reopened_by = actor.name
    closing.reopened_reason = reason.strip()
    changes = {"ends_on": (closing.ends_on, None)}
    trail.note(unit_id, actor, "cashbook.closing.reopened", f"period_closings/{closing.id}", changes, reason)
