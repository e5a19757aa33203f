"""Form fields that refer to entries of the log, found by search."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from wtforms import RadioField

from app.core.dates import format_date
from app.log.activities.models import Activity
from app.log.activities.search_queries import entries_by_id, entries_found
from app.web.forms.choices import TicksField


def entry_label(entry: Activity) -> str:
    """The label of an entry: `08/03/2024: Tọa đàm`, with the year alone if only that is known."""
    day = entry.period_text or format_date(entry.starts_on)
    title = entry.title if len(entry.title) <= 120 else entry.title[:119] + "…"
    return f"{day}: {title}"


def entries_offered(unit_id: int, words: str, chosen: Collection[int]) -> list[tuple[int, str]]:
    """(id, label) of the entries already chosen, then of those that the words find; two statements."""
    kept = entries_by_id(unit_id, chosen)
    found = [one for one in entries_found(unit_id, words) if one.id not in kept]
    return [(one.id, entry_label(one)) for one in (*kept.values(), *found)]


class EntryField(RadioField):
    """One entry of the log or none; its data is the id."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label, coerce=lambda value: int(value) if value not in (None, "", "None") else None, **kwargs
        )

    def offer(self, unit_id: int, words: str) -> None:
        """Set the choices: the chosen entry and those that the words find."""
        chosen = [self.data] if self.data else []
        self.choices = [("", "Không có mục nào trong nhật ký"), *entries_offered(unit_id, words, chosen)]


class EntriesField(TicksField):
    """Entries of the log."""

    gone = "Có mục không còn trong nhật ký. Hãy tìm và chọn lại."

    def offer(self, unit_id: int, words: str) -> None:
        """Set the choices: the ticked entries and those that the words find."""
        self.choices = entries_offered(unit_id, words, self.data or ())
