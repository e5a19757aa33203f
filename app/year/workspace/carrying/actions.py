"""Last year's paragraphs put into an officer's drafts: nothing is decided, nothing is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from app.core.actor import Actor
from app.year.compared.carrying import CarriedPart
from app.year.workspace.drafts.actions import keep_draft
from app.year.workspace.facts import PartPlace
from app.year.workspace.seen import PartSeen


class Carried(NamedTuple):
    """How many parts got last year's words, how many old figures are marked, which parts were left alone."""

    parts: int
    old: int
    left: tuple[str, ...]


def carry_words(
    unit_id: int,
    words: Iterable[CarriedPart],
    places: Mapping[str, tuple[PartPlace, PartSeen, int]],
    begun: frozenset[str],
    actor: Actor,
    now: datetime,
) -> Carried:
    """Put the words above what the program writes in each part.

    `places`: by key the part, what is in it and its version. A part that somebody wrote above already, or of
    which the officer has a draft (`begun`), is left alone.
    """
    parts = old = 0
    left = []
    for one in words:
        if one.key not in places:
            continue
        place, seen, version = places[one.key]
        if seen.words.before or one.key in begun:
            left.append(seen.title)
            continue
        keep_draft(unit_id, place, {"before": [one.text]}, version, actor, now)
        parts, old = parts + 1, old + one.old
    return Carried(parts, old, tuple(left))
