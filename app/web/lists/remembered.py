"""Links back to a list restore its filter, order and page.

They are stored in the session, for one user and one union.
"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from flask import g, request, session
from flask_login import current_user

_KEPT = "lists_left"
#: The page of a row and the list that it was opened from, where the list holds rows of several kinds.
_OPENED = "opened_from"
#: A cookie holds 4 KB: only the last lists, without very long queries.
_LISTS, _LONGEST = 8, 400


def remember_list() -> None:
    """Remember the query of the list being shown; a list without query is forgotten."""
    query = urlencode([(name, value) for name, value in request.args.items(multi=True) if value])
    kept = _of_this_user()
    others = [pair for pair in kept if pair[0] != request.path]
    is_plain = not query or len(query) > _LONGEST
    new = others if is_plain else [*others, [request.path, query]][-_LISTS:]
    if new != kept:
        session[_KEPT] = {"of": _owner(), "lists": new}


def remembered_url(url: str) -> str:
    """The address of a list with its remembered query; any other address unchanged."""
    query = next((query for path, query in _of_this_user() if path == url), "")
    return f"{url}?{query}" if query else url


def remember_opened(page: str) -> None:
    """Remember which list the page of a row is opened from: the log and the cash book hold all kinds."""
    try:
        sender = urlsplit(request.referrer or "")
    except ValueError:  # no browser sends such an address
        return
    if sender.netloc == request.host:
        session[_OPENED] = [page, sender.path]


def opened_from() -> str:
    """The remembered list that this page was opened from; "" where there is none, or it was plain."""
    page, path = session.get(_OPENED, ("", ""))
    url = remembered_url(path)
    return url if page == request.path and url != path else ""


def _owner() -> list[int]:
    unit = g.get("unit")
    return [current_user.id if current_user.is_authenticated else 0, unit.id if unit else 0]


def _of_this_user() -> list[list[str]]:
    kept = session.get(_KEPT)
    return kept["lists"] if kept and kept["of"] == _owner() else []
