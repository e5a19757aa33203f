"""Writes of a year's results: what officers state of commitments, and those promised again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.core.actor import Actor, Correction
from app.core.errors import Refused, Stale
from app.core.periods import Period, next_like
from app.core.vietnamese import fold
from app.year.commitments.actions import correct_commitment, record_commitment
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of
from app.year.commitments.results.facts import ResultFacts
from app.year.commitments.results.queries import of_year, seen_of

#: The reason in the trail for changing a commitment by its result.
REASON = "Ghi kết quả thực hiện"


def record_results(
    unit_id: int, year: Period, stated: Mapping[int, ResultFacts], actor: Actor, today: date, seen: str
) -> int:
    """Save the stated results of a year's commitments; returns how many were promised for the next year.

    `seen` is the mark of what the officer saw. Raises Stale when somebody changed one meanwhile, Refused for
    a number out of range. A commitment that the next year (`next_like`) has already is not promised twice.
    """
    every = commitments_of(unit_id)
    ours = of_year(every, year)
    if seen != seen_of([row for row, _ in ours]):
        raise Stale
    if not stated.keys() <= {row.id for row, _ in ours}:
        raise Refused("Có cam kết không còn trong danh sách. Hãy mở lại trang này.")
    for row, facts in ours:
        result = stated.get(row.id)
        if result is None or _is_counted(row) or (result.done, result.note) == (facts.done, facts.note):
            continue
        new = replace(facts, done=result.done, note=result.note)
        try:
            correct_commitment(row, facts, new, Correction(actor, today, REASON))
        except Refused as bad:
            raise Refused(f"{facts.content}: {bad.sentence}") from bad
    again = [facts for row, facts in ours if row.id in stated and stated[row.id].carry]
    after = next_like(year)
    if not again or after is None:
        return 0
    return _promise_again(unit_id, after, again, of_year(every, after), actor, today)


def _is_counted(row: Commitment) -> bool:
    """Whether the result is counted: not if a fund of the measure is retired."""
    return bool(row.measure) and not any(one.fund.retired for one in row.measured_funds)


def _promise_again(
    unit_id: int,
    year: Period,
    wanted: list[CommitmentFacts],
    existing: Sequence[tuple[Commitment, CommitmentFacts]],
    actor: Actor,
    today: date,
) -> int:
    known = {fold(facts.content) for _, facts in existing}
    last = max((facts.position or 0 for _, facts in existing), default=0)
    new = [facts for facts in wanted if fold(facts.content) not in known]
    for place, facts in enumerate(new, last + 1):
        promised = replace(facts, year=year.label, position=place, done=None, note="")
        record_commitment(unit_id, promised, actor, today)
    return len(new)
