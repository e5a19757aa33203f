"""What an outline reports of a record, part by part, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.year.reports.outline import Outline
from app.year.reports.report import Block, Finding, Paragraph, Remedy, Report, Sentence, all_sections


class LeftOut(NamedTuple):
    """What a narrator would write that no part names, and its rows that no other part reports."""

    label: str
    sources: tuple[str, ...]

    def words(self) -> str:
        return f"{self.label} ({len(self.sources)} mục)"


def left_out_finding(outline: Outline, found: Iterable[LeftOut]) -> tuple[Finding, ...]:
    """A finding about what is left out; none if nothing is."""
    some = list(found)
    if not some:
        return ()
    labels = "; ".join(one.words() for one in some)
    rows = tuple(dict.fromkeys(source for one in some for source in one.sources))
    remedy = Remedy("Sửa đề cương", "outlines.edit", (("name", outline.name),))
    return (Finding(f"Đề cương «{outline.label}» bỏ ra ngoài: {labels}.", rows, remedy=remedy),)


def rows_by_part(report: Report) -> dict[str, int]:
    """How many rows of the books each part reports; parts that were left out are missing."""
    return {section.key: len(rows_in(section.blocks)) for section in all_sections(report.sections)}


def rows_in(blocks: Iterable[Block]) -> list[str]:
    """Every row that these blocks report, each once."""
    cells: list[Sentence] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            cells += block.sentences
        else:
            cells += [cell for row in block.rows for cell in row.cells]
    return list(dict.fromkeys(source for sentence in cells for source in sentence.sources))
