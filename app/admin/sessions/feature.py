"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count
from app.web.features import Deed, Feature

FEATURE = Feature(
    within="accounts",
    guide="Bắt đầu",
    deeds={"sessions_ended": Deed("Kết thúc phiên đăng nhập", alone=True)},
    noted={"sessions": Count("Số phiên")},
)
