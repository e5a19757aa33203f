"""The minutes of a meeting as a paper to sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.dates import date_in_words
from app.core.fields import label_of
from app.core.times import time_in_words
from app.core.vietnamese import count_text
from app.life.events.facts import Category
from app.life.meetings.facts import MeetingFacts, votes_text
from app.papers.head import Heads
from app.papers.pdf.document import html_pdf
from app.papers.sheet import Signature

_MEETING = {Category.CONFERENCE: "Hội nghị", Category.CONGRESS: "Đại hội"}
_DOTS = "." * 60
_HOURS = "..... giờ ....."
_NUMBER = re.compile("[0-9]{1,6}")
_MORE_THAN_A_NAME = re.compile(r"[^\w\s.]|[0-9]|\bvà\b")


def minutes_pdf(papers: Sequence[tuple[MeetingFacts, Sequence[str]]], heads: Heads) -> bytes:
    """The minutes of the first meeting as PDF, with the names of participants on the roster.

    A4 portrait, with the lines of NĐ 30/2020 Phụ lục III, mẫu 1.11 (biên bản). Hours and names that are not
    recorded are left blank to be filled in by hand. Raises `PdfFailed`.
    """
    facts, present = papers[0]
    head = heads.on(facts.starts_on)
    return html_pdf(
        "life/meetings/minutes_pdf.html",
        title="Biên bản",
        head=head,
        event=facts.title,
        meeting=_MEETING.get(facts.category, "Cuộc họp"),
        lines=_lines(facts, present),
        parts=[(label, tuple(text.split("\n"))) for label, text in _parts(facts) if text],
        votes="; ".join(f"{label.lower()} {share}" for label, share in votes_text(facts)),
        ending=_ending(facts),
        signatures=(
            Signature("THƯ KÝ", name=_signer(facts.minuted_by)),
            Signature("CHỦ TỌA", name=_signer(facts.presided_by)),
        ),
    )


def _lines(facts: MeetingFacts, present: Sequence[str]) -> list[tuple[str, str]]:
    """(label, text) above the contents; dots where it is filled in by hand."""
    until = f" đến {date_in_words(facts.ends_on)}" if facts.ends_on else ""
    begins = time_in_words(facts.begins_at) if facts.begins_at else _HOURS
    return [
        ("Thời gian bắt đầu", f"{begins}, {date_in_words(facts.starts_on)}{until}"),
        ("Địa điểm", facts.place or _DOTS),
        ("Thành phần tham dự", _attendance(facts, present)),
        *_absence(facts),
        ("Chủ trì (chủ tọa)", facts.presided_by or _DOTS),
        ("Thư ký (người ghi biên bản)", facts.minuted_by or _DOTS),
    ]


def _ending(facts: MeetingFacts) -> str:
    """When it ended; the day is given only with the hour."""
    if facts.ends_at is None:
        return f"{_HOURS}, ngày ..... tháng ..... năm ........."
    return f"{time_in_words(facts.ends_at)}, {date_in_words(facts.ends_on or facts.starts_on)}"


def _absence(facts: MeetingFacts) -> list[tuple[str, str]]:
    absences = (("Vắng mặt có lý do", facts.excused), ("Vắng mặt không có lý do", facts.unexcused))
    return [(label, _people(who)) for label, who in absences if who] or [("Vắng mặt", _DOTS)]


def _people(who: str) -> str:
    """Names unchanged; a number as `05 người`."""
    return f"{count_text(int(who))} người" if _NUMBER.fullmatch(who) else who


def _signer(who: str) -> str:
    """The name under a signature; "" when the text is more than a name."""
    return "" if _MORE_THAN_A_NAME.search(who) else who


def _attendance(facts: MeetingFacts, present: Sequence[str]) -> str:
    counted = f"{count_text(facts.people)} người" if facts.people else ""
    if not present:
        return counted or _DOTS
    names = ", ".join(present)
    if (facts.people or 0) > len(present):
        return f"{counted}, trong đó {count_text(len(present))} đoàn viên: {names}"
    return f"{counted}: {names}"


def _parts(facts: MeetingFacts) -> list[tuple[str, str]]:
    return [
        (label_of(MeetingFacts, "agenda"), facts.agenda),
        ("Diễn biến", facts.minutes),
        (label_of(MeetingFacts, "resolution"), facts.resolution),
    ]
