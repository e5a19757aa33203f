"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.web.overviews import HomePart
from app.year.workspace.deadlines.queries import issued_figures
from app.year.workspace.deadlines.rules import TABLE
from app.year.workspace.deadlines.tasks import due_tasks

FEATURE = Feature(kind_tables=(TABLE,), desk=(HomePart(place=12, find=due_tasks, figures=issued_figures),))
