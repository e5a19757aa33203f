"""The sheets Quỹ and Đóng quỹ: funds are identified by name; contributions are written in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.books.cashbook.queries import opening_days
from app.books.cashbook.rules import is_posted
from app.books.closings.queries import closed_through
from app.books.closings.rules import refuse_closed_day
from app.core.errors import Refused
from app.dues.contributions.facts import ContributionFacts
from app.exchange.workbook.adapters.plain import PlainAdapter
from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.comparing.plans import Pair
from app.exchange.workbook.queries import Names
from app.exchange.workbook.reading.rows import Row
from app.log.activities.facts import Channel


class FundsAdapter(PlainAdapter):
    """Rates of funds over time; a new name creates a fund."""

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        for row in rows:
            super().add(task, [row])
            task.learn_names()

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        super().change(task, pairs)
        task.learn_names()

    def fields(self, row: Row, names: Names) -> dict[str, Any]:
        """With the fund's name spelled as in the books."""
        found = super().fields(row, names)
        return {**found, "fund_name": names.fund_name(found["fund_name"])}


class ContributionsAdapter(PlainAdapter):
    """Contributions; new rows are written together, because a collection is one entry of the log."""

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        paid = [(row.key, self.facts(row, task.names)) for row in rows]
        before = task.done
        late = _late(task, [facts for _, facts in paid])
        for row, refusal in zip(rows, late, strict=True):
            if refusal:
                task.refuse(self.sheet, row, refusal)
        if any(late):
            return
        with task.row(self.sheet, rows[0]):
            self.declared.record(
                task.unit.id,
                paid,
                task.actor,
                task.today,
                imported=True,
                progress=lambda written: task.tick(before + written - task.done),
            )
        task.tick(before + len(rows) - task.done)


def _late(task: Task, contributions: Sequence[ContributionFacts]) -> list[Refused | None]:
    """For each contribution the refusal if its period is closed, else None."""
    closed, opened = closed_through(task.unit.id), opening_days(task.unit.id)
    found: list[Refused | None] = []
    for facts in contributions:
        balance_key = (facts.fund_id, facts.channel or Channel.CASH)
        try:
            if is_posted(facts.paid_on, opened[balance_key]):
                refuse_closed_day(facts.booked_on or facts.paid_on, closed, "paid_on")
            found.append(None)
        except Refused as refusal:
            found.append(refusal)
    return found
