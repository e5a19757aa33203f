"""Forms of sign-in and of changing one's own password."""

from __future__ import annotations

from wtforms import StringField

from app.web.forms.accounts import GOOD_PASSWORD, password_box, typed_again
from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, at_most


class SignInForm(Form):
    """Name and password."""

    username = StringField("Tên đăng nhập", [REQUIRED, at_most(80)], render_kw={"autocomplete": "username"})
    password = password_box("Mật khẩu", remembered_as="current-password")


class CodeForm(Form):
    """A code of the phone, or a recovery code."""

    code = StringField(
        "Mã xác nhận",
        [REQUIRED, at_most(40)],
        description="Sáu chữ số đang hiện trên điện thoại. Không có điện thoại thì gõ một mã dự phòng.",
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"},
    )


class OwnPasswordForm(Form):
    """A user's own new password."""

    current = password_box("Mật khẩu đang dùng", remembered_as="current-password")
    password = password_box("Mật khẩu mới", GOOD_PASSWORD)
    again = typed_again("Gõ lại mật khẩu mới")
