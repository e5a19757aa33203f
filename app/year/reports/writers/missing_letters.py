"""Letters of a report that its PDF cannot show, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.vietnamese import as_typed
from app.papers.pdf.glyphs import undrawn
from app.year.reports.report import Report
from app.year.reports.writers.nodes import nodes


@dataclass(frozen=True, slots=True)
class MissingLetters:
    """Letters that the shipped font lacks; `node` is the id of the sentence, "" for head and foot."""

    letters: tuple[str, ...]
    text: str
    node: str = ""

    @property
    def description(self) -> str:
        """`U+1F600 (GRINNING FACE) trong «Xong việc …»`."""
        return f"{', '.join(self.letters)} trong «{as_typed(self.text)}»"


def missing_letters(report: Report) -> list[MissingLetters]:
    """Every text of the report with a letter that the PDF replaces, in reading order."""
    head, signed = report.head, report.signature
    around = (report.title, *report.abstract, report.addressee, head.upper_union, head.union, head.number)
    named = [("", text) for text in (*around, head.symbol, head.place, *report.recipients, signed.name)]
    placed = [(node, sentence.text) for node, sentence in nodes(report).items()]
    found = [MissingLetters(tuple(undrawn(text)), text, node) for node, text in (*named, *placed)]
    return [one for one in found if one.letters]
