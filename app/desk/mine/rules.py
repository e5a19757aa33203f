"""What a member may see of an entry that names them, and perhaps others. Pure."""

from __future__ import annotations

from app.log.activities.facts import Kind

#: Entries whose title names nobody, or is known to everybody.
_PLAIN = frozenset({Kind.EVENT, Kind.RATING})
#: Entries whose title begins with what it is and goes on with who.
_NAMES_FOLLOW = frozenset({Kind.VISIT, Kind.AWARD})


def own_title(kind: str, label: str, title: str) -> str:
    """The title without other people: «Thăm hỏi (Ốm đau)» of «Thăm hỏi (Ốm đau): Đ/c An và gia đình».

    `label` is what the kind is called, for entries whose words may be about anybody.
    """
    if kind in _PLAIN:
        return title
    return title.partition(": ")[0] if kind in _NAMES_FOLLOW else label
