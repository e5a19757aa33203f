"""What the pages of a recorded row need from features above them, registered at start.

The log stands below the features whose entries it keeps and must not import them: their `feature.py` hands it
in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.log.activities.models import Activity

#: Takes the union's id and the ids wanted, returns id -> name (more names are allowed); one statement.
Naming = Callable[[int, Collection[int]], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A link to a paper of an entry."""

    label: str
    url: str


def _nothing(_entry: Activity) -> Sequence[Any]:
    return ()


Papers = Callable[[Activity], Sequence[PaperLink]]


@dataclass(slots=True)
class Declared:
    """Filled once at start, by applications that have screens."""

    #: "people", "funds", "items" (`refers_to` of form fields) -> function that gives their names.
    names: dict[str, Naming] = field(default_factory=dict)
    #: The postings of an entry in words, for its page.
    money: Callable[[Activity], Sequence[Any]] = _nothing
    #: By room, the papers that an entry can be printed as.
    papers: dict[str, Papers] = field(default_factory=dict)

    def papers_of(self, entry: Activity) -> list[PaperLink]:
        """The papers of an entry, in the order of the rooms."""
        return [link for papers in self.papers.values() for link in papers(entry)]


DECLARED = Declared()
