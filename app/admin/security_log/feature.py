"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(
        MenuEntry(
            "Sổ sách",
            35,
            "Nhật ký truy cập",
            "security_log.index",
            "eye",
            Permission.READ_SECURITY_LOG,
        ),
    ),
    guide="Câu hỏi thường gặp",
)
