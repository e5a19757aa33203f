"""The record of each source id of a report: its label and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.books.budget.models import BudgetLine
from app.books.cashbook.models import Fund
from app.core.dates import format_date
from app.extensions import Model, db
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.people.roster.models import Member
from app.year.commitments.models import Commitment
from app.year.plan.models import PlanItem
from app.year.statements.facts import Topic
from app.year.statements.models import Statement


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One record behind a sentence; `table` and `id` are the two halves of `source`."""

    source: str
    kind: str
    label: str
    day: str
    amount: int | None
    table: str
    id: int


def _activity(row: Activity) -> tuple[str, str, str, int | None]:
    day = str(row.starts_on.year) if row.year_only else format_date(row.starts_on)
    return Kind(row.kind).label, row.title, day, row.amount


_TABLES: dict[str, tuple[type[Model], Callable[[Any], tuple[str, str, str, int | None]]]] = {
    "activities": (Activity, _activity),
    "members": (Member, lambda row: ("Đoàn viên", f"{row.full_name} ({row.code})", "", None)),
    "funds": (Fund, lambda row: ("Quỹ", row.name, "", None)),
    "commitments": (Commitment, lambda row: ("Cam kết", row.content, str(row.year), None)),
    "plan_items": (PlanItem, lambda row: ("Phương hướng", row.content, str(row.year), None)),
    "statements": (Statement, lambda row: (f"Nhận định: {Topic(row.topic).label}", row.content, "", None)),
    "budget_lines": (BudgetLine, lambda row: ("Dự toán", row.item, str(row.year), row.amount)),
}


def source_lines(unit_id: int, sources: Iterable[str]) -> list[SourceLine]:
    """The records of this union behind a sentence, in the order named; one select a table."""
    wanted: dict[str, list[int]] = {}
    for source in sources:
        table, _, number = source.partition("/")
        wanted.setdefault(table, []).append(int(number))
    return [line for table, ids in wanted.items() for line in _lines(unit_id, table, ids)]


def _lines(unit_id: int, table: str, ids: Sequence[int]) -> list[SourceLine]:
    model, describe = _TABLES[table]
    key, unit = model.__table__.c.id, model.__table__.c.unit_id
    rows = {row.id: row for row in db.session.scalars(select(model).where(unit == unit_id, key.in_(ids)))}  # type: ignore[attr-defined] # each of these tables has an id
    found = []
    for number in ids:
        if number in rows:
            kind, label, day, amount = describe(rows[number])
            found.append(SourceLine(f"{table}/{number}", kind, label, day, amount, table, number))
    return found
