"""Finds the table in an office's own sheet: one or two rows of headings, the people below. Pure.

There are titles above the headings; column numbers, groups and sums between people; signatures below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.exchange.office_lists.layout import NUMBERING, guess, is_known
from app.exchange.office_lists.reading.lines import PeopleRows, is_numbers, words_of
from app.exchange.workbook.cells.raw import squeeze
from app.exchange.workbook.problems import Unreadable
from app.exchange.workbook.reading.files.scan import Merged
from app.exchange.workbook.reading.merging import Merging

#: The first rows, in which headings are looked for.
_TOP = 30
_NO_HEADS = (
    "Không thấy dòng tiêu đề. Cần một dòng có «Họ và tên» và thêm ít nhất một cột như «Ngày sinh», "
    "«Nam», «Nữ», «Chức vụ» trong 30 dòng đầu của trang tính."
)
Grid = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the headings; `number`: that of the file."""

    number: int
    cells: list[Any]


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """The headings, joined by ` / ` where they have two rows, and the rows that may be people.

    `noted`: remarks as (row or 0, heading or "", sentence).
    """

    heads: list[str]
    lines: list[Line]
    noted: list[tuple[int, str, str]] = field(default_factory=list)


def table_of(grid: Grid, merged: Iterable[Merged] = (), hidden: Collection[int] = ()) -> OfficeTable:
    """The table in a sheet's cells, with its merged ranges and hidden rows.

    Raises Unreadable where there are no headings or nobody below them.
    """
    top = _head_row(grid)
    below = [words_of(cell) for cell in grid[top + 1]] if top + 1 < len(grid) else []
    upper = [words_of(cell) for cell in grid[top]]
    has_two = _is_second_head(upper, below)
    heads = _joined(upper, below if has_two else [])
    numbering = next((n for n, head in enumerate(heads) if squeeze(head) in NUMBERING), None)
    first = top + (2 if has_two else 1)
    below_heads = Merging(one for one in merged if one.top > first)
    people = PeopleRows(heads, numbering, below_heads, hidden)
    lines = [Line(number, cells) for number, cells in people.rows_in(enumerate(grid[first:], first + 1))]
    if not lines:
        raise Unreadable("Dưới dòng tiêu đề không có ai. Hãy kiểm tra lại tệp.")
    return OfficeTable(_with_split_name(heads, lines), lines, people.noted())


def _head_row(grid: Grid) -> int:
    scores = [sum(is_known(words_of(cell)) for cell in row) for row in grid[:_TOP]]
    best = max(scores, default=0)
    if best < 2:
        raise Unreadable(_NO_HEADS)
    return scores.index(best) if not _is_under(grid, scores, best) else scores.index(best) - 1


def _is_under(grid: Grid, scores: list[int], best: int) -> bool:
    """Whether the row with the most known headings is the second of two rows of headings."""
    place = scores.index(best)
    if place == 0 or scores[place - 1] == 0:
        return False
    upper, lower = ([words_of(cell) for cell in grid[row]] for row in (place - 1, place))
    return _is_second_head(upper, lower)


def _is_second_head(upper: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a row splits the headings above it: a known heading, no digits, nothing under STT, no name."""
    filled = [word for word in words if word]
    if not any(map(is_known, filled)) or any(char.isdigit() for word in filled for char in word):
        return False
    of_people = (word for head, word in zip(upper, words, strict=False) if word and _is_filled_in(head))
    return all(guess(word) in ("family_name", "given_name") for word in of_people) and not is_numbers(filled)


def _is_filled_in(head: str) -> bool:
    """Whether this column is filled for every person: the number or the name."""
    return squeeze(head) in NUMBERING or guess(head) == "full_name"


def _with_split_name(heads: list[str], lines: Sequence[Line]) -> list[str]:
    """The headings, a name merged over two columns split into family name and given name."""
    place = next((n for n, head in enumerate(heads[:-1]) if guess(head) == "full_name"), None)
    if place is None or heads[place + 1]:
        return heads
    filled = sum(bool(words_of(line.cells[place + 1])) for line in lines if len(line.cells) > place + 1)
    if filled * 2 <= len(lines):
        return heads
    return [*heads[:place], f"{heads[place]} / Họ", f"{heads[place]} / Tên", *heads[place + 2 :]]


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Each column's heading: an upper cell also applies to the columns that the lower row splits."""
    heads, over = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        under = lower[place] if place < len(lower) else ""
        over = above or (over if under else "")
        heads.append(f"{over} / {under}" if over and under else over or under)
    return heads[: 1 + max(place for place, head in enumerate(heads) if head)]
