"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.life.series.facts import SeriesFacts
from app.web.features import Deed, Feature

FEATURE = Feature(
    under="events",
    facts=(SeriesFacts,),
    subjects={"events.series": "việc định kỳ"},
    deeds={
        "ticked": Deed("Đánh dấu đã diễn ra"),
        "skipped": Deed("Đánh dấu không diễn ra"),
        "unskipped": Deed("Bỏ dấu không diễn ra"),
    },
    noted={"occurrence": Text("Lần")},
)
