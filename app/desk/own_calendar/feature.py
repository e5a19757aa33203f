"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(
        MenuEntry("Con người", 50, "Lịch", "own_calendar.show", "calendar-event", Permission.MEMBERS_PAGES),
    ),
)
