"""The minutes of a meeting as a paper to sign."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dates import format_date
from app.core.vietnamese import count_text
from app.events.detail_facts import MeetingFacts, votes_told
from app.papers.as_pdf import html_pdf
from app.papers.head import Heads
from app.papers.sheet import Signature


def minutes_pdf(papers: Sequence[tuple[MeetingFacts, Sequence[str]]], heads: Heads) -> bytes:
    """The minutes of the first meeting, with the names of who was there, those on the roster.

    A4 upright with the head of union papers (NĐ 30/2020 Phụ lục I). Raises `LetterWithoutGlyph`, `PdfFailed`.
    """
    facts, present = papers[0]
    head = heads.on(facts.starts_on)
    return html_pdf(
        "events/minutes_pdf.html",
        title="Biên bản",
        head=head,
        event=facts.title,
        when=_when(facts),
        place=facts.place,
        people=count_text(facts.people) if facts.people else "",
        present=", ".join(present),
        parts=[(label, tuple(text.split("\n"))) for label, text in _parts(facts) if text],
        votes="; ".join(f"{label.lower()} {share}" for label, share in votes_told(facts)),
        # Who presided is not recorded: a name printed beforehand might be the wrong one.
        signatures=(Signature("THƯ KÝ"), Signature("CHỦ TRÌ")),
    )


def _when(facts: MeetingFacts) -> str:
    first = format_date(facts.starts_on)
    return f"{first} đến {format_date(facts.ends_on)}" if facts.ends_on else first


def _parts(facts: MeetingFacts) -> list[tuple[str, str]]:
    return [
        ("Chương trình", facts.agenda),
        ("Diễn biến", facts.minutes),
        ("Nghị quyết, kết luận", facts.resolution),
    ]
