"""Where the table lies in an office's own sheet: heads of one or two rows, the people below. Pure.

Titles stand above the heads, rows of column numbers, groups and sums between people, signatures below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from app.core.vietnamese import tidy
from app.exchange.cells.raw import squeeze, told
from app.exchange.office_layout import NUMBERING, is_known
from app.exchange.problems import Unreadable

#: Heads are looked for so far down.
_TOP = 30
_TOTAL = re.compile(r"(?:tổng )?cộng\b|tổng số\b", re.IGNORECASE)
_NO_HEADS = (
    "Không thấy dòng tiêu đề. Cần một dòng có «Họ và tên» và thêm ít nhất một cột như «Ngày sinh», "
    "«Nam», «Nữ», «Chức vụ» trong 30 dòng đầu của trang tính."
)
Grid = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the heads; `number` is the file's own."""

    number: int
    cells: list[Any]


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """The heads, joined by ` / ` where they have two rows, and the rows that may be people."""

    heads: list[str]
    lines: list[Line]


def table_of(grid: Grid) -> OfficeTable:
    """The table in a sheet's cells. Raises Unreadable where there are no heads or nobody below them."""
    top = _head_row(grid)
    below = [_words(cell) for cell in grid[top + 1]] if top + 1 < len(grid) else []
    has_two = _is_second_head(below)
    heads = _joined([_words(cell) for cell in grid[top]], below if has_two else [])
    numbering = next((n for n, head in enumerate(heads) if squeeze(head) in NUMBERING), None)
    first = top + (2 if has_two else 1)
    numbered: Iterable[tuple[int, Sequence[Any]]] = enumerate(grid[first:], first + 1)
    if numbering is None:
        # Nothing tells a person from a signature but the empty row between them.
        numbered = takewhile(lambda pair: any(map(_words, pair[1])), numbered)
    lines = [Line(number, list(cells)) for number, cells in numbered if _may_be_person(cells, numbering)]
    if not lines:
        raise Unreadable("Dưới dòng tiêu đề không có ai. Hãy kiểm tra lại tệp.")
    return OfficeTable(heads, lines)


def _head_row(grid: Grid) -> int:
    scores = [sum(is_known(_words(cell)) for cell in row) for row in grid[:_TOP]]
    best = max(scores, default=0)
    if best < 2:
        raise Unreadable(_NO_HEADS)
    return scores.index(best) if not _is_under(grid, scores, best) else scores.index(best) - 1


def _is_under(grid: Grid, scores: list[int], best: int) -> bool:
    """Whether the row of most known words is the lower of two heads: the one above knows words too."""
    place = scores.index(best)
    return place > 0 and scores[place - 1] > 0 and _is_second_head([_words(cell) for cell in grid[place]])


def _is_second_head(words: Sequence[str]) -> bool:
    """Whether a row under the heads splits them: known words, nothing under STT, and no name of a person."""
    said = [word for word in words if word]
    return bool(said) and all(is_known(word) or len(word) < 3 for word in said) and not _is_numbers(said)


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Each column's head: a merged upper cell reaches over the columns that the lower row splits."""
    heads, over = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        under = lower[place] if place < len(lower) else ""
        over = above or (over if under else "")
        heads.append(f"{over} / {under}" if over and under else over or under)
    return heads[: 1 + max(place for place, head in enumerate(heads) if head)]


def _may_be_person(cells: Sequence[Any], numbering: int | None) -> bool:
    said = [_words(cell) for cell in cells]
    filled = [word for word in said if word]
    if len(filled) < 2 or _TOTAL.match(filled[0]) or _is_numbers(filled):
        return False
    if numbering is None:
        return True
    # Groups («Tổ 1», «I») and signatures have no number of their own.
    return numbering < len(said) and said[numbering].rstrip(".").isdigit()


def _is_numbers(filled: Sequence[str]) -> bool:
    """Whether a row counts the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    return all(re.fullmatch(r"\(?[0-9]{1,2}\)?|[A-Z]", word) for word in filled)


def _words(cell: Any) -> str:
    return tidy(told(cell)) if cell is not None else ""
