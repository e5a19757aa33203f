"""The form of a part: sentences, dashes, one paragraph, a table. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from app.year.reports.phrases import say
from app.year.reports.report import Block, Column, Paragraph, Row, Sentence, Span, Table

#: What an outline may say, and what it is called.
FORMS = {
    "": "Như sổ kể: câu, dưới câu dẫn là gạch đầu dòng",
    "sentences": "Mỗi việc một câu",
    "bullets": "Mỗi việc một gạch đầu dòng",
    "paragraph": "Một đoạn liền",
    "table": "Bảng",
    "annex": "Phụ lục kèm theo",
}
#: How leads end that say nothing of a list below them.
_LEAD = re.compile(r"(?:,? (?:cụ thể|nổi bật là)|(?: với kết quả)? như sau):$")
_COLUMNS = (Column("TT", 8, "center"), Column("NỘI DUNG", 92))


def in_form(form: str, blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks of a part in its form; tables, and texts of several lines, stay as they are."""
    if form == "sentences":
        return (replace(one, style="body") if _is_short(one) else one for one in blocks)
    if form == "bullets":
        return (replace(one, style="item") if _is_short(one) and not _leads(one) else one for one in blocks)
    if form == "paragraph":
        return _joined(blocks)
    return _as_tables(blocks) if form == "table" else blocks


def appendix_reference(number: str, sources: Iterable[str]) -> Paragraph:
    """What stands in a part whose text is an appendix; the part covers the same rows."""
    text = Span(f"Chi tiết tại Phụ lục {number} kèm theo.")
    return Paragraph((Sentence((text,), tuple(sources)),))


def _is_short(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and "\n" not in block.text


def _leads(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text.endswith(":")


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    sentences: list[Sentence] = []
    for block in blocks:
        if _is_short(block):
            sentences += map(_ended, block.sentences)
            continue
        if sentences:
            yield Paragraph(tuple(sentences))
        sentences = []
        yield block
    if sentences:
        yield Paragraph(tuple(sentences))


def _ended(sentence: Sentence) -> Sentence:
    """A lead as a sentence of its own: `…, cụ thể:` ends with a full stop."""
    *before, last = sentence.spans
    return replace(sentence, spans=(*before, replace(last, text=_LEAD.sub(".", last.text))))


def _as_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    rows: list[Row] = []
    for block in blocks:
        if _is_short(block) and not _leads(block):
            rows.append(_row(len(rows) + 1, block))
            continue
        if rows:
            yield Table(_COLUMNS, tuple(rows))
        rows = []
        yield block
    if rows:
        yield Table(_COLUMNS, tuple(rows))


def _row(number: int, block: Paragraph) -> Row:
    first, *others = block.sentences
    spans = [*first.spans, *(span for one in others for span in (Span(" "), *one.spans))]
    sources = tuple(dict.fromkeys(source for one in block.sentences for source in one.own_sources))
    return Row((say("{n}", n=str(number)), Sentence(tuple(spans), sources)))
