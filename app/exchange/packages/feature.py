"""What this room hands to the application."""

from __future__ import annotations

from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(
        MenuEntry(
            "", 42, "Nhận báo cáo", "inbox.index", "mailbox", Permission.READ_SUBMITTED, is_of_upper=True
        ),
    ),
    guide="Gửi cấp trên, nhận của cấp dưới",
)
