"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.exchange.examples.narration import examples
from app.exchange.examples.queries import examples_read
from app.web.features import Deed, Feature, NarratorLabel

FEATURE = Feature(
    within="totals",
    guide="Gửi cấp trên, nhận của cấp dưới",
    subjects={"received.example": "điển hình"},
    deeds={"chosen": Deed("Chọn")},
    noted={"sentence": Text("Câu điển hình")},
    narrators={"examples": examples},
    narrators_read=(examples_read,),
    narrator_labels={"examples": NarratorLabel("Điển hình chọn từ báo cáo của các công đoàn cấp dưới")},
)
