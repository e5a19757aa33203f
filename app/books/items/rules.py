"""Pure decisions about items: the item of an entry's words, the mục of a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.books.items.facts import ItemFacts, ItemSide, LimitFacts
from app.core.dates import TO_BEFORE_FROM, refuse_reversed
from app.core.errors import Refused
from app.core.vietnamese import fold

_CODE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of the union's list with its phrases.

    `former` are its old names and withdrawn phrases. A withdrawn item (`gone`) takes nothing new; what was
    recorded under it stays.
    """

    id: int
    facts: ItemFacts
    phrases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The union's list of items, in the order they were recorded."""

    items: Sequence[ListedItem]
    #: What `named` found: a report asks for the few items of a year hundreds of times.
    _named: dict[tuple[str, str, date], ListedItem | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def on(self, side: str, day: date) -> list[ListedItem]:
        """The items of a side in force on a day, by code; those without a code last."""
        found = [one for one in self._in_force(side, day) if not one.gone]
        return sorted(found, key=lambda one: code_key(one.facts.code))

    def _in_force(self, side: str, day: date) -> list[ListedItem]:
        return [one for one in self.items if one.facts.side == side and is_in_force(one.facts, day)]

    def named(self, side: str, words: str, day: date) -> ListedItem | None:
        """The item in force on `day` that an entry names: by its name, a phrase, or an old name.

        Items that were withdrawn come last. Read without case and diacritics, since workbooks write items
        freely; None for unknown words.
        """
        key = (side, words, day)
        if key not in self._named:
            self._named[key] = self._find(fold(words), side, day)
        return self._named[key]

    def _find(self, wanted: str, side: str, day: date) -> ListedItem | None:
        found = self._in_force(side, day)
        for is_gone in (False, True):
            some = [one for one in found if one.gone is is_gone]
            for names in (lambda one: (one.facts.name,), lambda one: one.phrases, lambda one: one.former):
                named = next((one for one in some if wanted in map(fold, names(one))), None)
                if named:
                    return named
        return None

    def of_description(self, side: str, description: str, day: date) -> ListedItem | None:
        """The item suggested by an entry's content: that of the longest phrase that it begins with."""
        text = f"{fold(description)} "
        fitting = [
            (len(phrase), one)
            for one in self.on(side, day)
            for phrase in map(fold, one.phrases)
            if re.match(rf"{re.escape(phrase)}[ ,.:;(-]", text)
        ]
        return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]

    def title_of(self, side: str, chapter: str, day: date) -> str:
        """The title of a mục: the name of the first item that has its bare code."""
        found = (one for one in self.items if one.facts.side == side and one.facts.code == chapter)
        names = [one.facts.name for one in found if is_in_force(one.facts, day) and not one.gone]
        return names[0] if names else f"Mục {chapter}"


def is_in_force(facts: ItemFacts | LimitFacts, day: date) -> bool:
    """Whether a dated row holds on a day; both its dates are inclusive."""
    return (facts.valid_from is None or facts.valid_from <= day) and (
        facts.valid_to is None or day <= facts.valid_to
    )


def chapter_of(code: str) -> str:
    """The mục of a code: `31` of `31.03`."""
    return code.partition(".")[0]


def code_key(code: str) -> tuple[bool, tuple[int, ...]]:
    """A sort key by the numbers of a code; an empty code comes last."""
    return not code, tuple(int(part) for part in code.split(".") if part)


def refuse_bad_item(facts: ItemFacts, others: Iterable[ListedItem]) -> None:
    """Raise Refused for a bad code, dates in the wrong order, or a name that another item has at that time.

    Nor may it be a former name of another item: what was recorded under it would move to the new one.
    """
    if facts.code and not _CODE.fullmatch(facts.code):
        raise Refused("Mã gồm các số cách nhau bằng dấu chấm, như 31 hoặc 31.03.", "code")
    if facts.remits and facts.side is not ItemSide.PAYMENT:
        raise Refused("Chỉ khoản chi mới là tiền nộp cấp trên.", "remits")
    refuse_bad_dates(facts)
    for other in others:
        if other.gone or other.facts.side != facts.side or not _overlap(facts, other.facts):
            continue
        if fold(other.facts.name) == fold(facts.name):
            raise Refused("Đã có khoản mục tên này trong cùng thời gian.", "name")
        if fold(facts.name) in map(fold, other.former):
            was = f"{facts.name} là tên cũ của khoản mục {other.facts.name}"
            raise Refused(f"{was}: các khoản đã ghi theo tên ấy vẫn thuộc khoản mục này.", "name")


def refuse_bad_limit(facts: LimitFacts) -> None:
    """Raise Refused for a share outside 0 to 100 per cent, or dates in the wrong order."""
    if not 0 <= facts.percent <= 100:
        raise Refused("Tỷ lệ tính bằng phần trăm, từ 0 đến 100.", "percent")
    refuse_bad_dates(facts)


def refuse_bad_dates(facts: ItemFacts | LimitFacts) -> None:
    """Raise Refused when the last day is before the first."""
    refuse_reversed(facts.valid_from, facts.valid_to, TO_BEFORE_FROM, "valid_to")


def _overlap(one: ItemFacts, other: ItemFacts) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)
