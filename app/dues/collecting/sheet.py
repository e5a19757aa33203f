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
    """A line and its cell; `fault` is what is wrong with it, `theirs` what the newer draft says instead.

    `seen` goes with the form: what was given when the cell was filled in. `asks_again`: more was given since.
    """

    line: CollectingLine
    cell: Cell
    fault: str
    theirs: str
    seen: int
    asks_again: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole list of payments; `headings` is what the newer draft says in the boxes of all lines.

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
    def asked(self) -> int:
        """How many people are asked a sum."""
        return sum(1 for one in self.lines if isinstance(one.line, GridLine) and one.line.owed)

    @property
    def done(self) -> int:
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
    """Each line with its cell and what is to be told of it."""
    since = paid_meanwhile(lines, cells)
    return tuple(
        LineShown(
            line=line,
            cell=(cell := cells.get(line.key, Cell())),
            fault=wrong.get(line.key) or since.get(line.key, ""),
            theirs=others.get(line.key, ""),
            seen=cell.seen if cell.has_content and cell.seen is not None else line.given,
            asks_again=line.key in since or cell.again is not None,
        )
        for line in lines
    )


def _counted(text: str) -> int | None:
    try:
        return parse_money(text) if text else None
    except BadMoney:
        return None
