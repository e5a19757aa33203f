"""Results of a search, as typed values."""

from __future__ import annotations

from dataclasses import dataclass

from app.web.overviews import Hit

#: The group of what is folded and searched in Python.
DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Answer:
    """The first hits of a group; `has_more`: whether there are others."""

    key: str
    label: str
    hits: tuple[Hit, ...]
    has_more: bool
