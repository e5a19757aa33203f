"""The report in reading order, each sentence with an id that is the same in every medium.

`II.2-p3-s1` is the first sentence of the third paragraph of part II.2, `II.2-p3-s1-n2` its second number,
`II.1-t1-r2-c3` the third cell of the second row of its first table, `open-p1-s1` the first of the text above
the parts, `end-s1` the first of the closing, `apart-p1-s1` of the annex of entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from app.papers.pdf.fitting import Fit
from app.year.reports.report import Block, Column, Paragraph, Report, Section, Sentence, Table
from app.year.reports.writers.document import heading_text, table_fit
from app.year.reports.writers.kept_rows import kept_rows

_MARKS = ("-", "–", "+", "*", "•")
_NUMBER = re.compile(r"(.+)-n([1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence and the id of its place."""

    node: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence and the id of its place."""

    node: str
    sentence: Sentence

    @property
    def runs(self) -> list[Run]:
        """The sentence in pieces that each hold one number at most, with the words after it.

        The first piece has the sentence's id, the others that of their number: `II.2-p3-s1-n2`.
        """
        return [Run(self.node if n < 2 else f"{self.node}-n{n}", text) for n, text in _runs(self.sentence)]


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    level: Literal[1, 2, 3]
    text: str
    kind: Literal["heading"] = "heading"
    number: str = ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or an item; `leads_in` when it ends with a colon, so must stay with what follows."""

    sentences: tuple[Placed, ...]
    kind: Literal["body", "item"]
    leads_in: bool = False

    @property
    def text(self) -> str:
        """The paragraph, including an item's dash."""
        return self.dash + self._words

    @property
    def dash(self) -> str:
        """The dash before an item; "" if its text begins with a mark of its own."""
        return "- " if self.kind == "item" and not self._words.startswith(_MARKS) else ""

    @property
    def _words(self) -> str:
        return " ".join(placed.sentence.text for placed in self.sentences)


@dataclass(frozen=True, slots=True)
class PlacedRow:
    cells: tuple[Placed, ...]
    strong: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class TableBlock:
    columns: tuple[Column, ...]
    rows: tuple[PlacedRow, ...]
    kind: Literal["table"] = "table"

    def fit(self) -> Fit:
        """The size of its letters and the widths of its columns, in which no number is broken."""
        texts = (
            [one.title, *(row.cells[place].sentence.text for row in self.rows)]
            for place, one in enumerate(self.columns)
        )
        return table_fit(list(texts), [column.width for column in self.columns])


FlowBlock = HeadingBlock | TextBlock | TableBlock


def flow(report: Report) -> Iterator[FlowBlock]:
    """The opening, then headings, paragraphs and tables of all parts; the closing is not among them."""
    yield from _blocks(report.opening, "open")
    for section in report.sections:
        yield from _of_section(section, "")


def closing(report: Report) -> TextBlock:
    """The closing paragraph, its sentences placed as `end-s1`, `end-s2`…"""
    return _text(report.closing, "end")


def appendix_flow(report: Report) -> Iterator[tuple[str, list[FlowBlock]]]:
    """The title of each appendix and what stands below it; `PL2-p1-s1` is a sentence of the second."""
    for place, one in enumerate(report.appendices, 1):
        yield f"PHỤ LỤC {one.number}: {one.title.upper()}", list(_blocks(one.blocks, f"PL{place}"))


def apart(report: Report) -> tuple[TextBlock, ...]:
    """The annex that officers sent entries to, its sentences placed as `apart-p1-s1`."""
    return tuple(_text(one, f"apart-p{place}") for place, one in enumerate(report.apart, 1))


def comparison(report: Report) -> Iterator[FlowBlock]:
    """The annex that compares two years; no sentence of it is one of the paper's."""
    return _blocks(report.comparison, "so-sanh")


def nodes(report: Report) -> dict[str, Sentence]:
    """Every sentence by the id of its place. Raises ValueError when two places share one id."""
    found: dict[str, Sentence] = {}
    for placed in _all(report):
        if placed.node in found:
            raise ValueError(f"two parts of the outline {report.outline} are both numbered {placed.node}")
        found[placed.node] = placed.sentence
    return found


def sentences(report: Report) -> Iterator[Sentence]:
    """Every sentence in reading order."""
    return (placed.sentence for placed in _all(report))


def number_of_figure(report: Report) -> dict[str, str]:
    """Where each named figure stands first, as an address names it: `II.2-p3-s1-n2`."""
    found: dict[str, str] = {}
    for placed in _all(report):
        for number, span in enumerate((one for one in placed.sentence.spans if one.figure), 1):
            if span.key:
                found.setdefault(span.key, f"{placed.node}-n{number}")
    return found


def number_in(node: str) -> tuple[str, int]:
    """The sentence of a place, and which of its numbers the place is: 1 unless it says so."""
    match = _NUMBER.fullmatch(node)
    return (match[1], int(match[2])) if match else (node, 1)


def _runs(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """(number that it begins with, words); neighbours made of the same rows stay together."""
    begins = count = 0
    words, before = "", None
    for span in sentence.spans:
        if span.figure:
            count += 1
            if begins and (span.key, span.sources) != before:
                yield begins, words
                begins, words = count, ""
            begins, before = begins or count, (span.key, span.sources)
        words += span.text
    yield begins, words


def _all(report: Report) -> Iterator[Placed]:
    behind = (*(block for _, blocks in appendix_flow(report) for block in blocks), *apart(report))
    for block in (*flow(report), closing(report), *behind):
        if isinstance(block, TextBlock):
            yield from block.sentences
        elif isinstance(block, TableBlock):
            for row in block.rows:
                yield from row.cells


def _of_section(section: Section, parent: str) -> Iterator[FlowBlock]:
    # A level 3 number already repeats its parent's: `2.1` in `II.2` is `II.2.1`.
    own = section.number.rpartition(".")[2] or section.key
    label = f"{parent}.{own}" if parent else own
    yield HeadingBlock(section.level, heading_text(section), number=section.number)
    yield from _blocks(section.blocks, label)
    for child in section.children:
        yield from _of_section(child, label)


def _blocks(blocks: Iterable[Block], label: str) -> Iterator[FlowBlock]:
    paragraphs = tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield _text(block, f"{label}-p{paragraphs}")
        else:
            tables += 1
            yield _table(block, f"{label}-t{tables}")


def _text(paragraph: Paragraph, label: str) -> TextBlock:
    placed = tuple(Placed(f"{label}-s{i}", sentence) for i, sentence in enumerate(paragraph.sentences, 1))
    last = next((text for one in reversed(paragraph.sentences) if (text := one.text.rstrip())), "")
    return TextBlock(placed, paragraph.style, last.endswith(":"))


def _table(table: Table, label: str) -> TableBlock:
    kept, rows = kept_rows(table.rows), []
    for r, row in enumerate(table.rows, 1):
        cells = tuple(Placed(f"{label}-r{r}-c{c}", cell) for c, cell in enumerate(row.cells, 1))
        rows.append(PlacedRow(cells, row.strong, kept[r - 1]))
    return TableBlock(table.columns, tuple(rows))
