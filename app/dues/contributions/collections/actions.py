"""Writes of collections: opened, moved, withdrawn, and kept consistent with their contributions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, update
from sqlalchemy.orm.attributes import flag_modified

from app.books.cashbook.facts import Posting
from app.books.cashbook.queries import ReceiptKey, funds_of, lock_books
from app.books.cashbook.rules import unknown_fund
from app.books.lines import posting_actions as cashbook
from app.books.register.numbering_actions import Numbered
from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.money import format_money
from app.core.periods import period_between, stated_period
from app.core.signals import contributions_changed
from app.dues.contributions.facts import CollectionFacts, ContributionFacts
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds import queries, rules
from app.dues.funds.rules import Round
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import Channel, EntryFacts, Kind, MoneySource
from app.log.activities.models import Activity
from app.office.trail.actions import Noted, changed, note_all

_EMPTIED = "Không còn khoản đóng nào trong đợt này."
#: By log entry: the changes of its sums, as noted in the trail.
Sums = dict[int, dict[str, tuple[Any, Any]]]


def open_rounds(
    unit_id: int, rounds: Sequence[Round], fund_names: Mapping[int, str], actor: Actor
) -> dict[Round, Activity]:
    """The log entry of each round: the live one, else a new one without money yet."""
    known = queries.rounds_of(unit_id, {one.fund_id for one in rounds})
    standing = {one: known[one][0] for one in rounds if one in known and known[one][0].withdrawn_at is None}
    missing = [one for one in rounds if one not in standing]
    entries = [(_row_key(one, known), _entry(one, fund_names[one.fund_id])) for one in missing]
    new = dict(zip(missing, log.add_all(unit_id, Kind.COLLECTION, entries, actor), strict=True))
    db.session.add_all(
        Collection(
            activity_id=activity.id,
            fund_id=one.fund_id,
            period_start=one.period_start,
            period_end=one.period_end,
        )
        for one, activity in new.items()
    )
    db.session.flush()
    return standing | new


def _row_key(one: Round, known: Mapping[Round, tuple[Activity, int]]) -> str:
    """The key of the round, with a number when it was opened and withdrawn before."""
    earlier = known[one][1] if one in known else 0
    return f"{one.key}#{earlier + 1}" if earlier else one.key


def _entry(one: Round, fund_name: str) -> EntryFacts:
    return EntryFacts(
        starts_on=one.paid_on,
        title=rules.collection_title(fund_name, period_between(one.period_start, one.period_end)),
        fund_id=one.fund_id,
        money_source=MoneySource.OWN,
    )


def correct_collection(
    activity: Activity, old: CollectionFacts, new: CollectionFacts, by: Correction
) -> None:
    """Give a collection another fund, Kỳ or day, with all that was paid in it. Raises Refused, Stale.

    Refused where such a collection exists: its payers are to be moved one by one, as two entries are not
    merged.
    """
    unit_id = activity.unit_id
    log.refuse_stale(activity, by.version)
    lock_books(unit_id)
    rules.refuse_day_to_come(new.paid_on, by.today)
    period = stated_period(new.period_text)
    one = Round(new.fund_id, period.start, period.end, new.paid_on)
    names = {fund.id: fund.name for fund in funds_of(unit_id)}
    if new.fund_id not in names:
        raise unknown_fund()
    known = queries.rounds_of(unit_id, {new.fund_id})
    standing = known[one][0] if one in known else activity
    if standing is not activity:
        if standing.withdrawn_at is None:
            raise Refused(
                "Đã có đợt thu của quỹ này, cùng kỳ, cùng ngày. Hãy sửa từng khoản đóng.", "paid_on"
            )
        activity.row_key = _row_key(one, known)
    elif one not in known:
        activity.row_key = one.key
    _move(activity, one, names[new.fund_id], new.period_text)
    sums = bring_in_line(unit_id, [activity], by.actor, by.today, by.reason)
    changes = {**sums[activity.id], **changed(old, new)}
    noted = Noted("funds.collection.corrected", f"activities/{activity.id}", changes, by.reason)
    note_all(unit_id, by.actor, [noted])
    _notify_changed(activity, by.today, {old.fund_id, new.fund_id}, queries.live_in(activity.id))


def _move(activity: Activity, one: Round, fund_name: str, period_text: str) -> None:
    row = db.session.get_one(Collection, activity.id)
    is_other_period = (row.period_start, row.period_end) != (one.period_start, one.period_end)
    entry = replace(_entry(one, fund_name), amount=activity.amount, people=activity.people)
    log.change(activity, entry, None)
    row.fund_id, row.period_start, row.period_end = one.fund_id, one.period_start, one.period_end
    for contribution in queries.live_in(activity.id):
        contribution.period_text = period_text if is_other_period else contribution.period_text
        # Its day or fund is the collection's: the version must increase for whoever has the old form open.
        flag_modified(contribution, "period_text")
    db.session.flush()


def withdraw_collection(
    activity: Activity, actor: Actor, today: date, reason: str, version: int | None = None
) -> None:
    """Withdraw a collection with all that was paid in it. Raises Refused, Stale."""
    lock_books(activity.unit_id)
    log.withdraw(activity, reason, version)
    noted = [Noted("funds.collection.withdrawn", f"activities/{activity.id}", {}, reason)]
    paid = queries.live_in(activity.id)
    for contribution in paid:
        log.withdraw(contribution, reason, None)
        noted.append(Noted("funds.contribution.withdrawn", f"contributions/{contribution.id}", {}, reason))
    cashbook.settle(activity, (), actor, today, reason)
    note_all(activity.unit_id, actor, noted)
    _notify_changed(activity, today, {activity.fund_id}, paid)


def _notify_changed(
    activity: Activity, today: date, fund_ids: Set[int | None], paid: Sequence[Contribution]
) -> None:
    people = {one.member_id for one in paid}
    contributions_changed.send(activity.unit_id, today=today, fund_ids=fund_ids, member_ids=people)


def bring_in_line(
    unit_id: int,
    entries: Sequence[Activity],
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    booked: Mapping[ReceiptKey, date] | None = None,
    imported: bool = False,
) -> Sums:
    """Give collections the sums and receipts of their live contributions; returns the changes of the sums.

    `booked`: the days on which the book is to count receipts, where that is asked for. An emptied collection
    is withdrawn. Raises Refused when a balance would fall below zero.
    """
    paid = queries.paid_in([entry.id for entry in entries])
    sums: Sums = {}
    for entry in entries:
        sums[entry.id] = _add_up(entry, paid[entry.id])
        if not paid[entry.id]:
            log.withdraw(entry, reason or _EMPTIED, None)
    wanted = {entry.id: _receipts(entry, paid[entry.id], booked or {}) for entry in entries}
    numbered = cashbook.settle_all(
        unit_id, wanted, actor, today, reason, imported=imported, day_field="paid_on"
    )
    for one in numbered:
        _write_number(one)
    return sums


def booked_days(paid: Iterable[tuple[int, ContributionFacts]]) -> dict[ReceiptKey, date]:
    """By receipt the day on which the book is to count it; of (log entry, contribution)."""
    return {
        (entry, one.voucher_text, one.channel or Channel.CASH): one.booked_on
        for entry, one in paid
        if one.booked_on
    }


def _receipts(
    entry: Activity, paid: Sequence[ContributionFacts], booked: Mapping[ReceiptKey, date]
) -> list[Posting]:
    receipts = rules.receipts(entry.title, paid)
    days = (booked.get((entry.id, one.voucher_text, one.channel)) for one in receipts)
    return [replace(one, booked_on=day) for one, day in zip(receipts, days, strict=True)]


def _write_number(one: Numbered) -> None:
    """Write the number of a receipt's voucher to its contributions; their versions are kept."""
    channel = func.coalesce(Contribution.channel, Channel.CASH)
    db.session.execute(
        update(Contribution)
        .where(Contribution.collection_id == one.activity_id, Contribution.withdrawn_at.is_(None))
        .where(Contribution.voucher_text == one.requested.voucher_text, channel == one.requested.channel)
        .values(voucher_text=one.posting.voucher_text)
        .execution_options(synchronize_session="fetch")
    )


