"""Forms of sign-in and of changing one's own password."""

from __future__ import annotations

from wtforms import Field, StringField
from wtforms.validators import ValidationError

from app.web.forms.accounts import GOOD_PASSWORD, password_box
from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, at_most


class SignInForm(Form):
    """Name and password."""

    username = StringField("Tên đăng nhập", [REQUIRED, at_most(80)], render_kw={"autocomplete": "username"})
    password = password_box("Mật khẩu", remembered_as="current-password")


class OwnPasswordForm(Form):
    """A user's own new password."""

    current = password_box("Mật khẩu đang dùng", remembered_as="current-password")
    password = password_box("Mật khẩu mới", GOOD_PASSWORD)
    again = password_box("Gõ lại mật khẩu mới")

    def validate_again(self, field: Field) -> None:
        if field.data != self.password.data:
            raise ValidationError("Hai lần gõ chưa giống nhau.")
