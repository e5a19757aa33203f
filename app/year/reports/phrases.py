"""Building sentences out of words and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from string import Formatter

from app.core.money import dong_in_text, format_money
from app.core.texts.lines import has_lines
from app.core.vietnamese import count_text, ratio_text, share_text
from app.log.figures.facts import Figure as NamedFigure
from app.log.figures.facts import value_text
from app.year.figures.record import Figure, Sources
from app.year.reports.report import Paragraph, Sentence, Span

#: Marks that end a sentence, or introduce what follows.
_ENDS = (".", "!", "?", ":", ";", "…", ".”", '."')


#: Printed where a value is missing.
NOTHING = Sentence(())


def say(template: str, *, sources: Sources = (), **parts: Span | Sentence | str) -> Sentence:
    """A sentence from a template such as `Tổng số: {n} người.`; the parts keep their sources."""
    spans: list[Span] = []
    for words, name in _parsed(template):
        if words:
            spans.append(words)
        if name:
            part = parts[name]
            if isinstance(part, Sentence):
                spans.extend(part.spans)
            else:
                spans.append(part if isinstance(part, Span) else Span(part))
    return Sentence(tuple(spans), sources)


@lru_cache(maxsize=512)
def _parsed(template: str) -> tuple[tuple[Span | None, str | None], ...]:
    """Cached: a report uses its few dozen templates hundreds of times."""
    parts = Formatter().parse(template)
    return tuple((Span(words) if words else None, name) for words, name, _, _ in parts)


def count(number: int, sources: Iterable[str] = ()) -> Span:
    """A count as documents write it: `04`, `12`."""
    return Span(count_text(number), tuple(sources), figure=True)


def counted(figure: NamedFigure) -> Span:
    """A named count or sum as running text writes it, with its key: `04`, `04 triệu đồng`."""
    text = dong_in_text(figure.number) if figure.unit == "đồng" else count_text(figure.number)
    return Span(text, figure.sources, figure=True, key=figure.key)


def cell_of(figure: NamedFigure) -> Span:
    """The value of a named figure in a table that states its unit in another cell: `4`, `4.000.000`."""
    written = figure.value if isinstance(figure.value, str) else value_text(figure.value)
    return Span(written, figure.sources, figure=True, key=figure.key)


def span_of(figure: NamedFigure) -> Span:
    """A named figure in running text: a number as texts write it, any other value as it is."""
    return counted(figure) if isinstance(figure.value, int) else cell_of(figure)


def share_between(part: NamedFigure, whole: NamedFigure) -> Sentence:
    """`22/22 (100%)` of two named counts, the second of which holds the first."""
    sources = tuple(dict.fromkeys((*part.sources, *whole.sources)))
    texts = ratio_text(part.number, whole.number), share_text(part.number, whole.number)
    ratio, percent = (Span(text, sources, figure=True, key=part.key) for text in texts)
    return Sentence((ratio, Span(" ("), percent, Span(")")))


def dong(amount: int, sources: Iterable[str] = ()) -> Span:
    """`04 triệu đồng`."""
    return Span(dong_in_text(amount), tuple(sources), figure=True)


def money_cell(figure: NamedFigure) -> Span:
    """A named sum in a table, in full: `4.000.000`."""
    return Span(format_money(figure.number), figure.sources, figure=True, key=figure.key)


def share(figure: Figure) -> Sentence:
    """`22/22` and `100%` of a share, as `22/22 … (100%)` needs them: parts `ratio` and `percent`."""
    total = figure.total or 0
    return Sentence(
        (
            Span(ratio_text(figure.part, total), figure.sources, figure=True),
            Span(" ("),
            Span(share_text(figure.part, total), figure.sources, figure=True),
            Span(")"),
        )
    )


def joined(parts: Iterable[Sentence], between: str = ", ") -> Sentence:
    """Phrases in a row: `a, b, c`."""
    gap = Span(between)
    spans: list[Span] = []
    sources: list[str] = []
    for number, part in enumerate(parts):
        if number:
            spans.append(gap)
        spans.extend(part.spans)
        sources.extend(part.own_sources)
    return Sentence(tuple(spans), tuple(dict.fromkeys(sources)))


def body(*sentences: Sentence) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph(sentences)


def item(*sentences: Sentence) -> Paragraph:
    """A paragraph with a dash in front."""
    return Paragraph(sentences, style="item")


def paragraphs(one: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, or where an officer's text in it has several, each of them as typed.

    Only the first keeps the dash of an item.
    """
    lines: list[list[Sentence]] = [[]]
    for sentence in one.sentences:
        first, *others = _lines(sentence)
        lines[-1].append(first)
        lines += [[other] for other in others]
    for place, sentences in enumerate(lines):
        yield Paragraph(tuple(sentences), "body" if place else one.style)


def _lines(sentence: Sentence) -> list[Sentence]:
    """The lines of a sentence, each with its sources."""
    lines: list[list[Span]] = [[]]
    for span in sentence.spans:
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first) if others else span)
        lines += [[replace(span, text=other)] for other in others]
    return [sentence] if len(lines) == 1 else [Sentence(tuple(one), sentence.own_sources) for one in lines]


def full_stop(text: str) -> str:
    """An officer's text as a sentence: a full stop is added if it ends without a mark.

    Several paragraphs stay as typed.
    """
    return text if has_lines(text) or text.endswith(_ENDS) else f"{text}."
