"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Con người", 40, "Hồ sơ của tôi", "mine.show", "user", Permission.OWN_RECORD),),
)
