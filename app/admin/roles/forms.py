"""Forms of the chair about roles."""

from __future__ import annotations

from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, DayField, TextField


class TermsForm(Form):
    """Until when a role holds, and when it carries the right to private fields."""

    valid_to = DayField("Vai trò đến hết ngày", description="Để trống là đến khi thu hồi.")
    sensitive_from = DayField("Xem thông tin riêng từ ngày", description="Để trống là không được xem.")
    sensitive_to = DayField("Đến hết ngày", description="Để trống là đến khi thôi.")


class DeclineForm(Form):
    """Why a role is not confirmed."""

    reason = TextField("Lý do không xác nhận", [REQUIRED], most=500)
