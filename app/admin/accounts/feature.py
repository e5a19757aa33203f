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
from app.office.accounts.models import Grant
from app.office.accounts.rules import Permission
from app.web.features import Feature, MenuEntry
from app.web.personal.declared import Personal

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 40, "Tài khoản", "accounts.index", "settings", Permission.ADMINISTER),),
    guide="Bắt đầu",
    subjects={"accounts": "tài khoản"},
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
