"""Scoring commitments: met, exceeded, or not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.core.errors import Refused
from app.core.periods import Period, next_like
from app.core.texts.per_cent import PerCent, is_per_cent
from app.core.vietnamese import count_text, decimal_text, share_text
from app.core.years.working import WorkingYear, is_reported_in, working_year_on
from app.year.commitments.facts import CommitmentFacts
from app.year.figures.record import Figure, Record
from app.year.figures.rules import Measure

DEFAULT_TARGET = Decimal(100)
_HALF_A_YEAR = 6
#: Why a measure cannot be counted; its words name the fund, with the same mark.
GONE = "quỹ của cách đo đã thôi"


@dataclass(frozen=True, slots=True)
class Score:
    """A commitment against its result; `figure` is what a measure counted, None if it was stated.

    `evidence`: the log entries that an officer attached, as sources. `is_counted`: the result is counted, not
    stated; False if a fund of the measure is retired.
    """

    id: int
    facts: CommitmentFacts
    result: Decimal | None
    figure: Figure | None
    evidence: tuple[str, ...] = ()
    is_counted: bool = False

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
    def verdict(self) -> str:
        """`Vượt chỉ tiêu`, `Đạt`, `Chưa đạt`, `Không phát sinh`; "" if nothing was counted or stated."""
        if self.result is None:
            return "Không phát sinh" if self.is_of_nobody else ""
        return "Vượt chỉ tiêu" if self.is_exceeded else "Đạt" if self.is_met else "Chưa đạt"

    @property
    def is_of_nobody(self) -> bool:
        """Whether its measure is a share of nobody: neither met nor missed."""
        return self.figure is not None and self.figure.total == 0

    @property
    def is_percent(self) -> bool:
        return is_per_cent(self.facts.measure_unit)

    @property
    def is_measure_gone(self) -> bool:
        """Whether its measure can no longer be counted because a fund is retired."""
        return bool(self.facts.measure) and not self.is_counted

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its sentence: the commitment, what was counted, the evidence."""
        counted = self.figure.sources if self.figure else ()
        return tuple(dict.fromkeys((f"commitments/{self.id}", *counted, *self.evidence)))

    def result_text(self) -> str:
        """`100%`, `93,2% (41/44)`, `05 cuộc`; in words where there is no result."""
        if self.is_of_nobody:
            return "Không phát sinh (0/0)"
        if self.result is None:
            return f"Chưa đánh giá ({GONE})" if self.is_measure_gone else "Chưa đánh giá"
        if self.figure and self.figure.total:
            return (
                f"{share_text(self.figure.part, self.figure.total)} ({self.figure.part}/{self.figure.total})"
            )
        return amount_text(self.result, self.facts.measure_unit)

    def target_text(self) -> str:
        """The target in its unit."""
        return amount_text(self.target, self.facts.measure_unit)


def year_to_plan(today: date, kept: WorkingYear | None) -> Period:
    """The working year whose plan is most likely written now: the next one, from its seventh month on."""
    now = working_year_on(today, kept)
    months = (today.year - now.start.year) * 12 + today.month - now.start.month
    return (next_like(now) or now) if months >= _HALF_A_YEAR else now


def check_number(value: Decimal | None, name: str) -> None:
    """Raise Refused for a number that the 30 characters of its column do not hold."""
    if value is not None and (abs(value.adjusted()) > 12 or len(value.as_tuple().digits) > 15):
        raise Refused("Số này quá lớn hoặc có quá nhiều chữ số.", name)


def check_commitment(facts: CommitmentFacts) -> None:
    """Raise Refused for numbers that the table cannot hold, and for a share of what is counted."""
    for name, value in (("target", facts.target), ("done", facts.done)):
        check_number(value, name)
        if isinstance(value, PerCent) and not is_per_cent(facts.measure_unit):
            raise Refused(share_of_what(value, facts.measure_unit), name)


def share_of_what(value: Decimal, unit: str) -> str:
    """Why a share cannot stand where its unit is something counted."""
    return (
        f"{decimal_text(value)}% là tỷ lệ mà đơn vị tính là «{unit}»; "
        "hãy để trống đơn vị tính, hoặc ghi bằng số."
    )


def amount_text(amount: Decimal, unit: str) -> str:
    """A result or target in its unit: `100%`, `95% đoàn viên`, `05 cuộc`."""
    if is_per_cent(unit):
        of_what = unit[1:] if unit.startswith("%") else ""
        return f"{decimal_text(amount)}%{of_what}"
    return f"{number_text(amount)} {unit}"


def number_text(amount: Decimal) -> str:
    """A result or target that is no percentage: `05`, `7,5`."""
    return count_text(int(amount)) if amount == amount.to_integral_value() else decimal_text(amount)


def score(
    commitment_id: int,
    facts: CommitmentFacts,
    measure: Measure | None,
    record: Record | None,
    evidence: tuple[str, ...] = (),
) -> Score:
    """The commitment scored by its measure over the record of its own year, or by what the officer stated.

    A share of nobody (such as no member in hardship) is no result. If a fund of the measure is retired, the
    stated result is used.
    """
    figure = measure.count(record) if measure and record else None
    if figure is None:
        return Score(commitment_id, facts, facts.done, None, evidence)
    result = None if figure.total == 0 else figure.value
    return Score(commitment_id, facts, result, figure, evidence, is_counted=True)


def is_measured_in(own: Period, period: Period) -> bool:
    """Whether a commitment over its `own` period belongs into a report of another.

    That of a year in each part of the year; in a longer period those of its years.
    """
    return period.within(own) or is_reported_in(own, period)
