"""What a number of a sentence is made of: its named figure, or the rows that the narrator counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.core.money import format_money
from app.log.figures.facts import Figure
from app.year.figures.record import Sources
from app.year.reports.report import Evidence, EvidenceRow, Report, Sentence, Span
from app.year.reports.writers.nodes import sentences


@dataclass(frozen=True, slots=True)
class TracedNumber:
    """A number as the sentence writes it; `figure` where it has a name, else its rows alone.

    One figure may be written several times (`41/44`, `93,2%`).
    """

    texts: tuple[str, ...]
    figure: Figure | None
    sources: Sources

    @property
    def rows(self) -> Iterator[str]:
        """Every row that tracing it names."""
        return iter(self.sources) if self.figure is None else rows_of(self.figure)


def traced(sentence: Sentence, figure_of: Callable[[str], Figure], first: int = 1) -> list[TracedNumber]:
    """The numbers of a sentence in its order, but that of its span number `first` before all others."""
    spans = [span for span in sentence.spans if span.figure]
    wanted = spans[first - 1 : first]
    found: dict[str | int, list[Span]] = {}
    for span in (*wanted, *spans):
        group = found.setdefault(span.key or id(span), [])
        if all(span is not one for one in group):
            group.append(span)
    return [_number(group, figure_of) for group in found.values()]


def _number(spans: list[Span], figure_of: Callable[[str], Figure]) -> TracedNumber:
    texts = tuple(dict.fromkeys(span.text for span in spans))
    return TracedNumber(texts, figure_of(spans[0].key) if spans[0].key else None, spans[0].sources)


def named_figures(report: Report, figure_of: Callable[[str], Figure]) -> list[Figure]:
    """The named figures of a report, each once, in the order in which they first occur."""
    keys = dict.fromkeys(span.key for sentence in sentences(report) for span in sentence.spans if span.key)
    return [figure_of(key) for key in keys]


def rows_of(figure: Figure) -> Iterator[str]:
    """The rows that make up a figure, then those that are left out of it."""
    yield from (one.row for one in figure.shares)
    yield from (one.row for one in figure.left_out)


def evidence(figure: Figure, words: Mapping[str, str]) -> Evidence:
    """A figure for the annex; `words`: what each row is. A row that counts twice is listed once."""
    shares: Counter[str] = Counter()
    for one in figure.shares:
        shares[one.row] += one.share
    return Evidence(
        key=figure.key,
        label=figure.label,
        value=figure.text,
        unit=figure.unit,
        rule=figure.rule,
        rows=tuple(
            EvidenceRow(row, words.get(row, row), format_money(share)) for row, share in shares.items()
        ),
        left_out=tuple(
            EvidenceRow(one.row, words.get(one.row, one.row), one.reason) for one in figure.left_out
        ),
    )
