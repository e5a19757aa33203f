"""Page number and sort order from the address, from an allow-list."""

from __future__ import annotations

from collections.abc import Container

from flask import abort, request


def page_number() -> int:
    """The page that the address asks for; nonsense is 400, not a guess."""
    text = request.args.get("page", "1")
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 1_000_000:
        abort(400)
    return int(text)


def sort_name(allowed: Container[str], default: str) -> str:
    """The sort order that the address asks for; a name outside `allowed` is 400."""
    wanted = request.args.get("sort") or default
    if wanted.removeprefix("-") not in allowed:
        abort(400)
    return wanted
