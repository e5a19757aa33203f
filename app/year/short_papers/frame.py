"""What every short paper has: head, numbered table, closing, recipients, signature. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from app.core.periods import Period
from app.office.units.facts import Post
from app.office.units.queries import UnitAsOf
from app.year.reports.framing import recipient_list
from app.year.reports.phrases import body, count, paragraphs, say
from app.year.reports.report import Block, Column, Head, Paragraph, Report, Row, Sentence, Signature, Table
from app.year.short_papers.facts import Wording

Listed = TypeVar("Listed")

#: Who keeps the paper, whom it informs, and the one that it is addressed to.
KEPT = "Lưu: CĐCS"
UPPER = "Công đoàn cấp trên (để b/c)"
_SAME = "Như trên"


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return body(say("{text}", text=text))


def lines(text: str, source: str = "") -> Iterable[Paragraph]:
    """An officer's text, each of its lines a paragraph as typed; nothing for an empty one."""
    if not text:
        return ()
    return paragraphs(body(say("{text}", text=text, sources=(source,) if source else ())))


def table(
    columns: Sequence[tuple[Column, Callable[[Listed], str]]],
    rows: Sequence[tuple[Listed, str]],
    *,
    always: Iterable[str],
) -> Table:
    """A numbered row for each; a column that nobody filled is left out unless it is `always` there."""
    kept = [
        (column, value)
        for column, value in columns
        if column.title in always or any(value(one) for one, _ in rows)
    ]
    shown = sum(column.width for column, _ in kept)
    widths = [92 * column.width // shown for column, _ in kept]
    widths[0] += 92 - sum(widths)
    return Table(
        (
            Column("TT", 8, "center"),
            *(
                Column(column.title, width, column.align)
                for (column, _), width in zip(kept, widths, strict=True)
            ),
        ),
        tuple(
            Row(
                (
                    Sentence((count(place),)),
                    *(say("{x}", x=value(one), sources=(source,)) for _, value in kept),
                )
            )
            for place, (one, source) in enumerate(rows, 1)
        ),
    )


def paper(
    union: UnitAsOf,
    period: Period,
    wording: Wording,
    *,
    kind: str,
    title: str,
    abstract: str,
    addressee: str,
    blocks: Iterable[Block],
    closing: str,
    recipients: tuple[str, ...],
) -> Report:
    """The paper with the head and the signature of the union; `kind` begins its symbol (`TTr-CĐCS`)."""
    suffix = union.document_symbol.partition("-")[2] or "CĐCS"
    return Report(
        outline="",
        unit_code=union.code,
        period=period.label,
        starts_on=period.start,
        ends_on=period.end,
        as_of=wording.dated or wording.written_on,
        head=Head(
            union.upper_union, union.name, wording.number, f"{kind}-{suffix}", union.place, wording.dated
        ),
        title=title,
        abstract=(abstract,),
        addressee=addressee,
        sections=(),
        closing=paragraph(closing),
        recipients=recipient_list(recipients, _SAME if addressee else ""),
        signature=Signature.of(union.officers.get(Post.CHAIR, ""), union.officers.get(Post.VICE_CHAIR, "")),
        opening=tuple(blocks),
    )
