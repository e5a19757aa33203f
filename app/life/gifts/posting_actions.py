"""Posting a list of gifts: one log entry, one voucher."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused
from app.life.gifts import queries
from app.life.gifts.actions import split_off
from app.life.gifts.choosing.plans import PLANS
from app.life.gifts.facts import GiftListFacts, Posting, RecipientFacts
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.gifts.rules import (
    audience_in,
    circle_of,
    gift_of,
    locked_text,
    recipients_text,
    refuse_empty,
    sum_of,
)
from app.life.norms.actions import record_in_norm
from app.life.visits.facts import Circle, VisitFacts
from app.log.activities.actions import refuse_stale
from app.log.activities.models import Activity
from app.office.trail import actions as trail


def post_list(row: GiftList, posting: Posting, actor: Actor, today: date, version: int) -> list[Activity]:
    """Post a draft as one visit with everyone ticked; returns the entries, that of the list first.

    Own members and their children, others at work and outsiders are counted apart: of a list that holds
    several of these each but the first becomes a list of its own, and each is posted.

    Raises Refused for an empty or posted list, for exceeding a norm without a reason, and whatever
    `record_visit` refuses; Stale when somebody changed or posted it meanwhile.
    """
    posted = queries.posted_entry(row)
    if posted:
        raise Refused(locked_text(posted.starts_on))
    refuse_stale(row, version)
    facts = queries.list_facts(row)
    ticked = [one for one in queries.lines_of(row.id) if one.is_ticked]
    lines = [queries.line_facts(one) for one in ticked]
    refuse_empty(sum_of(facts, lines), [gift_of(facts, one) for one in lines])
    workers = queries.not_members(row.unit_id, facts.held_on)
    circles: dict[Circle, list[GiftRecipient]] = {one: [] for one in Circle}
    for line, recipient in zip(ticked, lines, strict=True):
        circles[circle_of(facts.occasion, recipient, workers)].append(line)
    held = [(circle, some) for circle, some in circles.items() if some]
    rows = [row, *(split_off(row, some, actor, today) for _, some in held[1:])]
    return [
        _post(one, circle, some, posting, actor, today)
        for one, (circle, some) in zip(rows, held, strict=True)
    ]


def _post(
    row: GiftList,
    circle: Circle,
    ticked: Sequence[GiftRecipient],
    posting: Posting,
    actor: Actor,
    today: date,
) -> Activity:
    """Post a list that holds one circle."""
    facts, lines = queries.list_facts(row), [queries.line_facts(one) for one in ticked]
    total, visit = sum_of(facts, lines), visit_of(facts, circle, lines, posting)
    entry = record_in_norm(
        row.unit_id,
        visit,
        actor,
        today,
        excess=posting.excess,
        most_each=total.most_each or None,
        again=posting.again,
    )
    row.activity_id, row.fund_id, row.channel = entry.id, posting.fund_id, posting.channel
    changes = {"people": (None, total.people), "amount": (None, visit.amount)}
    trail.note_row(row, actor, "gifts.list.posted", changes)
    return entry


def visit_of(
    facts: GiftListFacts, circle: Circle, lines: Sequence[RecipientFacts], posting: Posting
) -> VisitFacts:
    """The visit made of a list's lines of one audience; each member, or parent of a child, is named once."""
    total = sum_of(facts, lines)
    gifts = dict.fromkeys(gift for one in lines if (gift := gift_of(facts, one)))
    named = dict.fromkeys(one.member_id for one in lines if one.member_id)
    return VisitFacts(
        happened_on=posting.happened_on,
        reason=PLANS[facts.occasion].reason,
        recipient=recipients_text(facts.occasion, circle, [one.name for one in lines]),
        audience=audience_in(facts.occasion, circle),
        occasion=facts.title,
        member_ids=tuple(named),
        people=total.people,
        amount=total.amount or None,
        in_kind="; ".join(gifts),
        money_source=posting.money_source,
        giver=posting.giver,
        fund_id=posting.fund_id if total.amount else None,
        channel=posting.channel,
    )
