"""Pairs of records that may be of one person as a table for Excel. Pure.

The page shows two records beside each other, with more than the file has of them.
"""

from __future__ import annotations

from app.core.fields import label_of
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.people.duplicates.queries import Namesake
from app.people.roster.facts import PersonFacts


def _columns(place: int, after: str = "") -> tuple[ListColumn[tuple[Namesake, Namesake]], ...]:
    """The columns of the first or second of two records; `after` follows their headings."""
    return tuple(
        fact(
            PersonFacts,
            name,
            label=label_of(PersonFacts, name) + after,
            of=lambda pair: pair[place],
            width=width,
            on="file",
        )
        for name, width in (("full_name", 2), ("code", 1), ("birth", 1.1))
    )


PAIRS: Listing[tuple[Namesake, Namesake]] = Listing(
    "Danh sách người có thể ghi trùng",
    "nguoi-ghi-trung",
    "cặp",
    (*_columns(0), *_columns(1, " (hồ sơ thứ hai)")),
)
