"""Reports kept composed while nothing changes, so that a page need not compose again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from markupsafe import Markup
from sqlalchemy import Engine

from app.extensions import db
from app.year.reports.narration.parts import NarratedParts
from app.year.reports.tracing.queries import SourceLine
from app.year.workspace.seen import Workspace

#: At most this many reports are kept in each process; the least recently used goes first.
MOST = 16
_KEPT: WeakKeyDictionary[Engine, OrderedDict[Hashable, KeptWorkspace]] = WeakKeyDictionary()
_LOCK = Lock()


@dataclass(slots=True)
class KeptWorkspace:
    """A workspace with what it was composed from, and its text as drawn for readers and for writers."""

    token: Hashable
    workspace: Workspace
    #: The state of the books, and how entries are arranged: while both stay the program writes the same.
    books: Hashable
    arranged: Mapping[str, Any]
    narrated: NarratedParts
    drawn: dict[Hashable, Markup] = field(default_factory=dict)
    #: What the rows of the books are in words, as each kind of reader sees them.
    lines: dict[Hashable, dict[str, SourceLine]] = field(default_factory=dict)


def kept_workspace(
    key: Hashable, token: Hashable, compose: Callable[[KeptWorkspace | None], KeptWorkspace]
) -> KeptWorkspace:
    """What is kept under the key if it was composed from the same; else it is composed, the last one known.

    The token of an empty trail is None: that is composed every time.
    """
    with _LOCK:
        held = _KEPT.setdefault(db.engine, OrderedDict())
        found = held.get(key)
    if found is None or token is None or found.token != token:
        found = compose(found if token else None)
    with _LOCK:
        held[key] = found
        held.move_to_end(key)
        while len(held) > MOST:
            held.popitem(last=False)
    return found
