"""The sheets Quỹ and Đóng quỹ: funds are identified by name; contributions are written in bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from app.books.cashbook.queries import opening_days
from app.books.cashbook.rules import is_posted
from app.books.closings.queries import closed_through
from app.books.closings.rules import refuse_closed_day
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.dues.contributions.actions import add_contributions, correct_contribution
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds.actions import correct_term, record_term
from app.dues.funds.facts import TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.queries import contributions_of, terms_of
from app.exchange.workbook.adapters.plain import field_getter, row_fields, stored_row
from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.comparing.plans import Pair, Stored
from app.exchange.workbook.layout import CONTRIBUTIONS, FUNDS
from app.exchange.workbook.queries import Names, withdrawn_rows
from app.exchange.workbook.reading.rows import Row
from app.log.activities.facts import Channel


class FundsAdapter:
    """Rates of funds over time; a new name creates a fund."""

    sheet = FUNDS

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        return [stored_row(FUNDS, row, facts, field_getter(facts), names) for row, facts in terms_of(unit_id)]

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:  # noqa: ARG002 - as all desks
        return withdrawn_rows(unit_id, FundTerm)

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        for row in rows:
            with task.row(FUNDS, row):
                facts = _term(row, task.names)
                record_term(task.unit.id, facts, task.actor, task.today, row_key=row.key, imported=True)
            task.learn_names()

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            with task.row(FUNDS, pair.row):
                old = pair.stored
                new = replace(_term(pair.row, task.names), **_unwritten(old.facts))
                correct_term(old.row, old.facts, new, task.actor, task.today, task.reason, imported=True)
        task.learn_names()


class ContributionsAdapter:
    """Contributions; new rows are written together, because a collection is one entry of the log."""

    sheet = CONTRIBUTIONS

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        rows = contributions_of(unit_id)
        return [stored_row(CONTRIBUTIONS, row, facts, field_getter(facts), names) for row, facts in rows]

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:  # noqa: ARG002 - as all desks
        return withdrawn_rows(unit_id, Contribution)

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        paid = [(row.key, _contribution(row, task.names)) for row in rows]
        before = task.done
        late = _late(task, [facts for _, facts in paid])
        for row, refusal in zip(rows, late, strict=True):
            if refusal:
                task.refuse(CONTRIBUTIONS, row, refusal)
        if any(late):
            return
        with task.row(CONTRIBUTIONS, rows[0]):
            add_contributions(
                task.unit.id,
                paid,
                task.actor,
                task.today,
                imported=True,
                progress=lambda written: task.tick(before + written - task.done),
            )
        task.tick(before + len(rows) - task.done)

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            with task.row(CONTRIBUTIONS, pair.row):
                old, new = pair.stored, _contribution(pair.row, task.names)
                correct_contribution(
                    old.row, old.facts, new, task.actor, task.today, task.reason, imported=True
                )


def _unwritten(facts: TermFacts) -> dict[str, Any]:
    """The fields of a term that have no column in the sheet; an import keeps them."""
    written = {column.name for column in FUNDS.columns}
    return {field.name: getattr(facts, field.name) for field in fields(facts) if field.name not in written}


def _late(task: Task, contributions: Sequence[ContributionFacts]) -> list[Refused | None]:
    """For each contribution the refusal if its period is closed, else None."""
    closed, opened = closed_through(task.unit.id), opening_days(task.unit.id)
    found: list[Refused | None] = []
    for facts in contributions:
        balance_key = (facts.fund_id, facts.channel or Channel.CASH)
        try:
            if is_posted(facts.paid_on, opened[balance_key]):
                refuse_closed_day(facts.paid_on, closed, "paid_on")
            found.append(None)
        except Refused as refusal:
            found.append(refusal)
    return found


def _term(row: Row, names: Names) -> TermFacts:
    """The facts of a row, the fund's name spelled as in the books."""
    fields = row_fields(FUNDS, row, names)
    return TermFacts(**{**fields, "fund_name": names.fund_name(fields["fund_name"])})


def _contribution(row: Row, names: Names) -> ContributionFacts:
    code, payer, fund, period, amount, day, channel, voucher, note = row.values
    return ContributionFacts(
        names.people[code], names.funds[fold(fund)], period, amount, day, payer, channel, voucher, note
    )
