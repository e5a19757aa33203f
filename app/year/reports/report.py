"""The report as data: a frozen tree that the composer makes and the writers print.

Independent of the medium. Every sentence and every figure carries `sources`: the ids of the
records it was made from, such as `activities/12`, `members/5`, `funds/3`, `commitments/7`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Sources = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `figure` marks a number that was counted or summed from `sources`.

    `key` is the name of the figure where it has one (`visits.times`).
    """

    text: str
    sources: Sources = ()
    figure: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its full stop included; sentences of a paragraph are joined by one space."""

    spans: tuple[Span, ...]
    own_sources: Sources = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def sources(self) -> Sources:
        """All ids that the sentence was made from, each once, in order of appearance."""
        found = dict.fromkeys(self.own_sources)
        for span in self.spans:
            found.update(dict.fromkeys(span.sources))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text; an `item` stands under its lead-in with a dash in front."""

    sentences: tuple[Sentence, ...]
    style: Literal["body", "item"] = "body"

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its head, its share of the width (shares of a table sum to 100)."""

    title: str
    width: int
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row, a sentence per column; `strong` marks a total or a group's head."""

    cells: tuple[Sentence, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part, numbered as the outline says, usually `I. TITLE`, `1. Title`, `1.1. Title`."""

    key: str
    level: Literal[1, 2, 3]
    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()


def all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """The parts with all that are in them, in the order of the text."""
    for section in sections:
        yield section
        yield from all_sections(section.children)


@dataclass(frozen=True, slots=True)
class Head:
    """The two-column head. `dated` None leaves day and month blank on paper."""

    upper_union: str
    union: str
    number: str
    symbol: str
    place: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Signature:
    """`TM. BAN CHẤP HÀNH` / `CHỦ TỊCH` / name; `standing_in` holds `KT. CHỦ TỊCH` for a deputy."""

    on_behalf: str
    standing_in: str
    post: str
    name: str

    @classmethod
    def of(cls, chair: str, deputy: str) -> Signature:
        """The chair signs for the committee, or the deputy where no chair is known."""
        if not chair and deputy:
            return cls("TM. BAN CHẤP HÀNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", deputy)
        return cls("TM. BAN CHẤP HÀNH", "", "CHỦ TỊCH", chair)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where a finding can be corrected: the words of a button, an endpoint and its arguments by name."""

    label: str
    endpoint: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that failed: what does not agree, in a Vietnamese sentence, and where.

    One that `stops` is an error of the sums: there is no paper until it is corrected. The others are named.
    """

    message: str
    sources: Sources = ()
    stops: bool = False
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row behind a figure in words; `note`: its share of the value, or why it is left out."""

    source: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A named figure of the report with what it is counted from, for the annex; `value` has its unit."""

    key: str
    label: str
    value: str
    unit: str
    rule: str
    rows: tuple[EvidenceRow, ...] = ()
    left_out: tuple[EvidenceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    outline: str
    unit_code: str
    period: str
    starts_on: date
    ends_on: date
    as_of: date
    head: Head
    title: str
    abstract: tuple[str, ...]
    addressee: str
    sections: tuple[Section, ...]
    closing: Paragraph
    recipients: tuple[str, ...]
    signature: Signature
    #: What stands above the first part; a paper without parts has nothing else.
    opening: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()
    #: Each named figure in the order of the text, where the annex is wanted.
    annex: tuple[Evidence, ...] = ()
    #: Entries that officers report in an annex of their own.
    apart: tuple[Paragraph, ...] = ()
    #: The year before beside this one, where that annex is wanted.
    comparison: tuple[Block, ...] = ()
    #: The head of the books when it was composed, printed small at the end, for `flask verify --head`.
    seal: str = ""
    #: Of a union's own outline, counted from 1; 0 for a built-in one.
    outline_version: int = 0
    #: Number and code of a paper that was issued, at the foot of every page.
    stamp: str = ""
    #: Parts that stand behind the signature, each with its number (`I`).
    appendices: tuple[Section, ...] = ()

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings over which nothing is printed."""
        return tuple(one for one in self.findings if one.stops)

    @property
    def named(self) -> tuple[Finding, ...]:
        """The findings that are known and said beside the paper."""
        return tuple(one for one in self.findings if not one.stops)
