"""What this room hands to the application."""

from __future__ import annotations

from app.admin.accounts.erasing import (
    account_rows,
    close_account,
    factor_rows,
    feed_rows,
    notice_rows,
    roles_held,
    session_rows,
)
from app.admin.accounts.retained import OLD_COPIES, SENT_FORMS
from app.core.fields import Day, Field, OneOf, Text
from app.office.accounts.models import Grant
from app.office.accounts.rules import Permission, Role
from app.web.features import Deed, Feature, MenuEntry
from app.web.personal.declared import Personal

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 40, "Tài khoản", "accounts.index", "settings", Permission.ADMINISTER),),
    guide="Bắt đầu",
    subjects={"accounts": "tài khoản"},
    deeds={
        "granted": Deed("Giao vai trò", alone=True),
        "regranted": Deed("Giao lại vai trò", alone=True),
        "confirmed": Deed("Xác nhận vai trò", alone=True),
        "asked_again": Deed("Chờ xác nhận lại vai trò"),
        "declined": Deed("Không xác nhận vai trò", alone=True),
        "terms_set": Deed("Đặt hạn vai trò, quyền xem thông tin riêng", alone=True),
        "revoked": Deed("Thu hồi vai trò", alone=True),
        "locked": Deed("Bắt đầu phải chờ vì sai mật khẩu nhiều lần", alone=True),
        "unlocked": Deed("Mở khóa đăng nhập", alone=True),
        "password_changed": Deed("Đổi mật khẩu", alone=True),
        "enabled": Deed("Khóa, mở tài khoản", alone=True),
        "administrator": Deed("Giao, thôi quyền quản trị", alone=True),
    },
    noted={
        "username": Text("Tên đăng nhập"),
        "display_name": Text("Họ và tên"),
        "role": OneOf("Vai trò", choices=Role),
        "is_admin": Field("Quản trị"),
        "is_enabled": Field("Đang dùng"),
        "is_waiting": Field("Chờ Chủ tịch xác nhận"),
        "sensitive_from": Day("Xem thông tin riêng từ ngày"),
        "sensitive_to": Day("Xem thông tin riêng đến hết ngày"),
        "address": Text("Địa chỉ máy"),
    },
    personal=(
        Personal(
            label="Tài khoản",
            rows=account_rows,
            model=Grant,
            erase=close_account,
            blocks=roles_held,
            by_hand=frozenset({"grants.member_id"}),
        ),
        Personal(label="Xác nhận hai bước", rows=factor_rows),
        Personal(label="Phiên đăng nhập", rows=session_rows),
        Personal(label="Đường dẫn lịch", rows=feed_rows),
        Personal(label="Thông báo về tài khoản", rows=notice_rows),
        Personal(label="", retention=SENT_FORMS),
        Personal(label="", retention=OLD_COPIES),
    ),
)
