"""Page number and sort order from the address, from an allow-list."""

from __future__ import annotations

from collections.abc import Container

from flask import abort, request

from app.web.incoming import number_in

#: More than any list has; an address that asks for more was not made by a page.
_LAST_PAGE = 1_000_000


def page_number() -> int:
    """The page that the address asks for; nonsense is 400, not a guess."""
    number = number_in(request.args.get("page", "1"))
    if not number or number > _LAST_PAGE:
        abort(400)
    return number


def sort_name(allowed: Container[str], default: str) -> str:
    """The sort order that the address asks for; a name outside `allowed` is 400."""
    wanted = request.args.get("sort") or default
    if wanted.removeprefix("-") not in allowed:
        abort(400)
    return wanted
