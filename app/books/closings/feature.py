"""What this room hands to the application."""

from __future__ import annotations

from app.books.closings.queries import closings_within
from app.books.closings.review_queries import month_figures
from app.books.closings.tasks import month_tasks
from app.web.features import Feature
from app.web.overviews import HomePart, MarkKind

FEATURE = Feature(
    under="ledgers",
    subjects={"cashbook.closing": "kỳ sổ quỹ"},
    desk=(
        HomePart(place=20, find=month_tasks, figures=month_figures),
        MarkKind(
            place=50,
            key="closing",
            label="Khóa sổ",
            icon="lock",
            page="ledgers.closings.show",
            find=closings_within,
        ),
    ),
)
