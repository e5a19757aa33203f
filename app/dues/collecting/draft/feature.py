"""What this room hands to the application."""

from __future__ import annotations

from app.dues.collecting.draft.queries import draft_figures
from app.dues.collecting.draft.tasks import draft_tasks
from app.web.features import Feature
from app.web.overviews import HomePart

FEATURE = Feature(
    subjects={"dues.draft": "bản nháp đợt thu"},
    desk=(HomePart(place=40, find=draft_tasks, figures=draft_figures),),
)
