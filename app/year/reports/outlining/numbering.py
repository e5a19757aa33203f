"""The numbers of the parts of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.core.vietnamese import roman
from app.year.reports.report import Section


def numbered(sections: Iterable[Section], numbering: Sequence[str], above: str = "") -> tuple[Section, ...]:
    """The sections with numbers, the first of `numbering` for these, the others for those within them."""
    scheme, *deeper = numbering
    return tuple(
        replace(
            section,
            number=(number := _number(place, scheme, above)),
            # NĐ 30/2020/NĐ-CP, Phụ lục I, II.6: what has a roman number stands in capitals, on any level.
            title=section.title.upper() if scheme == "I" else section.title,
            children=numbered(section.children, deeper or numbering[-1:], number),
        )
        for place, section in enumerate(sections, 1)
    )


def _number(place: int, scheme: str, above: str) -> str:
    """The number of one section: roman, a letter, arabic, or arabic after the number above it."""
    if scheme == "I":
        return roman(place)
    if scheme == "A":
        return chr(ord("A") + place - 1)
    return f"{above}.{place}" if scheme == "1.1" else str(place)
