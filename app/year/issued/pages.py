"""The text of an issued report as its page draws it."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from flask import render_template
from markupsafe import Markup

from app.year.issued.facts import FrozenPaper
from app.year.reports.report import Report
from app.year.reports.writers.html import sheet

#: At most this many are kept drawn in each process; the least recently used goes first.
MOST = 16
#: By the identity of the tree that was read, which is held here as long as its text.
_DRAWN: OrderedDict[tuple[int, str], tuple[Report, Markup]] = OrderedDict()
_LOCK = Lock()


def drawn_paper(paper: FrozenPaper) -> Markup:
    """The whole paper with its stamp; the same words every time, so they are drawn once."""
    key = (id(paper.report), paper.stamp)
    with _LOCK:
        found = _DRAWN.get(key)
    if found is None or found[0] is not paper.report:
        text = render_template("year/issued/_paper.html", sheet=sheet(paper.printed))
        found = (paper.report, Markup(text))  # noqa: S704 - a template drew it
    with _LOCK:
        _DRAWN[key] = found
        _DRAWN.move_to_end(key)
        while len(_DRAWN) > MOST:
            _DRAWN.popitem(last=False)
    return found[1]
