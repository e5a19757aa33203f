"""What this room hands to the application."""

from __future__ import annotations

from app.office.units.facts import CongressFacts, UnitFacts
from app.web.features import Feature, MenuEntry
from app.web.personal.declared import Personal

_PAPERS = "Tên công đoàn và cơ quan trên văn bản."


FEATURE = Feature(
    facts=(UnitFacts, CongressFacts),
    menu=(MenuEntry("Sổ sách", 20, "Thông tin công đoàn", "units.show", "building"),),
    guide="Bắt đầu",
    subjects={"units": "thông tin công đoàn", "units.congress": "ngày đại hội"},
    personal=(
        Personal(
            label="",
            kept={
                "units.*": _PAPERS,
                "letterheads.*": _PAPERS,
                "officers.name": "Chủ tịch, kế toán, thủ quỹ: tên người ký trên văn bản đã phát hành.",
            },
        ),
    ),
)
