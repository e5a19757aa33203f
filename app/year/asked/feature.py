"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count, Text
from app.web.features import Feature
from app.web.overviews import HomePart
from app.year.asked.tasks import remark_tasks

FEATURE = Feature(
    subjects={"asked.union": "công đoàn cấp trên", "asked.answer": "trả lời của cấp trên"},
    noted={
        "sender": Text("Công đoàn cấp trên"),
        "label": Text("Kỳ báo cáo"),
        "key_code": Text("Mã khóa"),
        "remarks": Count("Số ý kiến"),
    },
    desk=(HomePart(place=11, find=remark_tasks),),
)
