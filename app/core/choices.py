"""Closed lists: the value is stored and coded against, the label is what people read and type."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from app.core.vietnamese import fold


class Choice(StrEnum):
    """An enumeration whose members are written `NAME = "value", "Nhãn tiếng Việt"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def offered(cls) -> tuple[Self, ...]:
        """The members that people choose from and a file may name; a kind may keep some to itself."""
        return tuple(cls)

    @classmethod
    def of_label(cls, text: str) -> Self | None:
        """The offered member with this label, ignoring case, diacritics and spaces; None without one."""
        wanted = fold(text)
        return next((member for member in cls.offered() if fold(member.label) == wanted), None)

    @classmethod
    def labels(cls) -> list[str]:
        return [member.label for member in cls.offered()]

    @classmethod
    def options(cls) -> list[tuple[str, str]]:
        """(value, label) pairs for a select field."""
        return [(member.value, member.label) for member in cls.offered()]
