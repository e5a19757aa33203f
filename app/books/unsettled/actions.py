"""Setting whose money recorded amounts are, for many entries at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.books.cashbook.queries import lock_books
from app.books.cashbook.rules import payment_of
from app.books.lines.posting_actions import settle_all
from app.books.unsettled.facts import Answer
from app.books.unsettled.queries import waiting_among
from app.core.actor import Actor
from app.core.errors import Refused, Stale
from app.log.activities.actions import refuse_stale
from app.log.activities.facts import MoneySource
from app.log.activities.models import Activity
from app.office.trail.actions import Noted, note_all

_CHANGED = ("money_source", "fund_id", "channel", "giver")


def settle_waiting(
    unit_id: int, versions: Mapping[int, int], answer: Answer, actor: Actor, today: date
) -> list[Activity]:
    """Set whose money the amounts of these entries are, by id and the version seen; returns the entries.

    What a fund paid is posted. Raises Refused without an entry, for one that has no day or that the book
    refuses (`settle_all`); Stale for one that somebody changed or settled meanwhile.
    """
    if not versions:
        raise Refused("Hãy chọn ít nhất một khoản.")
    lock_books(unit_id)
    entries = waiting_among(unit_id, versions)
    if len(entries) != len(versions):
        raise Stale
    noted = [_settle(entry, versions[entry.id], answer) for entry in entries]
    if answer.fund_id:
        wanted = {entry.id: [paid] for entry in entries if (paid := payment_of(entry))}
        settle_all(unit_id, wanted, actor, today, day_field="")
    note_all(unit_id, actor, noted)
    return list(entries)


def _settle(entry: Activity, version: int, answer: Answer) -> Noted:
    refuse_stale(entry, version)
    if answer.source is MoneySource.OWN and entry.year_only:
        raise Refused(f"«{entry.title}» mới ghi năm: quỹ chi thì cần ghi ngày. Hãy mở mục ấy, ghi ngày.")
    before = {name: getattr(entry, name) for name in _CHANGED}
    entry.money_source = answer.source
    entry.fund_id, entry.channel = answer.fund_id, answer.channel or entry.channel
    if answer.fund_id:
        entry.giver = ""  # the union's own money is nobody else's
    changes = {name: (old, getattr(entry, name)) for name, old in before.items()}
    changed = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    return Noted("cashbook.unsettled.settled", f"activities/{entry.id}", changed)
