"""Forms of one's own second factor."""

from __future__ import annotations

from wtforms import StringField

from app.web.forms.accounts import password_box
from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, at_most


class PasswordAgainForm(Form):
    """The password, asked again before something that protects the account changes."""

    current = password_box("Mật khẩu đang dùng", remembered_as="current-password")


class FirstCodeForm(Form):
    """The first code of a new secret: it shows that the phone has it."""

    code = StringField(
        "Mã đang hiện trên điện thoại",
        [REQUIRED, at_most(20)],
        description="Sáu chữ số.",
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )
