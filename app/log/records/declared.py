"""What the pages of a recorded row ask of the features above them, handed in at the start.

The log stands below the features whose entries it keeps and must not import them (`app.declarations`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from app.log.activities.models import Activity

#: Takes the union and the ids that are meant (a few names more do no harm); one statement.
Naming = Callable[[int, Collection[int]], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper of an entry: what it is called, where it is."""

    label: str
    url: str


def _nothing(_entry: Activity) -> Sequence[Any]:
    return ()


@dataclass(slots=True)
class Declared:
    """Filled once at start; a process without screens shows no page and needs none of it."""

    #: "people", "funds", "items", as fields refer to them (`refers_to`) -> their names.
    names: dict[str, Naming] = field(default_factory=dict)
    #: Modules of facts, in the order in which the trail tells their fields.
    facts: Sequence[ModuleType] = ()
    #: The postings of an entry in words, for its page.
    money: Callable[[Activity], Sequence[Any]] = _nothing
    #: The papers that an entry can be printed as.
    papers: Callable[[Activity], Sequence[PaperLink]] = _nothing


DECLARED = Declared()
