"""A kind of activity that a kind of union brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.fields import OneOf, Text
from app.core.vietnamese import fold, tidy
from app.life.events.facts import Category


@dataclass(frozen=True, slots=True)
class OwnKind:
    """A row of a kind's file: `category` is the usual kind under which reports list it.

    `beneficiaries`: whom it is for, offered by the form; `words`: what indicates it in a title, with commas.
    """

    name: Annotated[str, Text("Loại hoạt động", required=True, most=60)]
    category: Annotated[Category, OneOf("Thuộc loại", choices=Category, required=True)]
    beneficiaries: Annotated[str, Text("Đối tượng thụ hưởng", most=100)] = ""
    words: Annotated[str, Text("Từ trong tên")] = ""

    @property
    def value(self) -> str:
        """What its option of the box sends."""
        return f"{self.category}:{self.name}"

    @property
    def label(self) -> str:
        return self.name

    def is_in(self, title: str) -> bool:
        """Whether the title has its name or one of its words: without diacritics where it is typed so."""
        typed = _lower(title)
        # A «Hội thao» is no «Hội thảo».
        key = fold if typed == fold(title) else _lower
        return any(key(word) in key(title) for word in (self.name, *self.words.split(",")) if word.strip())


def _lower(text: str) -> str:
    return tidy(text).lower()
