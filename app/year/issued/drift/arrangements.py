"""Which entries officers moved since a paper was issued. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from app.office.trail.queries import Change
from app.year.issued.drift.facts import Link

#: A row of an arranged entry in the words that the trail keeps of a part.
_ARRANGED = re.compile(r"activities/\d+")


def arrangement_links(changes: Iterable[tuple[str, Change]]) -> dict[str, Link]:
    """By part of the report, the entries that officers moved since, left out, or took back."""
    rows: dict[str, set[str]] = defaultdict(set)
    for subject, change in changes:
        before, now = change.values.get("written_entries", ("", ""))
        lines = {*str(before or "").split("\n")} ^ {*str(now or "").split("\n")}
        rows[subject].update(row for line in lines for row in _ARRANGED.findall(line))
    return {subject: Link(frozenset(found), "", arranges=True) for subject, found in rows.items() if found}
