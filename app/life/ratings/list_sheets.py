"""The list of ratings. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from app.core.fields import label_of
from app.life.ratings.facts import RatingFacts, score_words
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Cell


def _score_words(found: tuple[Activity, RatingFacts]) -> str:
    return score_words(found[1].score)


def ratings_list(named: Mapping[int, str]) -> Listing[tuple[Activity, RatingFacts]]:
    """The list of ratings; `named` has the people of each entry."""
    return Listing(
        "Danh sách xếp loại",
        "xep-loai",
        "mục",
        (
            fact(RatingFacts, "year", width=0.6, sort="year"),
            fact(RatingFacts, "subject", width=1.2),
            fact(RatingFacts, "level", width=1.4, sort="level"),
            fact(
                RatingFacts,
                "quantity",
                value=lambda found: found[1].quantity or 1,
                width=0.7,
                sort="quantity",
            ),
            fact(RatingFacts, "member_ids", value=lambda found: named.get(found[0].id), width=4, on="file"),
            fact(RatingFacts, "recognised_by", width=1.5),
            fact(RatingFacts, "score", value=lambda found: _score(found[1].score), width=0.7, on="file"),
            ListColumn(
                "words",
                label_of(RatingFacts, "score"),
                lambda found: score_words(found[1].score),
                style="num",
                on="page",
            ),
            fact(RatingFacts, "section", label="Công đoàn bộ phận", width=1.4),
        ),
        page=("subject", "section", "year", "level", "quantity", "recognised_by", "words"),
    )


def _score(score: str) -> Cell:
    """The score as a number if it is one, else as text."""
    try:
        return Decimal(score)
    except InvalidOperation:
        return score
