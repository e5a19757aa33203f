"""Broken rules, each with the Vietnamese sentence that the user reads."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(Exception):
    """A rule of the domain forbids this. `field` names the form field it belongs to, if one does."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Unreadable(ValueError):
    """A text that is not what it should be. `sentence` says to the user what was expected."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Twice(Refused):
    """The same thing is already recorded; sent again with the box «Vẫn ghi» ticked it is saved."""

    def __init__(self, found: str) -> None:
        #: What the books say, without the way out: for where there is no such box.
        self.found = found
        super().__init__(f"{found} Nếu đúng là lần khác, hãy đánh dấu «Vẫn ghi» rồi lưu lại.", "again")


class Stale(Refused):
    """Somebody changed the row since the form was opened."""

    def __init__(self) -> None:
        super().__init__("Người khác đã sửa mục này sau khi bạn mở. Hãy xem bản mới rồi sửa lại.")


def refuse_other_version(current: int, seen: int | None) -> None:
    """Raise Stale for a row of another version than was seen; None: nobody looked at it."""
    if seen is not None and current != seen:
        raise Stale


class Busy(Refused):
    """Another write took longer than a write may wait."""

    def __init__(self) -> None:
        super().__init__(
            "Sổ đang bận vì có người khác ghi lâu. Chưa ghi gì; "
            "những gì bạn gõ vẫn còn, hãy bấm lại sau ít giây."
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not agree, in a Vietnamese sentence, and the ids it concerns."""

    message: str
    sources: tuple[str, ...]
