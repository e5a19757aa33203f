"""Numbering of vouchers: from a locked counter, without gaps or repeats."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.queries import live_entries, lock_books, posting_of
from app.books.register.models import Voucher, VoucherCounter
from app.books.register.queries import bearer_of, highest_borne, vouchers_of
from app.books.register.rules import voucher_kind_of, voucher_text
from app.core.actor import Actor
from app.core.errors import Refused
from app.database import insert_or_update
from app.extensions import db
from app.log.activities.models import Activity
from app.office.trail.actions import note


def issue(unit_id: int, kind: VoucherKind, year: int, activity_id: int, actor: Actor, today: date) -> str:
    """Give the next number of this kind and year to a log entry's paper; returns its text, `PC0012/2024`.

    The counter's row is locked until the commit, and rolled back with the transaction: no number is given
    twice or lost. Numbers of imported lines are not in the register, but no other paper may have them: the
    year's counter starts after the highest of this form in the book. A number that a later import brought is
    entered in the register for its own log entry, and the next one is given: no gap, no repeat.
    """
    lock_books(unit_id)
    last = _last(unit_id, kind, year)
    number = (last or highest_borne(unit_id, kind, year)) + 1
    while bearer := bearer_of(unit_id, voucher_text(kind, number, year)):
        _enter(unit_id, kind, year, number, bearer, actor, today)
        number += 1
    _set_last(unit_id, kind, year, number)
    return _enter(unit_id, kind, year, number, activity_id, actor, today)


def _enter(
    unit_id: int, kind: VoucherKind, year: int, number: int, activity_id: int, actor: Actor, today: date
) -> str:
    voucher = Voucher(
        unit_id=unit_id,
        kind=kind,
        year=year,
        number=number,
        text=voucher_text(kind, number, year),
        activity_id=activity_id,
        issued_on=today,
        issued_by_id=actor.user_id,
        issued_by=actor.name,
    )
    db.session.add(voucher)
    db.session.flush()
    return voucher.text


def issue_for_entry(activity: Activity, kind: VoucherKind, actor: Actor, today: date) -> str:
    """Give an older log entry its missing paper («Lập phiếu»); returns its number, also one it had.

    Lines that were posted without a number, as by an import, are not changed: the register holds the number.
    Raises Refused for a withdrawn entry and for one that moved no such cash.
    """
    lock_books(activity.unit_id)
    standing = [one.text for one in vouchers_of(activity.unit_id, activity.id) if one.kind == kind]
    if standing and kind is VoucherKind.VISIT:
        return standing[-1]
    if activity.withdrawn_at is not None:
        raise Refused("Mục này đã rút khỏi sổ nên không lập phiếu được nữa.")
    year = activity.starts_on.year
    if kind is not VoucherKind.VISIT:
        lines = [
            one for one in live_entries([activity.id]).values() if voucher_kind_of(posting_of(one)) is kind
        ]
        numbered = [one.voucher_text for one in lines if one.voucher_text]
        if not lines or (numbered and len(numbered) == len(lines)):
            raise Refused(f"Mục này không có khoản tiền mặt nào chờ {kind.label.lower()}.")
        if standing and standing[-1] not in numbered:
            return standing[-1]
        year = lines[0].booked_on.year
    text = issue(activity.unit_id, kind, year, activity.id, actor, today)
    changes = {"voucher_text": (None, text)}
    note(activity.unit_id, actor, "cashbook.voucher.issued", f"activities/{activity.id}", changes)
    return text


def _last(unit_id: int, kind: VoucherKind, year: int) -> int:
    """The last number given, 0 for none; its row is locked, also one that did not exist before."""
    counter = insert_or_update(VoucherCounter).values(unit_id=unit_id, kind=kind, year=year, last=0)
    locked = counter.on_conflict_do_update(
        index_elements=["unit_id", "kind", "year"], set_={"last": VoucherCounter.last}
    )
    return db.session.scalar(locked.returning(VoucherCounter.last)) or 0


def _set_last(unit_id: int, kind: VoucherKind, year: int, number: int) -> None:
    db.session.execute(
        update(VoucherCounter)
        .where(VoucherCounter.unit_id == unit_id, VoucherCounter.kind == kind, VoucherCounter.year == year)
        .values(last=number)
        .execution_options(synchronize_session=False)
    )
