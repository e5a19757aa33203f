"""Writes of norms, and of visits that must respect them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.extensions import db
from app.life.norms import queries
from app.life.norms.facts import Claim, NormFacts
from app.life.norms.models import NormExcess, SpendingNorm
from app.life.norms.rules import claim_of, excess_text, refuse_bad_norm
from app.life.visits.actions import correct_visit, record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.models import Activity
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail

_EXAMPLES = Path(__file__).with_name("example_norms.toml")


NORMS: RowKind[SpendingNorm, NormFacts] = RowKind(
    SpendingNorm, "welfare.norm", check=lambda _unit_id, facts, _today: refuse_bad_norm(facts)
)
#: A norm that an officer records or corrects becomes the union's own: the form has no box for an example.
record_norm = NORMS.record


def examples() -> list[NormFacts]:
    """Norms published by upper-level offices, marked as examples, as a first set."""
    rows = tomllib.loads(_EXAMPLES.read_text("utf-8"))["norms"]
    return [
        NormFacts(
            reason=Reason(one["reason"]),
            amount=one["amount"],
            audience=Audience(one["audience"]) if "audience" in one else None,
            times_a_year=one.get("times_a_year"),
            source=one["source"],
            is_example=True,
        )
        for one in rows
    ]


def take_examples(unit_id: int, actor: Actor, today: date) -> int:
    """Put the examples into the union's list, return how many. Raises Refused when it has norms already."""
    if queries.norms_of(unit_id):
        raise Refused("Công đoàn đã có định mức; hãy thêm từng dòng.")
    return len([record_norm(unit_id, facts, actor, today) for facts in examples()])


def record_example(unit_id: int, facts: NormFacts, actor: Actor, today: date) -> SpendingNorm:
    """Put an example of the union's kind into its list, after those that every union is offered."""
    if not queries.norms_of(unit_id):
        take_examples(unit_id, actor, today)
    return record_norm(unit_id, facts, actor, today)


def adopt_examples(unit_id: int, source: str, actor: Actor, today: date) -> int:
    """Make the examples in the list the union's own from `today` on, and return how many.

    `source` is the rule that the committee issued (QĐ 4290/QĐ-TLĐ Điều 3). Raises Refused without it, and
    if there is no example.
    """
    if not source:
        raise Refused("Hãy ghi quy chế chi tiêu hoặc nghị quyết làm căn cứ.", "source")
    found = [(row, facts) for row, facts in queries.norms_of(unit_id) if facts.is_example]
    if not found:
        raise Refused("Không còn dòng ví dụ nào.")
    for row, facts in found:
        own = NormFacts(facts.reason, facts.amount, facts.audience, facts.times_a_year, today, None, source)
        NORMS.correct(row, facts, own, Correction(actor, today, "Công đoàn áp dụng", version=row.version))
    return len(found)


def record_in_norm(
    unit_id: int,
    facts: VisitFacts,
    actor: Actor,
    today: date,
    *,
    excess: str = "",
    most_each: int | None = None,
    again: bool = False,
) -> Activity:
    """`record_visit` that checks the norms: exceeding one requires `excess`, the reason.

    `most_each`: the largest amount for one person, if amounts differ. Raises Refused for the field `excess`.
    """
    claim = claim_of(facts)
    if most_each is not None:
        claim = Claim(claim.reason, claim.audience, claim.day, most_each, claim.member_ids)
    exceeds = _refuse_unexplained(unit_id, claim, excess)
    activity = record_visit(unit_id, facts, actor, today, again=again)
    if exceeds:
        _explain(activity, "", excess, actor)
    return activity


def correct_in_norm(
    activity: Activity,
    old: VisitFacts,
    new: VisitFacts,
    by: Correction,
    *,
    excess: str = "",
    again: bool = False,
) -> None:
    """`correct_visit` that checks the norms if the claim grew. Raises Refused, Stale."""
    before = queries.excess_of(activity.id)
    exceeds = bool(before)
    if claim_of(old) != claim_of(new):
        exceeds = _refuse_unexplained(activity.unit_id, claim_of(new), excess, excluding=activity.id)
    correct_visit(activity, old, new, by, again=again)
    _explain(activity, before, excess if exceeds else "", by.actor)


def _refuse_unexplained(unit_id: int, claim: Claim, excess: str, *, excluding: int | None = None) -> bool:
    """Whether the claim exceeds its norm; raises Refused when it does so without a reason."""
    sentence = excess_text(queries.allowed(unit_id, claim, excluding=excluding), claim)
    if sentence and not excess:
        raise Refused(f"{sentence} Hãy ghi lý do.", "excess")
    return bool(sentence)


def _explain(activity: Activity, before: str, after: str, actor: Actor) -> None:
    """Store why the norm was exceeded, or delete the reason."""
    if before == after:
        return
    kept = db.session.get(NormExcess, activity.id)
    if kept and not after:
        db.session.delete(kept)
    elif kept:
        kept.reason = after
    else:
        db.session.add(NormExcess(activity_id=activity.id, reason=after))
    changes = {"excess": (before, after)}
    trail.note_row(activity, actor, "welfare.visit.exceeded", changes)
