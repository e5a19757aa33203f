"""A part of the report as the program wrote it, with what officers wrote in its place. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey
from app.year.reports.outlining.coverage import rows_in
from app.year.reports.outlining.fixed import marked_sentence
from app.year.reports.phrases import span_of
from app.year.reports.report import Block, Paragraph, Sentence, Span
from app.year.workspace.writing.facts import PartWords, Rewriting, WrittenWords

FigureOf = Callable[[str], Figure]
#: With this share of rows, or of letters, in common a paragraph is the one that was rewritten.
_SAME_ROWS, _SAME_WORDS = 0.5, 0.6
_MARKS = ("-", "–", "+", "*", "•")


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """What stands in one place: the block of the program, and the officer's words for it.

    Without `generated` the program writes nothing there any more.
    """

    generated: Block | None
    rewriting: Rewriting | None
    printed: tuple[Block, ...]

    @property
    def has_moved(self) -> bool:
        """Whether the program says something else now than what was rewritten."""
        if self.rewriting is None:
            return False
        return self.generated is None or text_of(self.generated) != self.rewriting.was


@dataclass(frozen=True, slots=True)
class ShapedPart:
    """One part: the officers' paragraphs around the lines; `merged`: their sentences for several entries."""

    lines: tuple[ShapedLine, ...]
    before: tuple[Block, ...] = ()
    merged: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    written: WrittenWords | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything in the order of the paper."""
        lines = (block for line in self.lines for block in line.printed)
        return (*self.before, *lines, *self.merged, *self.after)


def shaped(blocks: Sequence[Block], written: WrittenWords | None, figure_of: FigureOf) -> ShapedPart:
    """The part with what officers wrote into it; if they wrote nothing, as the program wrote it."""
    if written is None:
        return ShapedPart(tuple(ShapedLine(block, None, (block,)) for block in blocks))
    words = written.words
    return ShapedPart(
        tuple(_lines(blocks, written, figure_of)),
        own_paragraphs(words.before, written.source, figure_of),
        _merged(written, figure_of),
        own_paragraphs(words.after, written.source, figure_of),
        written,
    )


def _lines(blocks: Sequence[Block], written: WrittenWords, figure_of: FigureOf) -> Iterator[ShapedLine]:
    placed, left = matched(blocks, written.words)
    for at, block in enumerate(blocks):
        rewriting = placed.get(at)
        if rewriting is None or not isinstance(block, Paragraph):
            yield ShapedLine(block, None, (block,))
        else:
            rows = (written.source, *rows_of(block))
            yield ShapedLine(block, rewriting, tuple(_written(rewriting.text, block.style, rows, figure_of)))
    for rewriting in left:
        rows = (written.source, *rewriting.rows)
        yield ShapedLine(None, rewriting, tuple(_written(rewriting.text, "body", rows, figure_of)))


def matched(blocks: Sequence[Block], words: PartWords) -> tuple[dict[int, Rewriting], list[Rewriting]]:
    """The words by the place of their block; and those that match no block any more.

    First those whose words are the same, then the most similar by its rows, then by its letters.
    """
    free = {at: block for at, block in enumerate(blocks) if isinstance(block, Paragraph)}
    placed: dict[int, Rewriting] = {}
    left = list(words.rewritten)
    for likeness, least in ((_same_text, 1.0), (_common_rows, _SAME_ROWS), (_common_words, _SAME_WORDS)):
        for rewriting in list(left):
            scores = {at: likeness(block, rewriting) for at, block in free.items()}
            best = max(scores, key=lambda at: (scores[at], -at), default=None)
            if best is not None and scores[best] >= least:
                placed[best] = rewriting
                del free[best]
                left.remove(rewriting)
    return placed, left


def _same_text(block: Paragraph, rewriting: Rewriting) -> float:
    return float(block.text == rewriting.was)


def _common_rows(block: Paragraph, rewriting: Rewriting) -> float:
    ours, theirs = set(rows_of(block)), set(rewriting.rows)
    likeness = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    # Of several made from the same rows the one with the most similar words.
    return likeness * (0.5 + _common_words(block, rewriting) / 2) * 2 if likeness >= _SAME_ROWS else 0.0


def _common_words(block: Paragraph, rewriting: Rewriting) -> float:
    return SequenceMatcher(None, block.text, rewriting.was, autojunk=False).ratio()


def _written(text: str, style: str, rows: tuple[str, ...], figure_of: FigureOf) -> Iterator[Block]:
    """The lines of an officer's words; the first keeps the dash of an item."""
    for at, line in enumerate(one for one in text.split("\n") if one.strip()):
        is_item = line.startswith(_MARKS) or (style == "item" and at == 0)
        yield Paragraph((marked_sentence(line, figure_of, sources=rows),), "item" if is_item else "body")


def own_paragraphs(text: str, source: str, figure_of: FigureOf) -> tuple[Block, ...]:
    """Paragraphs of an officer's own."""
    return tuple(_written(text, "body", (source,), figure_of))


def _merged(written: WrittenWords, figure_of: FigureOf) -> tuple[Block, ...]:
    return tuple(
        block
        for one in written.words.arranged
        if one.deed == "merged"
        for block in _written(one.words, "item", (written.source, *one.rows), figure_of)
    )


def text_of(block: Block) -> str:
    """The words of a paragraph; "" for a table, which nobody rewrites."""
    return block.text if isinstance(block, Paragraph) else ""


def rows_of(block: Block) -> tuple[str, ...]:
    """Every row that a block was made from, each once."""
    return tuple(rows_in((block,)))


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of a paragraph, the cells of a table."""
    if isinstance(block, Paragraph):
        yield from block.sentences
    else:
        yield from (cell for row in block.rows for cell in row.cells)


def offered_text(block: Block, figure_of: FigureOf) -> str:
    """The words of a paragraph to be rewritten: named figures as marks, which stay bound."""
    if not isinstance(block, Paragraph):
        return ""
    return " ".join("".join(_marked(span, figure_of) for span in one.spans) for one in block.sentences)


def _marked(span: Span, figure_of: FigureOf) -> str:
    if not span.key:
        return span.text
    try:
        figure = figure_of(span.key)
    except UnknownKey:
        return span.text
    written = span_of(figure)
    return f"{{{{ {span.key} }}}}" if written.text == span.text else span.text


def with_source(block: Block, source: str) -> Block:
    """The block as reported through a decision of an officer: it has its row, too."""
    if not isinstance(block, Paragraph):
        return block
    sentences = tuple(replace(one, own_sources=(*one.own_sources, source)) for one in block.sentences)
    return replace(block, sentences=sentences)
