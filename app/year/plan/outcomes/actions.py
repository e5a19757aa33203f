"""Writes of outcomes of planned tasks; unfinished tasks may be carried into the next year's plan once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused, Stale
from app.core.periods import Period, next_like
from app.extensions import db
from app.office.trail import actions as trail
from app.office.trail.actions import Noted
from app.year.plan.actions import record_plan_item
from app.year.plan.outcomes.facts import Outcome, OutcomeFacts
from app.year.plan.outcomes.models import PlanOutcome
from app.year.plan.outcomes.queries import Scored, seen_of, tasks_of


def score_plan(
    unit_id: int, year: Period, judged: Mapping[int, OutcomeFacts], actor: Actor, today: date, seen: str
) -> int:
    """Save the outcomes of a year's tasks; returns how many were carried into the plan of the next like it.

    `seen` is the mark of what the officer saw. Raises Stale when somebody saved outcomes meanwhile,
    Refused for carrying a finished task. A task that was carried already is not carried again.
    """
    tasks = tasks_of(unit_id, year)
    if seen != seen_of(tasks):
        raise Stale
    known = {one.id: one for one in tasks}
    if not judged.keys() <= known.keys():
        raise Refused("Có nhiệm vụ không còn trong phương hướng. Hãy mở lại trang này.")
    notes = [_judge(known[item_id], facts) for item_id, facts in judged.items()]
    db.session.flush()
    trail.note_all(unit_id, actor, [one for one in notes if one.changes])
    carried = [known[item_id] for item_id, facts in judged.items() if facts.carry]
    after = next_like(year)
    if not carried or after is None:
        return 0
    return _carry(unit_id, after, [one for one in carried if one.carried_to is None], actor, today)


def _judge(task: Scored, facts: OutcomeFacts) -> Noted:
    if facts.carry and facts.outcome is Outcome.MET:
        raise Refused("Nhiệm vụ đã hoàn thành thì không chuyển sang năm sau.", f"{task.id}-carry")
    row = db.session.get(PlanOutcome, task.id)
    if row is None:
        row = PlanOutcome(plan_item_id=task.id)
        db.session.add(row)
    row.outcome, row.note = facts.outcome, facts.note
    values = {"outcome": (task.outcome, facts.outcome), "note": (task.note or None, facts.note or None)}
    changes = {name: pair for name, pair in values.items() if pair[0] != pair[1]}
    return Noted("commitments.outcome.scored", f"plan_items/{task.id}", changes)


def _carry(unit_id: int, year: Period, tasks: list[Scored], actor: Actor, today: date) -> int:
    last = max((one.facts.position or 0 for one in tasks_of(unit_id, year)), default=0) if tasks else 0
    for place, task in enumerate(tasks, last + 1):
        facts = replace(task.facts, year=year.label, position=place, result="", timing="")
        row = record_plan_item(unit_id, facts, actor, today)
        db.session.get_one(PlanOutcome, task.id).carried_to_id = row.id
    db.session.flush()
    return len(tasks)
