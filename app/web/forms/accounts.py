"""The fields of a new account, used by several features."""

from __future__ import annotations

from wtforms import PasswordField

from app.office.accounts.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD
from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, TextField, at_most

GOOD_PASSWORD = f"Ít nhất {SHORTEST_PASSWORD} chữ; một câu ngắn dễ nhớ là tốt nhất."


def password_box(label: str, hint: str = "", remembered_as: str = "new-password") -> PasswordField:
    """A password field; `remembered_as` is its autocomplete attribute."""
    return PasswordField(
        label,
        [REQUIRED, at_most(LONGEST_PASSWORD)],
        description=hint,
        render_kw={"autocomplete": remembered_as},
    )


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
    password = password_box("Mật khẩu tạm", f"{GOOD_PASSWORD} Đăng nhập lần đầu, người dùng phải đổi ngay.")
