"""Calendar links on the page of an account, whose feature stands below the calendar's."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk.feed import queries as feed_queries
from app.desk.feed.queries import Link


def links_of(user_id: int) -> Sequence[Link]:
    """The calendar links that the account has, one a union; one statement."""
    return feed_queries.links_of(user_id)
