"""Checks of collections, their contributions and the funds' openings against the log and the cash book."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import live, opening_days
from app.books.cashbook.rules import is_posted
from app.core.dates import format_date
from app.core.errors import Fault
from app.core.money import format_dong
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds import rules
from app.dues.funds.facts import TermFacts
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.log.activities.facts import Channel, Kind
from app.log.activities.models import Activity
from app.people.roster.models import Member


def fund_faults(unit_id: int) -> list[Fault]:
    """Every inconsistency of the union's funds; a constant number of statements."""
    return [*_unequal_openings(unit_id), *_unequal_collections(unit_id), *_foreign(unit_id)]


def _unequal_openings(unit_id: int) -> list[Fault]:
    """Funds whose opening entries, or opening day, are not those that their terms state."""
    funds = db.session.scalars(select(Fund).where(Fund.unit_id == unit_id).order_by(Fund.id)).all()
    terms: dict[int, list[TermFacts]] = {}
    for term, facts in terms_of(unit_id):
        terms.setdefault(term.fund_id, []).append(facts)
    booked = live().where(CashEntry.unit_id == unit_id, CashEntry.direction == "opening")
    openings = {
        (entry.fund_id, entry.channel): rules.Opening(entry.happened_on, entry.amount)
        for entry in db.session.scalars(booked)
    }
    faults = []
    for fund in funds:
        facts_of_fund = terms.get(fund.id, [])
        if fund.opening_on != rules.opening_day(facts_of_fund):
            faults.append(_fault(fund, "ngày số dư của quỹ khác với bảng mức đóng"))
        faults += [
            _fault(fund, _opening_text(channel, facts_of_fund, openings.get((fund.id, channel))))
            for channel in Channel
            if _stated(facts_of_fund, channel) != openings.get((fund.id, channel))
        ]
    return faults


def _stated(terms: Iterable[TermFacts], channel: Channel) -> rules.Opening | None:
    opening = rules.openings(terms).get(channel)
    return opening if opening and opening.amount else None


def _opening_text(channel: Channel, terms: Iterable[TermFacts], booked: rules.Opening | None) -> str:
    def text(opening: rules.Opening | None) -> str:
        return f"{format_dong(opening.amount)} ngày {format_date(opening.day)}" if opening else "không có"

    stated = text(_stated(terms, channel))
    return f"số dư đầu kỳ ({channel.label.lower()}) khai là {stated}, sổ quỹ ghi {text(booked)}"


def _fault(fund: Fund, problem: str) -> Fault:
    return Fault(f"Quỹ {fund.name}: {problem}.", (f"funds/{fund.id}",))


def _unequal_collections(unit_id: int) -> list[Fault]:
    """Collections whose sum or receipts are not what their live contributions add up to."""
    paid, booked = _paid(unit_id), _booked(unit_id)
    opened = opening_days(unit_id)
    query = select(Activity).where(Activity.unit_id == unit_id, Activity.kind == Kind.COLLECTION)
    faults = []
    for entry in db.session.scalars(query.order_by(Activity.id)):
        by_channel = {channel: paid.get((entry.id, channel), 0) for channel in Channel}
        shown = (entry.amount or 0) if entry.withdrawn_at is None else 0
        if shown != sum(by_channel.values()):
            faults.append(_unequal(entry, f"nhật ký ghi {format_dong(shown)}", sum(by_channel.values())))
        for channel in Channel:
            is_due = is_posted(entry.starts_on, opened.get((entry.fund_id or 0, channel)))
            due, found = by_channel[channel] if is_due else 0, booked.get((entry.id, channel), 0)
            if due != found:
                found_text = f"sổ quỹ ({channel.label.lower()}) thu {format_dong(found)}"
                faults.append(_unequal(entry, found_text, due))
    return faults


def _paid(unit_id: int) -> dict[tuple[int, str], int]:
    """What live contributions add up to, by collection and channel."""
    channel = func.coalesce(Contribution.channel, Channel.CASH)
    rows = db.session.execute(
        select(Contribution.collection_id, channel, func.sum(Contribution.amount))
        .join(Activity, Activity.id == Contribution.collection_id)
        .where(Activity.unit_id == unit_id, Contribution.withdrawn_at.is_(None))
        .group_by(Contribution.collection_id, channel)
    )
    return {(collection_id, where): int(amount) for collection_id, where, amount in rows}


def _booked(unit_id: int) -> dict[tuple[int, str], int]:
    """What the cash book took in for collections over their life, by collection and channel."""
    rows = db.session.execute(
        select(Activity.id, CashEntry.channel, func.sum(CashEntry.amount))
        .join(CashEntry, CashEntry.activity_id == Activity.id)
        .where(Activity.unit_id == unit_id, Activity.kind == Kind.COLLECTION)
        .group_by(Activity.id, CashEntry.channel)
    )
    return {(activity_id, channel): int(amount) for activity_id, channel, amount in rows}


def _unequal(entry: Activity, found_text: str, total: int) -> Fault:
    what = f"«{entry.title}» ngày {format_date(entry.starts_on)}"
    message = f"{what}: {found_text}, các khoản đóng cộng lại là {format_dong(total)}."
    return Fault(message, (f"activities/{entry.id}",))


def _foreign(unit_id: int) -> list[Fault]:
    """Contributions of another union's people or collections; collections of another fund than the log's."""
    entry = aliased(Activity)
    rows = db.session.execute(
        select(Contribution.id, Contribution.collection_id)
        .join(Member, Member.id == Contribution.member_id)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(entry, entry.id == Collection.activity_id)
        .where(Contribution.unit_id == unit_id)
        .where(or_(Member.unit_id != unit_id, entry.unit_id != unit_id, entry.fund_id != Collection.fund_id))
        .order_by(Contribution.id)
    )
    return [
        Fault(
            f"Khoản đóng số {contribution_id} trỏ tới người, quỹ hoặc đợt thu không thuộc về nó.",
            (f"contributions/{contribution_id}", f"activities/{collection_id}"),
        )
        for contribution_id, collection_id in rows
    ]
