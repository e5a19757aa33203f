"""Writes of what officers write into reports."""

from __future__ import annotations

from datetime import datetime

from app.books.cashbook.queries import lock_books
from app.core.actor import Actor
from app.core.errors import Refused, Stale
from app.extensions import db
from app.office.trail import actions as trail
from app.year.workspace.boxes import unknown_in
from app.year.workspace.facts import PartPlace, saved_part
from app.year.workspace.models import WrittenPart
from app.year.workspace.queries import part_written, written_words
from app.year.workspace.writing.arranging import arranged_rows
from app.year.workspace.writing.facts import Deed, PartWords, words_of

#: The action of the trail; it changes what a report says, and nothing that it is composed from.
SAVED = "reports.part.saved"


def save_part(
    unit_id: int, place: PartPlace, words: PartWords, actor: Actor, now: datetime, seen: int
) -> WrittenPart | None:
    """Keep what an officer wrote into a part; `seen`: the version that it was begun with, 0 for none.

    Nothing is written where nothing changed; None where nobody ever wrote into the part.

    Raises Stale where another officer saved it meanwhile, Refused for an unknown figure and for an
    entry arranged twice.
    """
    lock_books(unit_id)
    row = part_written(unit_id, place.period, place.outline, place.part)
    if (row.version if row else 0) != seen:
        raise Stale
    _check_figures(words)
    _check_arranged(unit_id, place, words)
    old = words_of(row.content) if row else PartWords()
    if old == words:
        return row
    if row is None:
        row = WrittenPart(
            unit_id=unit_id,
            period_start=place.period.start,
            period_end=place.period.end,
            outline=place.outline,
            part=place.part,
        )
        db.session.add(row)
    row.title, row.content = place.title, words.as_text()
    row.saved_by_id, row.saved_by, row.saved_at = actor.user_id, actor.name, now
    before = saved_part(place, old)
    changes = trail.changed(before, saved_part(place, words))
    about = {"written_report": (None, before.written_report), "written_part": (None, place.title)}
    trail.note_row(row, actor, SAVED, {**about, **changes})
    return row


def _check_figures(words: PartWords) -> None:
    merged = [one.words for one in words.arranged if one.deed is Deed.MERGED]
    texts = [("", text) for text in (*(one.text for one in words.rewritten), *merged)]
    for box, text in (("before", words.before), ("after", words.after), *texts):
        if wrong := unknown_in(text):
            raise Refused(wrong, box)


def _check_arranged(unit_id: int, place: PartPlace, words: PartWords) -> None:
    """An entry is arranged by one part, once."""
    written = written_words(unit_id, place.period, place.outline)
    taken = arranged_rows({part: one for part, one in written.items() if part != place.part})
    ours = [row for one in words.arranged for row in one.rows]
    if taken & {*ours}:
        raise Refused("Một mục đã chọn được sắp xếp ở phần khác của báo cáo: hãy sửa ở phần ấy.", "deed")
    if len(ours) > len({*ours}):
        raise Refused("Một mục chỉ sắp xếp một cách: hãy thôi cách cũ trước.", "deed")
