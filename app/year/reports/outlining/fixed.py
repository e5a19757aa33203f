"""Fixed paragraphs of a part, with figures filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.log.figures.facts import Figure
from app.log.figures.registry import UnknownKey
from app.year.reports.outlining.checking import MARK
from app.year.reports.phrases import body, span_of
from app.year.reports.report import Paragraph, Sentence, Sources, Span

#: Stands where the books of this union have no such word.
_BLANK = Span("……")


def fixed_paragraphs(
    text: str, words: Mapping[str, str], figure_of: Callable[[str], Figure]
) -> tuple[Paragraph, ...]:
    """A paragraph for each line; `{{ key }}` is the figure with its rows, `{period}` and the like words."""
    return tuple(
        body(marked_sentence(line, figure_of, lambda text: text.format(**words)))
        for line in text.split("\n")
        if line.strip()
    )


def marked_sentence(
    line: str,
    figure_of: Callable[[str], Figure],
    written: Callable[[str], str] = str,
    sources: Sources = (),
) -> Sentence:
    """A line with the figure for each `{{ key }}`; `written` fills in what stands between them."""
    spans: list[Span] = []
    start = 0
    for mark in MARK.finditer(line):
        spans += [Span(written(line[start : mark.start()])), _figure(mark[1], figure_of)]
        start = mark.end()
    spans.append(Span(written(line[start:])))
    return Sentence(tuple(span for span in spans if span.text), sources)


def _figure(key: str, figure_of: Callable[[str], Figure]) -> Span:
    try:
        figure = figure_of(key)
    except UnknownKey:
        return _BLANK
    return span_of(figure)