def _add_up(entry: Activity, paid: Sequence[ContributionFacts]) -> dict[str, tuple[Any, Any]]:
    amount = sum(one.amount for one in paid)
    people = len({one.member_id for one in paid})
    changed = {"amount": (entry.amount, amount), "people": (entry.people, people)}
    # A withdrawn collection keeps its sums.
    if paid:
        entry.amount, entry.people = amount, people
    return {name: pair for name, pair in changed.items() if pair[0] != pair[1]}


def note_paid(
    entry: Activity,
    sums: Mapping[str, tuple[Any, Any]],
    paid: Sequence[ContributionFacts],
    codes: Mapping[int, str],
) -> Noted:
    """The trail's line for what was paid into a collection: its sums, and who paid what."""
    is_new = sums.get("amount", (0, 0))[0] is None
    who = "; ".join(f"{codes[one.member_id]}: {format_money(one.amount)}" for one in paid)
    action = f"funds.collection.{'recorded' if is_new else 'corrected'}"
    return Noted(action, f"activities/{entry.id}", {**sums, "paid": (None, who)})


def note_changed(sums: Sums, reason: str) -> list[Noted]:
    """The trail's lines for collections whose sums a correction changed."""
    return [
        Noted("funds.collection.corrected", f"activities/{entry_id}", changes, reason)
        for entry_id, changes in sums.items()
        if changes
    ]
