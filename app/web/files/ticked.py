"""Printing the rows ticked in a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from flask import Response, abort, request

from app.core.errors import Refused
from app.core.vietnamese import fold
from app.papers.head import Heads, heads_of
from app.web.files.downloads import download
from app.web.guards import unit
from app.web.pages import page

Paper = TypeVar("Paper")
#: A year of an office's vouchers; a hundred pages take about a second.
MOST_AT_ONCE = 200


def ticked() -> list[int]:
    """The ids in `?phieu=1&phieu=2`; 400 for none, bad values, or more than `MOST_AT_ONCE`."""
    sent = request.args.getlist("phieu")
    if not 1 <= len(sent) <= MOST_AT_ONCE or not all(one.isascii() and one.isdigit() for one in sent):
        abort(400)
    return [int(one) for one in sent if len(one) < 10]


def printed(draw: Callable[[Sequence[Paper], Heads], bytes], papers: Sequence[Paper], name: str) -> Response:
    """The papers as one PDF, or a page that names the character that cannot be printed; 404 for no paper."""
    if not papers:
        abort(404)
    try:
        data = draw(papers, heads_of(unit()))
    except Refused as refusal:
        return page("papers/refused.html", sentence=refusal.sentence, status=409)
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return download(data, f"{plain}.pdf", "pdf")
