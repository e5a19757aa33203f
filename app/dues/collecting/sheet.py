"""A list of payments as its page shows it: each line with what was typed, and the sum. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.money import BadMoney, parse_money
from app.dues.collecting.draft.rules import headings_apart, others_cells
from app.dues.collecting.facts import Cell, CollectingLine, CollectingRound, Entered, GridLine, Typed
from app.dues.collecting.rules import agreement, entered, off_the_list, paid_meanwhile


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line and its cell; `fault` is its error, `theirs` its text in the newer draft.

    `seen` is sent with the form: `given` when the cell was filled in. `needs_confirming`: more was paid
    since, so the tick «Vẫn ghi thêm» is required.
    """

    line: CollectingLine
    cell: Cell
    fault: str
    theirs: str
    seen: int
    needs_confirming: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of payments; `headings`: values of the common boxes in the newer draft, where they differ.

    `gone`: how many filled lines are no longer on the list, so that no box shows them.
    """

    round: CollectingRound
    lines: tuple[LineShown, ...]
    found: Entered
    tone: str
    words: str
    headings: Mapping[str, str]
    is_conflict: bool
    gone: int

    @property
    def due_count(self) -> int:
        """How many people have a due in the round."""
        return sum(1 for one in self.lines if isinstance(one.line, GridLine) and one.line.owed)

    @property
    def paid_count(self) -> int:
        """How many of them have paid it."""
        owing = (one.line for one in self.lines if isinstance(one.line, GridLine) and one.line.owed)
        return sum(1 for line in owing if not line.left)

    @property
    def left(self) -> int:
        """What is still to be paid by all, whole đồng."""
        return sum(one.line.left for one in self.lines)


def sheet_of(
    one: CollectingRound,
    lines: Sequence[GridLine],
    typed: Typed,
    wrong: Mapping[int, str],
    theirs: Typed | None,
) -> Sheet:
    """The sheet of a round with what was typed in it."""
    found = entered(lines, typed.cells)
    tone, words = agreement(found.total, _counted(typed.expected))
    others = others_cells(typed, theirs) if theirs else {}
    return Sheet(
        round=one,
        lines=lines_shown(lines, typed.cells, {**found.wrong, **wrong}, others),
        found=found,
        tone=tone,
        words=words,
        headings=headings_apart(typed, theirs) if theirs else {},
        is_conflict=theirs is not None,
        gone=len(off_the_list(lines, typed.cells)),
    )


def lines_shown(
    lines: Sequence[CollectingLine],
    cells: Mapping[int, Cell],
    wrong: Mapping[int, str],
    others: Mapping[int, str],
) -> tuple[LineShown, ...]:
    """Each line with its cell and messages."""
    since = paid_meanwhile(lines, cells)
    return tuple(
        LineShown(
            line=line,
            cell=(cell := cells.get(line.key, Cell())),
            fault=wrong.get(line.key) or since.get(line.key, ""),
            theirs=others.get(line.key, ""),
            seen=cell.seen if cell.has_content and cell.seen is not None else line.given,
            needs_confirming=line.key in since or cell.again is not None,
        )
        for line in lines
    )


def _counted(text: str) -> int | None:
    try:
        return parse_money(text) if text else None
    except BadMoney:
        return None
