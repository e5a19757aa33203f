"""Pure decisions about the list of unions below."""

from __future__ import annotations

from app.core.dates import refuse_reversed
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.year.below.facts import LowerFacts


def refuse_bad_lower(facts: LowerFacts) -> None:
    """Raise Refused for one that ends before it begins."""
    refuse_reversed(facts.starts_on, facts.ends_on)


def _keys(facts: LowerFacts) -> Keys:
    names = {("name", fold(facts.name))}
    return frozenset(names | {("code", facts.code)} if facts.code else names)


def _is_same(one: LowerFacts, other: LowerFacts) -> bool:
    """Two with the same name are different unions only if they have different codes."""
    return one.code == other.code or not (one.code and other.code)


#: A union stands in the list once.
LISTED = Once(_keys, _is_same, may_repeat=False)
