"""The menu: the pages that the user may open."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, request, url_for
from flask_login import current_user

from app.core.word_order import word_order_key
from app.office.accounts.rules import Permission

#: (group, [(label, endpoint, icon, permission)]); an endpoint's blueprint marks the entry as active.
MENU: list[tuple[str, list[tuple[str, str, str, Permission]]]] = [
    (
        "",
        [
            ("Trang chủ", "home.index", "home", Permission.SIGNED_IN),
            ("Nhật ký", "timeline.index", "list", Permission.READ_BOOKS),
            ("Lịch", "calendar.index", "calendar-event", Permission.READ_BOOKS),
            ("Báo cáo", "reports.index", "file-text", Permission.READ_BOOKS),
        ],
    ),
    (
        "Con người",
        [
            ("Đoàn viên", "members.index", "users", Permission.READ_BOOKS),
            ("Thăm hỏi, tặng quà", "welfare.index", "heart", Permission.READ_BOOKS),
            ("Danh sách quà", "gifts.index", "gift", Permission.READ_BOOKS),
            ("Hồ sơ của tôi", "mine.show", "user", Permission.OWN_RECORD),
            ("Lịch", "own_calendar.show", "calendar-event", Permission.OWN_RECORD),
        ],
    ),
    (
        "Hoạt động",
        [
            ("Hoạt động", "events.index", "calendar", Permission.READ_BOOKS),
            ("Kiến nghị", "petitions.index", "message", Permission.READ_BOOKS),
            ("Yêu cầu của cấp trên", "requests.index", "mailbox", Permission.READ_BOOKS),
            ("Khen thưởng", "awards.index", "award", Permission.READ_BOOKS),
            ("Xếp loại", "ratings.index", "star", Permission.READ_BOOKS),
            ("Cam kết", "commitments.index", "clipboard-check", Permission.READ_BOOKS),
            ("Phương hướng", "plan.index", "target", Permission.READ_BOOKS),
            ("Nhận định", "statements.index", "edit", Permission.READ_BOOKS),
        ],
    ),
    (
        "Tiền",
        [
            ("Các quỹ", "funds.index", "wallet", Permission.READ_BOOKS),
            ("Thu quỹ", "collecting.index", "coin", Permission.READ_BOOKS),
            ("Sổ quỹ", "cashbook.index", "book", Permission.READ_BOOKS),
            ("Phiếu", "vouchers.index", "receipt", Permission.READ_BOOKS),
            ("Sổ sách in", "ledgers.show_cash", "printer", Permission.READ_BOOKS),
            ("Dự toán, quyết toán", "settlement.index", "calculator", Permission.READ_BOOKS),
            ("Tài sản", "assets.index", "building", Permission.READ_BOOKS),
        ],
    ),
    (
        "Sổ sách",
        [
            ("Nhập, xuất Excel", "exchange.index", "arrows-exchange", Permission.READ_BOOKS),
            ("Thông tin công đoàn", "units.show", "building", Permission.READ_BOOKS),
            ("Dấu vết", "trail.index", "history", Permission.READ_BOOKS),
            ("Tài khoản", "accounts.index", "settings", Permission.ADMINISTER),
        ],
    ),
]

#: Blueprint -> blueprint whose menu entry is active on its pages.
WITHIN = {
    "person": "members",
    "bulk": "members",
    "children": "members",
    "duplicates": "members",
    "groups": "members",
    "hardship": "members",
    "access": "accounts",
    "anniversaries": "calendar",
    "budget": "settlement",
    "items": "settlement",
    "remittance": "settlement",
    "contributions": "collecting",
    "arrears": "collecting",
    "exemptions": "collecting",
}


def context() -> dict[str, Any]:
    """Template variables of base.html."""
    permissions = g.get("permissions", frozenset())
    return {
        "navigation": [
            {"title": title, "entries": shown}
            for title, entries in MENU
            if (shown := [_entry(*entry[:3]) for entry in entries if entry[3] in permissions])
        ],
        "unit": g.get("unit"),
        "switchable_units": [{"code": unit.code, "name": unit.name} for unit in g.get("units", [])],
        "roles_text": ", ".join(_role_names()),
        "may": lambda name: Permission(name) in permissions,
    }


def _role_names() -> list[str]:
    names = sorted((role.label for role in g.get("roles", ())), key=word_order_key)
    return [*names, "Quản trị"] if current_user.is_authenticated and current_user.is_admin else names


def _entry(label: str, endpoint: str, icon: str) -> dict[str, Any]:
    return {
        "label": label,
        "url": url_for(endpoint),
        "icon": icon,
        "active": endpoint.split(".")[0] in {WITHIN.get(name, name) for name in request.blueprints},
    }


def register(app: Flask) -> None:
    app.context_processor(context)
