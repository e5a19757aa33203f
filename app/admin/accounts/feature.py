"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 40, "Tài khoản", "accounts.index", "settings", Permission.ADMINISTER),),
    guide="Bắt đầu",
    subjects={"accounts": "tài khoản"},
)
