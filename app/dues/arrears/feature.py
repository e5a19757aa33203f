"""What this room hands to the application."""

from __future__ import annotations

from app.dues.arrears.queries import arrears_figures
from app.dues.arrears.tasks import arrears_tasks
from app.web.features import Feature
from app.web.overviews import HomePart

FEATURE = Feature(
    within="collecting",
    guide="Thu quỹ",
    desk=(HomePart(place=30, find=arrears_tasks, figures=arrears_figures),),
)
