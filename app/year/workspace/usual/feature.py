"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.web.overviews import HomePart
from app.year.workspace.usual.rules import TABLE
from app.year.workspace.usual.tasks import missing_tasks

FEATURE = Feature(kind_tables=(TABLE,), desk=(HomePart(place=13, find=missing_tasks),))
