"""Last year's paragraphs as words to begin with, their old figures marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.periods import Period
from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey
from app.year.reports.report import Finding, Paragraph, Report, Section, Span, all_sections
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
    # The year of the period has moved on with it.
    moved_on = {str(before.start.year): period.start.year, str(before.end.year): period.end.year}

    def number(found: re.Match[str]) -> str:
        text = found[0]
        return f"{MARK}{text}; nay: {moved_on[text]}]" if text in moved_on else f"{MARK}{text}]"

    def words(span: Span) -> str:
        if not span.figure:
            return _NUMBERS.sub(number, span.text)
        if span.key and _is_known(span.key, figure_of):
            return f"{MARK}{span.text}; nay: {{{{ {span.key} }}}}]"
        return f"{MARK}{span.text}]"

    return [part for one in all_sections(report.sections) if (part := _part(one, words))]


def _part(section: Section, words: Callable[[Span], str]) -> CarriedPart | None:
    paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
    text = "\n".join(f"{'- ' if one.style == 'item' else ''}{_line(one, words)}" for one in paragraphs)
    return CarriedPart(section.key, section.title, text, text.count(MARK)) if paragraphs else None


def _line(block: Paragraph, words: Callable[[Span], str]) -> str:
    return " ".join("".join(map(words, sentence.spans)) for sentence in block.sentences)


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
