"""Posting a list of gifts: one log entry, one voucher."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.life.gifts import queries
from app.life.gifts.choosing.plans import PLANS
from app.life.gifts.facts import GiftListFacts, Posting, RecipientFacts
from app.life.gifts.models import GiftList
from app.life.gifts.rules import gift_of, locked_text, recipients_text, refuse_empty, sum_of
from app.life.norms.actions import record_in_norm
from app.life.visits.facts import Audience, VisitFacts
from app.log.activities.actions import refuse_stale
from app.log.activities.models import Activity
from app.office.trail import actions as trail


def post_list(row: GiftList, posting: Posting, actor: Actor, today: date, version: int) -> Activity:
    """Post a draft as one visit with everyone ticked; returns the entry.

    Raises Refused for an empty or posted list, for exceeding a norm without a reason, and whatever
    `record_visit` refuses; Stale when somebody changed or posted it meanwhile.
    """
    posted = queries.posted_entry(row)
    if posted:
        raise Refused(locked_text(posted.starts_on))
    refuse_stale(row, version)
    facts = queries.list_facts(row)
    lines = [queries.line_facts(one) for one in queries.lines_of(row.id)]
    lines = [one for one in lines if one.is_ticked]
    total = sum_of(facts, lines)
    refuse_empty(total, [gift_of(facts, one) for one in lines])
    visit = visit_of(facts, lines, posting)
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
    db.session.flush()
    changes = {"people": (None, total.people), "amount": (None, visit.amount)}
    trail.note(row.unit_id, actor, "gifts.list.posted", f"gift_lists/{row.id}", changes)
    return entry


def visit_of(facts: GiftListFacts, lines: Sequence[RecipientFacts], posting: Posting) -> VisitFacts:
    """The visit made of a list's ticked lines; each member, or parent of a child, is named once.

    Gifts of which nobody is on the roster are for outsiders, children's apart: a name may be theirs.
    """
    plan, total = PLANS[facts.occasion], sum_of(facts, lines)
    gifts = dict.fromkeys(gift for one in lines if (gift := gift_of(facts, one)))
    named = dict.fromkeys(one.member_id for one in lines if one.member_id)
    return VisitFacts(
        happened_on=posting.happened_on,
        reason=plan.reason,
        recipient=recipients_text(facts.occasion, [one.name for one in lines]),
        audience=plan.audience if named or plan.audience is Audience.CHILD else Audience.OUTSIDER,
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
