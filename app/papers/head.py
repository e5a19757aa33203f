"""The union on papers of a day: its names, its place, its officers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.dates import date_in_words
from app.office.units.facts import Post
from app.office.units.models import Letterhead, Officer, Unit
from app.office.units.queries import letterheads, officers

#: Quốc hiệu and Tiêu ngữ, at the head of official papers (NĐ 30 II.1).
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Head:
    """The union as of a day; names of officers are empty where none was recorded."""

    upper_union: str
    unit_name: str
    place: str = ""
    chair: str = ""
    accountant: str = ""
    treasurer: str = ""
    nation: str = NATION
    motto: str = MOTTO

    def dated(self, day: date | None) -> str:
        """`Đông Hà, ngày 05 tháng 12 năm 2024`; dots to fill in by hand for None."""
        words = date_in_words(day) if day else "ngày ..... tháng ..... năm ........."
        return f"{self.place}, {words}" if self.place else words.capitalize()


@dataclass(frozen=True, slots=True)
class Heads:
    """Letterheads and officers of all days, for many papers at once; `unit_name`: the newest name."""

    unit_name: str
    letterheads: Sequence[Letterhead]
    officers: Sequence[Officer]

    def on(self, day: date) -> Head:
        """The head of papers dated `day`."""
        held = [row for row in self.letterheads if (row.valid_from or date.min) <= day]
        head = held[-1] if held else None
        return Head(
            upper_union=head.upper_union if head else "",
            unit_name=(head.name if head else "") or self.unit_name,
            place=head.place if head else "",
            chair=self._name(Post.CHAIR, day),
            accountant=self._name(Post.ACCOUNTANT, day),
            treasurer=self._name(Post.TREASURER, day),
        )

    def _name(self, post: Post, day: date) -> str:
        names = [
            one.name
            for one in self.officers
            if one.post == post and (one.valid_from or date.min) <= day <= (one.valid_to or date.max)
        ]
        return names[-1] if names else ""


def heads_of(unit: Unit) -> Heads:
    """Letterheads and officers of all days (two statements)."""
    return Heads(unit.name, letterheads(unit), officers(unit))


def head_of(unit: Unit, on: date) -> Head:
    """The head of papers dated `on` (two statements)."""
    return heads_of(unit).on(on)
