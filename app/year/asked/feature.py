"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.web.overviews import HomePart
from app.year.asked.tasks import remark_tasks

FEATURE = Feature(
    subjects={"asked.union": "công đoàn cấp trên", "asked.answer": "trả lời của cấp trên"},
    desk=(HomePart(place=11, find=remark_tasks),),
)
