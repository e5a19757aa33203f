"""Reports kept composed while nothing changes, so that a page need not compose again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

from markupsafe import Markup
from sqlalchemy import Engine

from app.extensions import db
from app.year.workspace.seen import Workspace

#: So many reports are kept in each process; the longest unseen goes first.
MOST = 16
_KEPT: WeakKeyDictionary[Engine, OrderedDict[Hashable, KeptWorkspace]] = WeakKeyDictionary()
_LOCK = Lock()


@dataclass(slots=True)
class KeptWorkspace:
    """A workspace with what it was composed from, and its text as drawn for readers and for writers."""

    token: Hashable
    workspace: Workspace
    drawn: dict[Hashable, Markup] = field(default_factory=dict)


def kept_workspace(key: Hashable, token: Hashable, compose: Callable[[], Workspace]) -> KeptWorkspace:
    """What is kept under the key if it was composed from the same; else it is composed.

    The token of an empty trail is None: that is composed every time.
    """
    with _LOCK:
        held = _KEPT.setdefault(db.engine, OrderedDict())
        found = held.get(key)
    if found is None or token is None or found.token != token:
        found = KeptWorkspace(token, compose())
    with _LOCK:
        held[key] = found
        held.move_to_end(key)
        while len(held) > MOST:
            held.popitem(last=False)
    return found
