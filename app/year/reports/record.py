"""What a report is composed from: the period's record, and what the officers stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.periods import Period
from app.year.commitments.rules import Score
from app.year.figures.record import Record
from app.year.indicators.rules import Result
from app.year.plan.facts import PlanFacts
from app.year.plan.outcomes.facts import OutcomeFacts
from app.year.reports.report import Finding
from app.year.statements.facts import StatementFacts, Topic


@dataclass(frozen=True, slots=True)
class Stated:
    """A paragraph of the officer's with its id."""

    id: int
    facts: StatementFacts

    @property
    def source(self) -> str:
        return f"statements/{self.id}"


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned task with its id, and its outcome if an officer judged it."""

    id: int
    facts: PlanFacts
    outcome: OutcomeFacts | None = None

    @property
    def source(self) -> str:
        return f"plan_items/{self.id}"

    @property
    def result(self) -> str:
        """The officer's own words, else the outcome in words; "" without both."""
        return self.facts.result or (self.outcome.words() if self.outcome else "")


@dataclass(frozen=True, slots=True)
class Paper:
    """The number and day of the paper, as typed (None: left blank on paper)."""

    number: str = ""
    dated: date | None = None


#: A paper without number and day yet.
DRAFT = Paper()


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """Everything `compose` reads. `next_period`: whose plan follows, None without one."""

    record: Record
    scores: tuple[Score, ...]
    next_period: Period | None
    plan: tuple[Planned, ...]
    earlier_plan: tuple[Planned, ...]
    statements: tuple[Stated, ...]
    findings: tuple[Finding, ...] = ()
    paper: Paper = DRAFT
    #: The indicators of the period that no commitment states, and those of the next with a target.
    indicators: tuple[Result, ...] = ()
    targets: tuple[Result, ...] = ()

    @property
    def looks_ahead(self) -> bool:
        """Whether it says anything of the next period."""
        return bool(self.plan or self.targets)

    def stated(self, *topics: Topic) -> tuple[Stated, ...]:
        """The officer's paragraphs on these topics, in the order they were written."""
        return tuple(statement for statement in self.statements if statement.facts.topic in topics)
