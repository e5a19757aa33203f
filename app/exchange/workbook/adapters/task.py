"""One running import: the arguments that every write takes, its progress, and the refusals as problems."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused
from app.exchange.workbook.layout import Sheet
from app.exchange.workbook.problems import MOST, EnoughFound, Problem
from app.exchange.workbook.queries import Names, names_in
from app.exchange.workbook.reading.reader import Progress
from app.exchange.workbook.reading.rows import Row
from app.office.units.models import Unit
from app.people.salaries.rules import SalaryChange


@dataclass(slots=True)
class Task:
    """A running import: union, actor, day and progress. Refusals become problems."""

    unit: Unit
    actor: Actor
    today: date
    #: Why a row is corrected, for the trail.
    reason: str
    names: Names
    #: From when other salaries hold; filled in: whose changed.
    salary: SalaryChange
    paid_otherwise: set[int] = field(default_factory=set)
    total: int = 0
    progress: Progress | None = None
    done: int = 0
    problems: list[Problem] = field(default_factory=list)

    @contextmanager
    def row(self, sheet: Sheet, row: Row) -> Iterator[None]:
        """Wrap the write of one row: a refusal becomes a problem with sheet, row and column."""
        try:
            yield
        except Refused as refusal:
            self.refuse(sheet, row, refusal)
        self.tick()

    def refuse(self, sheet: Sheet, row: Row, refusal: Refused) -> None:
        """Turn a refusal into a problem, with the column of the refused field. Raises EnoughFound."""
        heading = sheet.heading(refusal.field)
        self.problems.append(Problem(sheet.title, row.line, heading, rule=refusal.sentence))
        if len(self.problems) >= MOST:
            raise EnoughFound

    def tick(self, rows: int = 1) -> None:
        """Count rows as done, and report progress about every hundredth."""
        before, self.done = self.done, self.done + rows
        step = max(self.total // 100, 20)
        if self.progress and before // step != self.done // step:
            self.progress(self.done, self.total)

    def learn_names(self) -> None:
        """Reload the ids of people and funds after some were added."""
        self.names = names_in(self.unit.id)
