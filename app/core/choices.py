"""Lists of words: the value is stored and coded against, the label is what people read and type."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from app.core.vietnamese import fold


class Listed:
    """The interface of a list for boxes, cells and columns; closed (`Choice`) or open (`OpenChoice`)."""

    label: str

    @classmethod
    def members(cls) -> list[Self]:
        """Every word of the list, in its order."""
        raise NotImplementedError

    @classmethod
    def offered(cls) -> list[Self]:
        """The members that people choose from and a file may name; a list may leave some out."""
        return cls.members()

    @classmethod
    def of_label(cls, text: str) -> Self | None:
        """The offered member with this label, ignoring case, diacritics and spaces; None without one."""
        wanted = fold(text)
        return next((member for member in cls.offered() if fold(member.label) == wanted), None)

    @classmethod
    def also_called(cls) -> Mapping[str, str]:
        """Other words that a file may use -> the value that each means."""
        return {}

    @classmethod
    def labels(cls) -> list[str]:
        return [member.label for member in cls.offered()]

    @classmethod
    def options(cls) -> list[tuple[str, str]]:
        """(value, label) pairs for a select field."""
        return [(str(member), member.label) for member in cls.offered()]


class Choice(Listed, StrEnum):
    """An enumeration whose members are written `NAME = "value", "Nhãn tiếng Việt"`."""

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def members(cls) -> list[Self]:
        return list(cls)


class OpenChoice(Listed, str):
    """One of a list that data opens: any value may be made, and `known` names those that are offered.

    A value that is known no longer is its own label: what the books keep of it can still be read.
    """

    @classmethod
    def known(cls) -> Mapping[str, str]:
        """Value -> label, in the order in which they are offered."""
        raise NotImplementedError

    @classmethod
    def members(cls) -> list[Self]:
        return [cls(value) for value in cls.known()]

    @property
    def value(self) -> str:
        return str(self)

    @property
    def label(self) -> str:  # type: ignore[override]  # read only, and computed
        return self.known().get(self, str(self))


AnyChoice = Choice | OpenChoice
