"""Selects of campaigns and of what was sent for them, the union first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from app.core.periods import Period, period_between
from app.extensions import db
from app.log.activities.mapping import facts_from
from app.log.figures.facts import Reading
from app.year.campaigns.asked_queries import lowers_below
from app.year.campaigns.facts import BoardLine, SentVersion
from app.year.campaigns.models import Campaign, RequestedUnion
from app.year.campaigns.rules import notes_of, standing_of
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.queries import named
from app.year.received.remarks.facts import RemarkOutcome
from app.year.received.remarks.models import ReturnedRemark

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign as the list names it: how many unions are asked, and how many of them sent."""

    row: Campaign
    asked: int
    sent: int


def campaign(unit_id: int, row_id: int) -> Campaign | None:
    """A campaign of the union."""
    return db.session.scalar(select(Campaign).where(Campaign.unit_id == unit_id, Campaign.id == row_id))


def period_of(row: Campaign) -> Period:
    """The period that is asked."""
    return period_between(row.period_start, row.period_end)


def campaign_lines(unit_id: int) -> list[CampaignLine]:
    """Every campaign, the newest first; four statements."""
    rows = db.session.scalars(
        select(Campaign).where(Campaign.unit_id == unit_id).order_by(Campaign.deadline.desc(), Campaign.id)
    ).all()
    lowers = lowers_below(unit_id)
    asked = _asked(unit_id)
    sent: dict[Days, set[int]] = defaultdict(set)
    current = _packages(unit_id).where(ReceivedPackage.is_current)
    for one in db.session.execute(current):
        sent[one.period_start, one.period_end].add(one.lower_union_id)
    return [
        _line(row, [one.id for one in lowers if _is_asked(row, one, asked.get(row.id), of_days)], of_days)
        for row in rows
        for of_days in [sent[row.period_start, row.period_end]]
    ]


def board(row: Campaign, today: date) -> list[BoardLine]:
    """Every union that the campaign asks and where it stands; four statements."""
    asked = _asked(row.unit_id, Campaign.id == row.id).get(row.id)
    days = (ReceivedPackage.period_start == row.period_start, ReceivedPackage.period_end == row.period_end)
    counted = (
        select(ReturnedRemark.package_id, func.count().label("times"))
        .join(ReceivedPackage, ReceivedPackage.id == ReturnedRemark.package_id)
        .where(ReturnedRemark.unit_id == row.unit_id, ReturnedRemark.outcome == RemarkOutcome.OPEN, *days)
        .group_by(ReturnedRemark.package_id)
    )
    returned = {one.package_id: one.times for one in db.session.execute(counted)}
    sent: dict[int, list[SentVersion]] = defaultdict(list)
    for one in db.session.execute(_packages(row.unit_id).where(*days)):
        sent[one.lower_union_id].append(_version(one, returned))
    return [
        BoardLine(
            lower.id,
            lower.name,
            sent[lower.id],
            standing_of(sent[lower.id], row.deadline, today),
            tuple(notes_of(sent[lower.id], row, today)),
            lower.contact,
        )
        for lower in lowers_below(row.unit_id)
        if _is_asked(row, lower, asked, sent)
    ]


def campaigns_of(unit_id: int, period: Period) -> list[Campaign]:
    """The campaigns of exactly this period; one statement."""
    query = (
        select(Campaign)
        .where(Campaign.unit_id == unit_id)
        .where(Campaign.period_start == period.start, Campaign.period_end == period.end)
    )
    return list(db.session.scalars(query.order_by(Campaign.id)))


def campaigns_about(unit_id: int, period: Period, lower_id: int | None) -> list[Campaign]:
    """The campaigns of exactly this period that ask a union (None: one not met before); two statements."""
    rows = campaigns_of(unit_id, period)
    asked = _asked(unit_id, Campaign.id.in_([row.id for row in rows])) if rows else {}
    return [row for row in rows if row.id not in asked or lower_id in asked[row.id]]


def late_read(reading: Reading) -> Mapping[Days, frozenset[int]]:
    """By period of a campaign that touches the days of a reading: who sent first after its deadline.

    Two statements. Of several campaigns of a period the last deadline counts.
    """
    unit_id = reading.unit.id
    touching = (Campaign.period_start <= reading.until, Campaign.period_end >= reading.since)
    deadlines: dict[Days, date] = {}
    for row in db.session.scalars(select(Campaign).where(Campaign.unit_id == unit_id, *touching)):
        days = (row.period_start, row.period_end)
        deadlines[days] = max(row.deadline, deadlines.get(days, row.deadline))
    if not deadlines:
        return {}
    late: dict[Days, set[int]] = {days: set() for days in deadlines}
    of = ReceivedPackage
    first = (
        select(of.lower_union_id, of.period_start, of.period_end, func.min(of.received_on))
        .where(of.unit_id == unit_id)
        .group_by(of.lower_union_id, of.period_start, of.period_end)
    )
    for lower_id, start, end, received_on in db.session.execute(first):
        if (start, end) in deadlines and received_on > deadlines[start, end]:
            late[start, end].add(lower_id)
    return {days: frozenset(of_days) for days, of_days in late.items()}


def _line(row: Campaign, asked: Collection[int], sent: Collection[int]) -> CampaignLine:
    return CampaignLine(row, len(asked), sum(1 for one in asked if one in sent))


def _is_asked(row: Campaign, lower: LowerUnion, asked: Collection[int] | None, sent: Collection[int]) -> bool:
    """Whether a union is asked: by name, or as one of all who are below on the day or sent anyway."""
    if asked is not None:
        return lower.id in asked
    return lower.id in sent or named(lower).stands_on(row.as_of)


def _asked(unit_id: int, *which: ColumnElement[bool]) -> dict[int, set[int]]:
    """By campaign the unions that it names; one that asks all is not there."""
    query = (
        select(RequestedUnion.campaign_id, RequestedUnion.lower_union_id)
        .join(Campaign, Campaign.id == RequestedUnion.campaign_id)
        .where(Campaign.unit_id == unit_id, *which)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for of, lower_id in db.session.execute(query):
        found[of].add(lower_id)
    return dict(found)


def _packages(unit_id: int) -> Select[*tuple[Any, ...]]:
    row = ReceivedPackage
    return (
        select(
            row.id,
            row.lower_union_id,
            row.period_start,
            row.period_end,
            row.received_on,
            row.as_of,
            row.is_frozen,
            row.is_current,
            row.accepted_on,
            row.remarks,
        )
        .where(row.unit_id == unit_id)
        .order_by(row.id)
    )


def _version(row: Any, returned: Mapping[int, int]) -> SentVersion:
    remarks = len(json.loads(row.remarks))
    return facts_from(SentVersion, row, remarks=remarks, returned=returned.get(row.id, 0))
