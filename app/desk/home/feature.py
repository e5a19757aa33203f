"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("", 10, "Trang chủ", "home.index", "home", Permission.SIGNED_IN),),
    guide="Bắt đầu",
)
