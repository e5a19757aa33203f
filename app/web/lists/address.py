"""Page number and sort order from the address."""

from __future__ import annotations

from collections.abc import Container

from flask import abort, request

from app.web.incoming import number_in

#: More than any list has.
_LAST_PAGE = 1_000_000


def page_number() -> int:
    """The page number in the address, 1 by default; 400 for an invalid one."""
    number = number_in(request.args.get("page", "1"))
    if not number or number > _LAST_PAGE:
        abort(400)
    return number


def sort_name(allowed: Container[str], default: str) -> str:
    """The sort order in the address; 400 for a name outside `allowed`."""
    wanted = request.args.get("sort") or default
    if wanted.removeprefix("-") not in allowed:
        abort(400)
    return wanted
