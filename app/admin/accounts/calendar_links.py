"""Calendar links on the page of an account."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk.feed import queries
from app.desk.feed.queries import Link


def links_of(user_id: int) -> Sequence[Link]:
    """The calendar links of the account, one for each union; one statement."""
    return queries.links_of(user_id)
