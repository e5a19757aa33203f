"""Fitting a table to its paper: the largest font size and column widths in which no number is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.papers.page import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    SHEET_LEFT_MM,
    SHEET_RIGHT_MM,
)
from app.papers.pdf.glyphs import width_mm
from app.papers.sheet import Sheet, cell_text

#: Font sizes of tables in points; the first that fits is used. Below 8: very many columns of numbers.
SIZES_PT = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
READABLE_PT = 10.0
ROOMY_SHARE = 0.75
CELL_GAP_MM = 1.2
#: Texts are broken at spaces; only words longer than this may be broken too.
LONG_WORD = 18
#: A longer piece with a figure in it is an address or a code, and may be broken too.
_LONGEST_NUMBER = 30
#: What programs add to a column that they measure themselves.
_SLACK_MM = 0.5
#: Line height relative to font size; how much wider than print a spreadsheet sets words.
PITCH, WIDER = 1.25, 1.02


@dataclass(frozen=True, slots=True)
class Fit:
    """Font size and column widths, which together fill the text width."""

    size_pt: float
    widths_mm: tuple[float, ...]

    @property
    def shares(self) -> tuple[str, ...]:
        """The widths as shares of the whole: `17.25%`."""
        return tuple(f"{100 * width / sum(self.widths_mm):.2f}%" for width in self.widths_mm)


def page_mm(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the sheet's paper, A4 portrait or landscape."""
    return (PAGE_HEIGHT_MM, PAGE_WIDTH_MM) if sheet.landscape else (PAGE_WIDTH_MM, PAGE_HEIGHT_MM)


def text_width_mm(sheet: Sheet) -> float:
    """The width between the margins."""
    return page_mm(sheet)[0] - SHEET_LEFT_MM - SHEET_RIGHT_MM


def fitted(sheet: Sheet) -> Fit:
    """The largest font size at which each column holds its longest number and word, with the widths.

    The size is reduced down to `READABLE_PT` to give texts about their share of the width, and below that
    only to keep numbers unbroken.
    """
    room = text_width_mm(sheet)
    shares = [column.width for column in sheet.columns]
    longest = [_longest(_pieces_of(sheet, place)) for place in range(len(sheet.columns))]
    fits = list[Fit]()
    for size in SIZES_PT:
        if fits and size < READABLE_PT:
            break
        needs = [_need_mm(pieces, size, CELL_GAP_MM) for pieces in longest]
        if sum(needs) <= room:
            fits.append(Fit(size, tuple(_widths(shares, needs, room))))
    if not fits:
        return _squeezed(SIZES_PT[-1], needs, room)
    readable = [fit for fit in fits if fit.size_pt >= READABLE_PT] or fits[:1]
    return next((fit for fit in readable if _is_roomy(sheet, fit, room)), readable[-1])


def fit_texts(
    columns: Sequence[Iterable[str]],
    shares: Sequence[float],
    room_mm: float,
    sizes_pt: Sequence[float],
    gap_mm: float,
) -> Fit:
    """The largest of the sizes at which no number and no word of these columns' texts is broken, with widths.

    A readable smaller one where numbers leave a column that wraps less than half of its share.

    `shares`: each column's part of the room where it needs no more; `gap_mm`: kept free on either side.
    Where numbers take more than their share, no other column keeps what its texts do not fill.
    """
    held = [list(texts) for texts in columns]
    longest = [_longest(piece for text in texts for piece in _pieces(text)) for texts in held]
    fits = list[Fit]()
    for size in sizes_pt:
        if fits and size < READABLE_PT:
            break
        needs = [_need_mm(pieces, size, gap_mm) for pieces in longest]
        if sum(needs) <= room_mm:
            fills = [_need_mm(_longest(texts), size, gap_mm) for texts in held]
            fits.append(Fit(size, tuple(_widths(shares, needs, room_mm, fills))))
            halves = [share * room_mm / sum(shares) / 2 for share in shares]
            if all(
                width >= min(fill, half)
                for width, fill, half in zip(fits[-1].widths_mm, fills, halves, strict=True)
            ):
                return fits[-1]
    if fits:
        return fits[0]
    return _squeezed(sizes_pt[-1], needs, room_mm)


