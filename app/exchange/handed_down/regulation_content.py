"""What regulations set, as JSON of a file that is handed down, and back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.errors import Refused
from app.exchange.packages.content import paragraphs_of, text_of
from app.year.regulations.facts import HandedLine, HandedLines, Regulated, RegulationFacts
from app.year.regulations.rules import refuse_bad_regulation

_MOST_LINES = 500
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


def plain_lines(handed: HandedLines) -> dict[str, Any]:
    """The lines as JSON has them."""
    return {
        "made_at": handed.made_at,
        "lines": [
            {
                "key": one.key,
                "what": str(one.facts.what),
                "value": format(one.facts.value, "f"),
                "starts_on": one.facts.starts_on,
                "source": one.facts.source,
                "note": one.facts.note,
            }
            for one in handed.lines
        ],
    }


def lines_in(plain: Mapping[str, Any]) -> HandedLines:
    """The lines of a file. Raises ValueError, TypeError, KeyError for what says nothing sensible."""
    found = plain["lines"]
    if len(found) > _MOST_LINES or not _MOMENT.fullmatch(plain["made_at"]):
        raise ValueError("no lines")
    known = [one for one in found if one["what"] in set(Regulated)]
    lines = tuple(_line(one) for one in known)
    if len({one.key for one in lines}) != len(lines):
        raise ValueError("a line stands twice")
    return HandedLines(plain["made_at"], lines, len(found) - len(known))


def _line(plain: Mapping[str, Any]) -> HandedLine:
    if not _NUMBER.fullmatch(plain["value"]):
        raise ValueError("no number")
    facts = RegulationFacts(
        what=Regulated(plain["what"]),
        value=Decimal(plain["value"]),
        starts_on=date.fromisoformat(plain["starts_on"]),
        source=text_of(plain["source"], 300),
        note=paragraphs_of(plain["note"]),
    )
    key = text_of(plain["key"], 80)
    if not key or not facts.source.strip() or not FIRST_YEAR <= facts.starts_on.year <= LAST_YEAR:
        raise ValueError("nothing is set")
    try:
        refuse_bad_regulation(facts)
    except Refused as refusal:
        raise ValueError("a value that cannot be") from refusal
    return HandedLine(key, facts)
