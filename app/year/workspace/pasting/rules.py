"""Lines pasted from a paper, as tasks or commitments. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from app.core.vietnamese import capital_first, fold, tidy

#: More than any paper plans.
MOST_LINES = 100
#: `- `, `+ `, `1. `, `1.2. `, `2) `, `a) `, `IV. ` at the beginning of a line.
_MARK = re.compile(r"(?:[-–+*•]+\s*|(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s+)")


class Pasted(NamedTuple):
    """The lines to be recorded, and those that are not: headings, and what stands there already."""

    lines: tuple[str, ...]
    headings: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def pasted(text: str, recorded: Collection[str]) -> Pasted:
    """Each line by itself without its dash or number, once; `recorded`: what the period has already."""
    known = {_key(one) for one in recorded}
    lines: list[str] = []
    headings: list[str] = []
    again: list[str] = []
    for line in text.split("\n"):
        words = capital_first(_MARK.sub("", tidy(line), count=1).strip())
        if not words:
            continue
        if words.endswith(":") or words == words.upper():
            headings.append(words)
        elif _key(words) in known:
            again.append(words)
        else:
            known.add(_key(words))
            lines.append(words)
    return Pasted(tuple(lines), tuple(headings), tuple(again))


def _key(text: str) -> str:
    return fold(text).rstrip(".;, ")
