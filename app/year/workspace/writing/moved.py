"""Numbers in officers' words: what they were when saved, what the log says of them now. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.log.figures.registry import UnknownKey
from app.year.reports.outlining.checking import MARK
from app.year.reports.phrases import span_of
from app.year.reports.report import Block, Span
from app.year.workspace.writing.facts import TypedFigure
from app.year.workspace.writing.shaping import FigureOf, ShapedPart, sentences_of

_DIGITS = re.compile(r"\d+")


class MovedFigure(NamedTuple):
    """A number that an officer typed, and what the log says now; "" for nothing any more."""

    text: str
    now: str


class PlacedNumber(NamedTuple):
    """A number of the program; one without a name is the `nth` of its rows."""

    span: Span
    nth: int


def typed_figures(text: str, blocks: Iterable[Block]) -> tuple[TypedFigure, ...]:
    """The numbers typed in a text that are figures of these blocks; marks are none, they stay bound."""
    typed = MARK.sub("", text)
    found: dict[str, TypedFigure] = {}
    for span, nth in numbers(blocks):
        # Not within another number, nor in a day: 12 is not in 12/3, 112 or 12.000.
        whole = rf"(?<![\d/])(?<!\d[.,]){re.escape(span.text)}(?![\d%/])(?![.,]\d)"
        if span.text not in found and re.search(whole, typed):
            found[span.text] = TypedFigure(span.text, span.key, () if span.key else span.sources, nth)
    return tuple(found.values())


def numbers(blocks: Iterable[Block]) -> Iterator[PlacedNumber]:
    """Every number of the blocks; those without a name are counted among the numbers of their rows."""
    for block in blocks:
        seen: dict[tuple[str, ...], int] = {}
        for sentence in sentences_of(block):
            for span in sentence.spans:
                if span.figure:
                    nth = seen.get(span.sources, 0)
                    if not span.key:
                        seen[span.sources] = nth + 1
                    yield PlacedNumber(span, nth)


def moved_figures(part: ShapedPart, figure_of: FigureOf) -> Iterator[MovedFigure]:
    """The typed numbers of a part of which the log says something else now, each once."""
    if part.written is None:
        return
    every = [line.generated for line in part.lines if line.generated]
    pairs = [(part.written.words.figures, every)]
    pairs += [
        (line.rewriting.figures, [line.generated] if line.generated else every)
        for line in part.lines
        if line.rewriting
    ]
    found = (
        MovedFigure(one.text, now)
        for figures, blocks in pairs
        for one in figures
        if (now := _now(one, list(numbers(blocks)), figure_of)) != one.text
    )
    yield from dict.fromkeys(found)


def _now(one: TypedFigure, placed: Sequence[PlacedNumber], figure_of: FigureOf) -> str:
    if one.key:
        written = [span.text for span, _ in placed if span.key == one.key]
        # `22/22` and `100%` are both written of one figure: the one of the same form.
        alike = [text for text in written if _form(text) == _form(one.text)]
        return one.text if one.text in written else next(iter(alike), "") or _value(one.key, figure_of)
    alone = [(_common(span.sources, one.rows), span.text) for span, nth in placed if _is_like(span, nth, one)]
    return max(alone, default=(0.0, ""))[1]


def _is_like(span: Span, nth: int, one: TypedFigure) -> bool:
    return not span.key and nth == one.nth and _common(span.sources, one.rows) > 0


def _form(text: str) -> str:
    return _DIGITS.sub("0", text)


def _value(key: str, figure_of: FigureOf) -> str:
    try:
        figure = figure_of(key)
    except UnknownKey:
        return ""
    return span_of(figure).text


def _common(ours: Sequence[str], theirs: Sequence[str]) -> float:
    both = {*ours} | {*theirs}
    return len({*ours} & {*theirs}) / len(both) if both else 0.0
