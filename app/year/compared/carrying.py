"""Last year's paragraphs as words to begin with, their old figures marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.periods import Period
from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey
from app.year.reports.report import Finding, Paragraph, Report, Section, Span
from app.year.reports.writers.nodes import sentences

#: How an old figure begins; `]` ends it: `[cũ: 05; nay: {{ visits.times }}]`.
MARK = "[cũ: "
#: Numbers and days in words that no figure stands behind.
_NUMBERS = re.compile(r"\d+(?:[./]\d+)*(?:,\d+)?%?")


@dataclass(frozen=True, slots=True)
class CarriedPart:
    """The paragraphs of one part of last year's report, a line each; `old`: how many figures are marked."""

    key: str
    title: str
    text: str
    old: int


def carried(
    report: Report, before: Period, period: Period, figure_of: Callable[[str], Figure]
) -> list[CarriedPart]:
    """The parts of last year's report that have paragraphs. `figure_of`: the figures of this year."""
    return [part for one in report.sections for part in _parts(one, before, period, figure_of)]


def _parts(
    section: Section, before: Period, period: Period, figure_of: Callable[[str], Figure]
) -> Iterator[CarriedPart]:
    lines = [
        f"{'- ' if block.style == 'item' else ''}{_line(block, before, period, figure_of)}"
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    if lines:
        text = "\n".join(lines)
        yield CarriedPart(section.key, section.title, text, text.count(MARK))
    for child in section.children:
        yield from _parts(child, before, period, figure_of)


def _line(block: Paragraph, before: Period, period: Period, figure_of: Callable[[str], Figure]) -> str:
    return " ".join(
        "".join(_span(span, before, period, figure_of) for span in sentence.spans)
        for sentence in block.sentences
    )


def _span(span: Span, before: Period, period: Period, figure_of: Callable[[str], Figure]) -> str:
    if not span.figure:
        return _NUMBERS.sub(lambda found: _number(found[0], before, period), span.text)
    if span.key and _is_known(span.key, figure_of):
        return f"{MARK}{span.text}; nay: {{{{ {span.key} }}}}]"
    return f"{MARK}{span.text}]"


def _number(text: str, before: Period, period: Period) -> str:
    """A number in words; the year of the period has moved on with it."""
    moved_on = {str(before.start.year): period.start.year, str(before.end.year): period.end.year}
    return f"{MARK}{text}; nay: {moved_on[text]}]" if text in moved_on else f"{MARK}{text}]"


def _is_known(key: str, figure_of: Callable[[str], Figure]) -> bool:
    try:
        figure_of(key)
    except UnknownKey:
        return False
    return True


def old_figures(report: Report) -> Iterator[Finding]:
    """The sentences in which an old figure is still marked."""
    for one in sentences(report):
        if MARK in one.text:
            yield Finding(f"Còn số liệu năm trước chưa thay trong câu: «{one.text}»", one.sources)