def row_height_pt(texts: Iterable[tuple[str, float]], size_pt: float, *, is_bold: bool) -> float | None:
    """The height of a spreadsheet row of these (text, its cell's width in mm); None for a single line."""
    style = "Bold" if is_bold else "Regular"
    lines = max(
        (lines_of(text, width - CELL_GAP_MM, size_pt * WIDER, style) for text, width in texts), default=1
    )
    return round(lines * size_pt * PITCH + 2, 1) if lines > 1 else None


def lines_of(text: str, room_mm: float, size_pt: float, style: str = "Regular") -> int:
    """How many lines of that width the text needs; a word that is too long takes several."""
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
    """`glyphs.width_mm`, cached: a table repeats the same words."""
    return width_mm(word, size_pt, style)


def _is_roomy(sheet: Sheet, fit: Fit, room: float) -> bool:
    """Whether every text column has nearly its share of the width."""
    total = sum(column.width for column in sheet.columns)
    return all(
        width >= ROOMY_SHARE * room * column.width / total
        for column, width in zip(sheet.columns, fit.widths_mm, strict=True)
        if column.kind == "text"
    )


def _pieces_of(sheet: Sheet, place: int) -> Iterator[str]:
    """What of the column must not be broken."""
    column = sheet.columns[place]
    yield from _pieces(column.heading)
    for row in sheet.rows:
        cell = row.cells[place]
        text = cell_text(cell, column.kind)
        yield from _pieces(text) if isinstance(cell, str) else (text,)


def _pieces(text: str) -> Iterator[str]:
    """What of the text must not be broken: numbers whole, of a long word its beginning."""
    return (piece if _has_number(piece) else piece[:LONG_WORD] for piece in re.split(r"[ \n]+", text))


def _has_number(piece: str) -> bool:
    return len(piece) < _LONGEST_NUMBER and any(char.isdigit() for char in piece)


def _longest(pieces: Iterable[str]) -> list[str]:
    """The longest of the pieces, among which the widest is."""
    return sorted(dict.fromkeys(pieces), key=len, reverse=True)[:24]


def _need_mm(pieces: Iterable[str], size_pt: float, gap_mm: float) -> float:
    """The width that the column of these pieces needs; bold is the wider style."""
    widest = max((word_mm(piece, size_pt, "Bold") for piece in pieces), default=0.0)
    return widest + 2 * gap_mm + _SLACK_MM


def _squeezed(size_pt: float, needs: Sequence[float], room: float) -> Fit:
    """Where nothing fits: each column its part of the room."""
    return Fit(size_pt, tuple(need * room / sum(needs) for need in needs))


def _widths(
    shares: Sequence[float], needs: Sequence[float], room: float, fills: Sequence[float] = ()
) -> list[float]:
    """The room divided by shares; a column that needs more than its share gets what it needs.

    `fills`: what each column's longest text takes in one line; where some need more than their share, a
    column whose texts fill less than its own leaves the rest to the others.
    """
    widths = _by_share(shares, needs, room, set())
    spare = {place for place, fill in enumerate(fills) if max(fill, needs[place]) < widths[place]}
    wraps = {place for place, fill in enumerate(fills) if fill > widths[place] > needs[place]}
    is_tight = any(needs[place] > share * room / sum(shares) for place, share in enumerate(shares))
    if not (is_tight and spare and wraps):
        return widths
    wanted = [max(fills[place], need) if place in spare else need for place, need in enumerate(needs)]
    return _by_share(shares, wanted, room, spare)


def _by_share(shares: Sequence[float], needs: Sequence[float], room: float, fixed: set[int]) -> list[float]:
    """Every column has what it needs, those that are `fixed` no more; the others share what is left."""
    tight = set(fixed)
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
