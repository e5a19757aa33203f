"""What the page of a report shows of it and of each part; nothing here asks the database."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from app.core.choices import Choice
from app.year.reports.report import Block, Finding, Report
from app.year.workspace.usual.facts import Usual
from app.year.workspace.writing.facts import Arrangement, PartWords, Rewriting
from app.year.workspace.writing.moved import MovedFigure
from app.year.workspace.writing.shaping import ShapedLine, text_of


class PartState(Choice):
    """How far a part has come; `HEADING` only holds others."""

    FULL = "full", "đủ"
    THIN = "thin", "mỏng"
    EMPTY = "empty", "trống"
    HEADING = "heading", ""


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A paragraph as the form of its part offers it. `name` names its box; "" for a table.

    `offered`: what the program writes, with marks for its figures.
    """

    name: str
    offered: str
    line: ShapedLine

    @property
    def rewriting(self) -> Rewriting | None:
        return self.line.rewriting

    @property
    def generated(self) -> str:
        """What the program writes now; "" for nothing any more."""
        return text_of(self.line.generated) if self.line.generated else ""

    @property
    def text(self) -> str:
        """What the box holds: the officer's words, else the program's."""
        return self.rewriting.text if self.rewriting else self.offered


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A part of the workspace; `usual_labels`: what is usually recorded in it."""

    key: str
    title: str
    number: str
    depth: int
    usual_labels: tuple[str, ...]
    #: What of it unions of the kind record by now, and this one has not.
    missing: tuple[Usual, ...]
    state: PartState
    is_required: bool
    rows: tuple[str, ...]
    #: Those of the rows that officers may arrange here.
    arrangeable: tuple[str, ...]
    #: Entries arranged in this part, which the program reports here no more.
    arranged: tuple[Arrangement, ...]
    lines: tuple[LineSeen, ...]
    words: PartWords
    moved: tuple[MovedFigure, ...]
    #: What the outline says first, then everything below it.
    lead: tuple[Block, ...]
    blocks: tuple[Block, ...]

    @property
    def drifted(self) -> tuple[LineSeen, ...]:
        """The paragraphs of officers where the program writes something else than what they rewrote."""
        return tuple(one for one in self.lines if one.line.has_moved)

    @property
    def name(self) -> str:
        """With its number, where it has one."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that the page shows; nothing in it asks the database."""

    report: Report
    label: str
    note: str
    parts: tuple[PartSeen, ...]
    #: Entries that only «Hoạt động khác», or nothing, reports.
    unclaimed: tuple[str, ...]
    #: Commitments that nothing shows yet: id and words.
    unproven: tuple[tuple[int, str], ...]
    #: What officers wrote into parts that the outline has no more, by their keys.
    homeless: tuple[tuple[str, str], ...] = ()
    #: What unions of the kind record every year.
    usual: tuple[Usual, ...] = ()

    @property
    def missing(self) -> int:
        """How much of it should be recorded by now, and is not."""
        return sum(one.is_missing for one in self.usual)

    def part(self, key: str) -> PartSeen | None:
        """The part with this key."""
        return next((one for one in self.parts if one.key == key), None)

    def count(self, state: PartState) -> int:
        """How many parts are in this state."""
        return sum(one.state == state for one in self.parts)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings


def box_name(text: str) -> str:
    """The name of a paragraph's box: the same as long as the program writes the same; "" for no text.

    So what a browser kept of it never comes into the box of another paragraph.
    """
    return sha256(text.encode()).hexdigest()[:12] if text else ""
