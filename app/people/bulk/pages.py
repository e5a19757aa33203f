"""Changes of people on pages: private values only for who may see them."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.fields import NOT_SHOWN, label_of
from app.people.roster.facts import MembershipFacts
from app.web.guards import hidden_names


def shown(changes: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """(label, old, new) of each change; of private fields that this user may not see without the values."""
    hidden = {label_of(MembershipFacts, name) for name in hidden_names(MembershipFacts)}
    return [
        (label, NOT_SHOWN, NOT_SHOWN) if label in hidden else (label, old, new) for label, old, new in changes
    ]
