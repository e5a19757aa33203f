"""Writes of campaigns: opened, given more time, closed, opened again."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused, Stale
from app.core.periods import Period
from app.extensions import db
from app.log.activities.actions import new_row_key
from app.log.activities.mapping import columns_of
from app.office.trail import actions as trail
from app.year.campaigns.facts import CampaignFacts
from app.year.campaigns.models import Campaign, RequestedUnion
from app.year.campaigns.queries import campaigns_about
from app.year.campaigns.rules import check, refuse_bad_deadline


def open_campaign(unit_id: int, facts: CampaignFacts, period: Period, actor: Actor, today: date) -> Campaign:
    """Ask a report. Raises Refused for days that do not go together."""
    check(facts, period)
    row = Campaign(
        unit_id=unit_id,
        code=new_row_key(),
        label=period.label,
        period_start=period.start,
        period_end=period.end,
        opened_on=today,
        opened_by=actor.name,
        **columns_of(Campaign, facts) | {"as_of": facts.as_of or period.end},
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(RequestedUnion(campaign_id=row.id, lower_union_id=one) for one in facts.lower_ids)
    noted = {"title": (None, row.title), "period": (None, row.label), "deadline": (None, row.deadline)}
    trail.note_row(row, actor, "campaigns.campaign.opened", noted)
    return row


def move_deadline(row: Campaign, deadline: date, actor: Actor, seen: str) -> None:
    """Give more, or less, time. Raises Refused for a day before the cut-off, and of a closed campaign.

    `seen` is the deadline that the officer saw, in ISO format: raises Stale where another was set meanwhile.
    """
    _refuse_if_closed(row)
    if seen != row.deadline.isoformat():
        raise Stale
    refuse_bad_deadline(row.as_of, deadline)
    changes = {"deadline": (row.deadline, deadline)}
    row.deadline = deadline
    trail.note_row(row, actor, "campaigns.campaign.corrected", changes)


def close_campaign(row: Campaign, actor: Actor, today: date) -> None:
    """From now on nothing is taken for it."""
    _refuse_if_closed(row)
    row.closed_on = today
    trail.note_row(row, actor, "campaigns.campaign.closed", {"closed_on": (None, today)})


def reopen_campaign(row: Campaign, actor: Actor) -> None:
    """Take what comes again."""
    if row.closed_on is None:
        raise Refused("Đợt này đang mở.")
    changes = {"closed_on": (row.closed_on, None)}
    row.closed_on = None
    trail.note_row(row, actor, "campaigns.campaign.reopened", changes)


def refuse_closed(unit_id: int, period: Period, lower_id: int | None) -> None:
    """Raise Refused where every campaign of the period that asks the union is closed."""
    about = campaigns_about(unit_id, period, lower_id)
    if about and all(row.closed_on for row in about):
        last = about[-1]
        closed = format_date(last.closed_on) if last.closed_on else ""
        raise Refused(
            f"Đợt «{last.title}» đã đóng ngày {closed}, không nhận nữa. Cần nhận thì mở lại đợt rồi nhận lại."
        )


def _refuse_if_closed(row: Campaign) -> None:
    if row.closed_on:
        raise Refused(f"Đợt này đã đóng ngày {format_date(row.closed_on)}.")
