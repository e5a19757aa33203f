"""How a table is fitted to its paper: the largest letters and the widths in which no number is broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.papers.page import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    SHEET_LEFT_MM,
    SHEET_RIGHT_MM,
)
from app.papers.pdf.glyphs import width_mm
from app.papers.sheet import Sheet, told

#: Letters of tables in points, the first that fits is taken.
SIZES_PT = (12.0, 11.0, 10.0, 9.0, 8.0)
READABLE_PT = 10.0
ROOMY_SHARE = 0.75
CELL_GAP_MM = 1.2
#: A text in a cell may be broken at its spaces, but a word this long may be broken too.
LONG_WORD = 18
#: A line of text is so much higher than its letters, and a spreadsheet sets words a little wider than print.
PITCH, WIDER = 1.25, 1.02


@dataclass(frozen=True, slots=True)
class Fit:
    """Size of the letters and the columns' widths, which together fill the text's width."""

    size_pt: float
    widths_mm: tuple[float, ...]


def page_mm(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the sheet's paper, A4 upright or lying."""
    return (PAGE_HEIGHT_MM, PAGE_WIDTH_MM) if sheet.landscape else (PAGE_WIDTH_MM, PAGE_HEIGHT_MM)


def text_width_mm(sheet: Sheet) -> float:
    """The width between the margins."""
    return page_mm(sheet)[0] - SHEET_LEFT_MM - SHEET_RIGHT_MM


def fitted(sheet: Sheet) -> Fit:
    """The largest letters at which each column holds its longest number and word, and the widths then.

    Letters may shrink as far as `READABLE_PT` to leave texts about the width that they asked for, below
    that only so that no number is broken.
    """
    room = text_width_mm(sheet)
    shares = [column.width for column in sheet.columns]
    fits = []
    for size in SIZES_PT:
        needs = [_need_mm(sheet, place, size) for place in range(len(sheet.columns))]
        if sum(needs) <= room:
            fits.append(Fit(size, tuple(_widths(shares, needs, room))))
    if not fits:
        return Fit(SIZES_PT[-1], tuple(need * room / sum(needs) for need in needs))
    readable = [fit for fit in fits if fit.size_pt >= READABLE_PT] or fits[:1]
    return next((fit for fit in readable if _is_roomy(sheet, fit, room)), readable[-1])


def row_height_pt(texts: Iterable[tuple[str, float]], size_pt: float, *, is_bold: bool) -> float | None:
    """The height of a spreadsheet row of these (text, its cell's width in mm); None for a single line."""
    style = "Bold" if is_bold else "Regular"
    lines = max(
        (lines_of(text, width - CELL_GAP_MM, size_pt * WIDER, style) for text, width in texts), default=1
    )
    return round(lines * size_pt * PITCH + 2, 1) if lines > 1 else None


def lines_of(text: str, room_mm: float, size_pt: float, style: str = "Regular") -> int:
    """How many lines of that width the text needs; a word that is too long for one takes several."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        for word in paragraph.split():
            wide = word_mm(word, size_pt, style)
            gap = word_mm(" ", size_pt, style) if used else 0.0
            if used + gap + wide <= room_mm:
                used += gap + wide
                continue
            lines += (used > 0) + int(wide // room_mm)
            used = wide % room_mm
    return lines


@lru_cache(maxsize=4096)
def word_mm(word: str, size_pt: float, style: str) -> float:
    """`letters.width_mm`, kept: a table says the same words again and again."""
    return width_mm(word, size_pt, style)


def _is_roomy(sheet: Sheet, fit: Fit, room: float) -> bool:
    """Whether every text has nearly the share of the width that it asked for."""
    total = sum(column.width for column in sheet.columns)
    return all(
        width >= ROOMY_SHARE * room * column.width / total
        for column, width in zip(sheet.columns, fit.widths_mm, strict=True)
        if column.kind == "text"
    )


def _need_mm(sheet: Sheet, place: int, size_pt: float) -> float:
    """The width of the longest piece of the column that must not be broken."""
    column = sheet.columns[place]
    pieces = {piece[:LONG_WORD] for piece in column.heading.split()}
    for row in sheet.rows:
        cell = row.cells[place]
        text = told(cell, column.kind)
        whole = [text] if not isinstance(cell, str) else text.split()
        pieces.update(piece[:LONG_WORD] for piece in whole)
    # The widest is among the longest; bold is the wider style.
    longest = sorted(pieces, key=len, reverse=True)[:24]
    return max((width_mm(piece, size_pt, "Bold") for piece in longest), default=0.0) + 2 * CELL_GAP_MM + 0.5


def _widths(shares: Sequence[float], needs: Sequence[float], room: float) -> list[float]:
    """The room by shares, but for columns that need more than their share: they get what they need."""
    tight: set[int] = set()
    while True:
        rest = room - sum(needs[place] for place in tight)
        loose = sum(share for place, share in enumerate(shares) if place not in tight)
        widths = [
            needs[place] if place in tight else rest * share / loose for place, share in enumerate(shares)
        ]
        more = {place for place, width in enumerate(widths) if width < needs[place] - 0.001} - tight
        if not more:
            return widths
        tight |= more
