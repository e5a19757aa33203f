"""The fields of a new account, used by several features."""

from __future__ import annotations

from wtforms import Field, PasswordField
from wtforms.validators import EqualTo, ValidationError

from app.office.accounts.password_rules import LONGEST_PASSWORD, SHORTEST_PASSWORD
from app.office.accounts.passwords import normalized
from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, TextField

TYPED_OTHERWISE = "Hai lần gõ chưa giống nhau."
GOOD_PASSWORD = f"Ít nhất {SHORTEST_PASSWORD} chữ; một câu ngắn dễ nhớ là tốt nhất."


def password_box(label: str, hint: str = "", remembered_as: str = "new-password") -> PasswordField:
    """A password field; `remembered_as` is its autocomplete attribute."""
    return PasswordField(
        label,
        [REQUIRED, _not_too_long],
        description=hint,
        render_kw={"autocomplete": remembered_as},
    )


def typed_again(label: str) -> PasswordField:
    """The field in which the `password` is typed once more."""
    return PasswordField(
        label,
        [REQUIRED, EqualTo("password", TYPED_OTHERWISE)],
        render_kw={"autocomplete": "new-password"},
    )


def _not_too_long(_form: Form, field: Field) -> None:
    """Counted as it is hashed, however the letters were composed."""
    if len(normalized(field.data or "")) > LONGEST_PASSWORD:
        raise ValidationError(f"Dài quá {LONGEST_PASSWORD} chữ; hãy viết gọn lại.")


class AccountBoxes(Form):
    """Who a new account is for, its name and password."""

    display_name = TextField("Họ và tên", [REQUIRED], most=200)
    username = TextField(
        "Tên đăng nhập",
        [REQUIRED],
        most=80,
        description="Chữ không dấu, viết liền, ví dụ thuha.",
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    password = password_box(
        "Mật khẩu tạm", f"{GOOD_PASSWORD} Hạn 7 ngày; đăng nhập lần đầu, người dùng phải đổi ngay."
    )
