"""What the trail keeps of a part that was saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from app.core.fields import Lines, Text
from app.core.periods import Period
from app.year.workspace.writing.facts import PartWords


class PartPlace(NamedTuple):
    """Which part of which report; `title`: its heading without the number."""

    period: Period
    outline: str
    part: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SavedPart:
    """A part as officers wrote it, in words."""

    written_report: Annotated[str, Text("Báo cáo")]
    written_part: Annotated[str, Text("Mục")]
    written_before: Annotated[str, Lines("Đoạn viết trước")]
    written_paragraphs: Annotated[str, Lines("Đoạn viết lại")]
    written_entries: Annotated[str, Lines("Sắp xếp các mục đã ghi")]
    written_after: Annotated[str, Lines("Đoạn viết sau")]


def saved_part(place: PartPlace, words: PartWords) -> SavedPart:
    """What the trail keeps of the words."""
    return SavedPart(
        f"{place.period.label}, {place.outline}",
        place.title,
        words.before,
        "\n".join(f"«{one.was}» thành «{one.text}»" for one in words.rewritten),
        "\n".join(
            f"{one.deed.label}: {', '.join(one.rows)}{f' ({one.words})' if one.words else ''}"
            for one in words.arranged
        ),
        words.after,
    )
