"""Children on pages: private values only for who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from app.people.children.queries import ListedChild
from app.people.roster.facts import ChildFacts
from app.web.guards import hidden_names

_Child = TypeVar("_Child", ChildFacts, ListedChild)


def children_shown(children: Iterable[_Child]) -> list[_Child]:
    """The children, of whose births only the year where this user may not see more."""
    if not hidden_names(ChildFacts):
        return list(children)
    return [replace(one, birth=one.birth.year_alone) for one in children]
