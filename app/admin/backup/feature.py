"""What this room hands to the application."""

from __future__ import annotations

from app.admin.backup.facts import HOUR, KEY_KIND, SECOND_FOLDER
from app.core.fields import Text
from app.office.accounts.rules import Permission
from app.web.features import Deed, Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 50, "Sao lưu", "backup.index", "database", Permission.ADMINISTER),),
    guide="Sao lưu",
    subjects={"backup.settings": "đặt sao lưu", "backup.key": "khóa sao lưu", "backup.restore": "khôi phục"},
    deeds={
        "changed": Deed("Đổi"),
        "ready": Deed("Chuẩn bị"),
        "given_up": Deed("Thôi"),
    },
    noted={
        "hour": HOUR,
        "second_folder": SECOND_FOLDER,
        "kind": KEY_KIND,
        "made_at": Text("Bản sao lưu lúc"),
    },
)
