"""Scoring commitments: met, exceeded, or not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.commitments.facts import CommitmentFacts
from app.core.vietnamese import count_text, decimal_text, share_text
from app.measures.record import Figure, Record
from app.measures.rules import parse_measure

DEFAULT_TARGET = Decimal(100)


@dataclass(frozen=True, slots=True)
class Score:
    """A commitment against its result; `figure` is what a measure counted, None where it was stated."""

    id: int
    facts: CommitmentFacts
    result: Decimal | None
    figure: Figure | None

    @property
    def target(self) -> Decimal:
        return DEFAULT_TARGET if self.facts.target is None else self.facts.target

    @property
    def is_met(self) -> bool:
        return self.result is not None and self.result >= self.target

    @property
    def is_exceeded(self) -> bool:
        return self.result is not None and self.result > self.target

    @property
    def is_percent(self) -> bool:
        return self.facts.measure_unit in ("", "%")

    @property
    def sources(self) -> tuple[str, ...]:
        return (f"commitments/{self.id}", *(self.figure.sources if self.figure else ()))

    def result_text(self) -> str:
        """`100%`, `93,2% (41/44)`, `05 cuộc`; a dash where nothing was stated."""
        if self.result is None:
            return "Chưa đánh giá"
        if self.figure and self.figure.whole:
            return (
                f"{share_text(self.figure.part, self.figure.whole)} ({self.figure.part}/{self.figure.whole})"
            )
        return amount_text(self.result, self.facts.measure_unit)

    def target_text(self) -> str:
        """The target in its unit."""
        return amount_text(self.target, self.facts.measure_unit)


def amount_text(amount: Decimal, unit: str) -> str:
    """A result or target in its unit: `100%`, `05 cuộc`."""
    if unit in ("", "%"):
        return f"{decimal_text(amount)}%"
    number = count_text(int(amount)) if amount == amount.to_integral_value() else decimal_text(amount)
    return f"{number} {unit}"


def score(commitment_id: int, facts: CommitmentFacts, record: Record) -> Score:
    """The commitment scored by its measure, or by what the officer stated.

    A share of nobody (no member in hardship, say) has nothing to count: the officer's statement stands, and
    without one the commitment is kept, for there was no occasion to break it.
    """
    if not facts.measure:
        return Score(commitment_id, facts, facts.done, None)
    figure = parse_measure(facts.measure, [fund.name for fund in record.funds]).count(record)
    if figure.whole == 0:
        kept = DEFAULT_TARGET if facts.target is None else facts.target
        return Score(commitment_id, facts, kept if facts.done is None else facts.done, None)
    return Score(commitment_id, facts, figure.value, figure)
