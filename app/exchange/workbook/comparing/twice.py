"""Rows that duplicate another row of the file, or of the books, for the same person or day.

Rows are compared as they will be after the import, so that a swap between two rows is no duplicate.
Duplicates that the file does not change are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from app.exchange.workbook.comparing.checks import facts_reader
from app.exchange.workbook.comparing.plans import SheetPlan
from app.exchange.workbook.layout import Sheet
from app.exchange.workbook.problems import MOST, Problem, Remark
from app.web.features import Repeated


def duplicates_in(plan: SheetPlan) -> Iterator[Problem | Remark]:
    """A problem where the second is never right, a remark where it can be; each names its row.

    `MOST` problems at most.
    """
    if plan.sheet.declared and (plan.new or plan.changed):
        for kind in plan.sheet.declared.repeated:
            yield from _of_kind(plan, plan.sheet.declared.facts, kind)


def _of_kind(plan: SheetPlan, facts: type[Any], kind: Repeated) -> Iterator[Problem | Remark]:
    rows = _afterwards(plan, facts)
    if kind.once.may_repeat:
        pairs = kind.once.repeats(rows)
    else:
        pairs = islice(((first, second) for first, second, _ in kind.once.pairs(rows)), MOST)
    for first, second in pairs:
        line, where = (second, first) if second[0] else (first, second)
        if line[1]:
            yield _finding(plan.sheet, kind, line[0], where[0])


#: The line of a row in the file, 0 for one of the books only; and whether the file changes it.
_Place = tuple[int, bool]


def _afterwards(plan: SheetPlan, facts: type[Any]) -> Iterator[tuple[_Place, Any]]:
    """Every row as it will be after the import, those of the books first."""
    facts_of = facts_reader(plan.sheet, facts)
    for stored in plan.absent:
        yield (0, False), facts_of(stored.values)
    for pair in (*plan.unchanged, *plan.kept):
        yield (pair.row.line, False), facts_of(pair.stored.values)
    changed = [(row.line, row.values) for row in plan.new]
    changed += [(pair.row.line, pair.row.values) for pair in plan.changed]
    for line, values in sorted(changed, key=lambda one: one[0]):
        yield (line, True), facts_of(values)


def _finding(sheet: Sheet, kind: Repeated, line: int, other: int) -> Problem | Remark:
    beside = f"giống dòng {other}" if other else "giống một mục đã có trong sổ"
    if not kind.once.may_repeat:
        return Problem(
            sheet.title, line, sheet.heading(kind.name), rule=f"{beside}: {kind.text}; hãy bỏ một."
        )
    return Remark(f"{sheet.title}, dòng {line}", f"{beside}: {kind.text}; nếu trùng hãy bỏ một.")
