"""Rows that say again what another row of the file, or the books, say already of the same person or day.

Rows are compared as they will be after the import, so that a swap between two rows is no duplicate.
Duplicates that the file does not change are not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.rules import MOVED
from app.core.once import Once
from app.exchange.workbook import layout
from app.exchange.workbook.comparing.plans import SheetPlan
from app.exchange.workbook.layout import Sheet
from app.exchange.workbook.problems import MOST, Problem, Remark
from app.life.awards.facts import AwardFacts
from app.life.awards.rules import RATED, RATED_UNNAMED, TITLED
from app.life.events.facts import EventFacts
from app.life.events.rules import HELD
from app.life.ratings.facts import RatingFacts
from app.life.visits.facts import VisitFacts
from app.life.visits.rules import VISITED
from app.people.children.rules import ONE_CHILD
from app.people.roster.facts import ChildFacts


@dataclass(frozen=True, slots=True)
class _Kind:
    once: Once[Any]
    facts: Callable[..., Any]
    #: The column of the problem, and its text.
    column: str
    text: str


_KINDS: Mapping[str, tuple[_Kind, ...]] = {
    layout.RATINGS.title: (
        _Kind(RATED, RatingFacts, "member_ids", "một người xếp loại hai lần trong một năm; hãy bỏ một."),
        _Kind(
            RATED_UNNAMED,
            RatingFacts,
            "level",
            "cùng năm, cùng mức, không kèm tên đoàn viên; nếu trùng hãy bỏ một.",
        ),
    ),
    layout.AWARDS.title: (
        _Kind(TITLED, AwardFacts, "title", "cùng người, cùng danh hiệu, mức, năm; nếu trùng hãy bỏ một."),
    ),
    layout.VISITS.title: (
        _Kind(
            VISITED, VisitFacts, "recipient", "cùng người, cùng lý do, trong ba ngày; nếu trùng hãy bỏ một."
        ),
    ),
    layout.CHILDREN.title: (
        _Kind(
            ONE_CHILD, ChildFacts, "full_name", "cùng một cháu của cùng một đoàn viên; nếu trùng hãy bỏ một."
        ),
    ),
    layout.EVENTS.title: (_Kind(HELD, EventFacts, "title", "cùng tên, cùng ngày; nếu trùng hãy bỏ một."),),
    layout.MONEY.title: (
        _Kind(
            MOVED,
            MoneyFacts,
            "description",
            "cùng ngày, cùng quỹ, cùng số tiền, cùng nội dung; nếu trùng hãy bỏ một.",
        ),
    ),
}


def duplicates_in(plan: SheetPlan) -> Iterator[Problem | Remark]:
    """A problem where the second is never right, a remark where it can be; each names its row.

    `MOST` problems at most.
    """
    if plan.new or plan.changed:
        for kind in _KINDS.get(plan.sheet.title, ()):
            yield from _of_kind(plan, kind)


def _of_kind(plan: SheetPlan, kind: _Kind) -> Iterator[Problem | Remark]:
    rows = _afterwards(plan, kind)
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


def _afterwards(plan: SheetPlan, kind: _Kind) -> Iterator[tuple[_Place, Any]]:
    """Every row as it will be after the import, those of the books first."""

    def facts(values: tuple[Any, ...]) -> Any:
        return kind.facts(
            **{column.name: value for column, value in zip(plan.sheet.columns, values, strict=True)}
        )

    for stored in plan.absent:
        yield (0, False), facts(stored.values)
    for pair in (*plan.unchanged, *plan.kept):
        yield (pair.row.line, False), facts(pair.stored.values)
    changed = [(row.line, row.values) for row in plan.new]
    changed += [(pair.row.line, pair.row.values) for pair in plan.changed]
    for line, values in sorted(changed, key=lambda one: one[0]):
        yield (line, True), facts(values)


def _finding(sheet: Sheet, kind: _Kind, line: int, other: int) -> Problem | Remark:
    beside = f"giống dòng {other}" if other else "giống một mục đã có trong sổ"
    if not kind.once.may_repeat:
        return Problem(sheet.title, line, sheet.column(kind.column).heading, rule=f"{beside}: {kind.text}")
    return Remark(f"{sheet.title}, dòng {line}", f"{beside}: {kind.text}")
