"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 50, "Sao lưu", "backup.index", "database", Permission.ADMINISTER),),
    guide="Sao lưu",
    subjects={"backup.settings": "đặt sao lưu", "backup.key": "khóa sao lưu", "backup.restore": "khôi phục"},
)
