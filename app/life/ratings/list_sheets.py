"""The list of ratings as a table for Excel. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from app.life.ratings.facts import RatingFacts
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Cell, Column


def ratings_list(named: Mapping[int, str]) -> Listing[tuple[Activity, RatingFacts]]:
    """The list of ratings; `named` has the people of each entry."""
    return Listing(
        "Danh sách xếp loại",
        "xep-loai",
        "mục",
        (
            (Column("Năm", "count", 0.6), lambda found: found[1].year),
            (Column("Đối tượng", width=1.2), lambda found: found[1].subject.label),
            (Column("Mức", width=1.4), lambda found: found[1].level.label),
            (Column("Số lượng", "count", 0.7), lambda found: found[1].quantity or 1),
            (Column("Đoàn viên", width=4), lambda found: named.get(found[0].id)),
            (Column("Cấp công nhận", width=1.5), lambda found: found[1].recognised_by),
            (Column("Điểm", width=0.7), lambda found: _score(found[1].score)),
        ),
    )


def _score(score: str) -> Cell:
    """The score as a number if it is one, else as text."""
    try:
        return Decimal(score)
    except InvalidOperation:
        return score
