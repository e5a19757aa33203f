"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Field
from app.web.features import Deed, Feature

FEATURE = Feature(
    within="accounts",
    guide="Bắt đầu",
    subjects={"sign_in_policy": "cách đăng nhập"},
    deeds={
        "second_factor_on": Deed("Bật xác nhận hai bước", alone=True),
        "second_factor_off": Deed("Tắt xác nhận hai bước", alone=True),
        "second_factor_required": Deed("Bắt buộc, thôi bắt buộc xác nhận hai bước", alone=True),
        "recovery_codes_renewed": Deed("Thay mã dự phòng", alone=True),
    },
    noted={"admins_need_code": Field("Bắt buộc xác nhận hai bước")},
)
