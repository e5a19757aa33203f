"""What this room hands to the application."""

from __future__ import annotations

from app.office.units.facts import CongressFacts, UnitFacts
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    facts=(UnitFacts, CongressFacts),
    menu=(MenuEntry("Sổ sách", 20, "Thông tin công đoàn", "units.show", "building"),),
    guide="Bắt đầu",
    subjects={"units": "thông tin công đoàn", "units.congress": "ngày đại hội"},
)
