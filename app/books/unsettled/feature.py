"""What this room hands to the application."""

from __future__ import annotations

from app.books.unsettled.queries import unsettled_figures
from app.books.unsettled.tasks import unsettled_tasks
from app.web.features import Feature
from app.web.overviews import HomePart

FEATURE = Feature(
    within="cashbook",
    guide="Sổ quỹ, phiếu, khóa sổ",
    desk=(HomePart(place=25, find=unsettled_tasks, figures=unsettled_figures),),
    subjects={"cashbook.unsettled": "tiền chờ chọn quỹ"},
)
