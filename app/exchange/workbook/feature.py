"""What this room hands to the application."""

from __future__ import annotations

from app.exchange.workbook.actions import forget
from app.web.features import Deed, Feature, MenuEntry
from app.web.personal.declared import Personal

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 10, "Nhập, xuất Excel", "exchange.index", "arrows-exchange"),),
    guide="Nhập, xuất Excel",
    subjects={"exchange": "sổ trao đổi"},
    deeds={"exported": Deed("Xuất")},
    personal=(Personal(label="Tệp Excel đã gửi lên, đã xuất ra", always=True, erase=forget),),
)
