"""Forms of the administrator: accounts and their roles."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

from app.office.accounts.rules import Role
from app.office.units.queries import units
from app.web.forms.accounts import GOOD_PASSWORD, AccountBoxes, password_box
from app.web.forms.base import Form
from app.web.forms.choices import ChoiceField, IdField, offered
from app.web.forms.fields import DayField, TextField
from app.web.forms.filters import FilterForm


class RoleForm(Form):
    """A role in a union, except that of a member, which is given on the member's page."""

    unit_id = IdField("Công đoàn")
    role = ChoiceField("Vai trò", Role, optional=True)
    valid_from = DayField("Từ ngày", description="Để trống là từ hôm nay.")
    valid_to = DayField("Đến hết ngày", description="Hết nhiệm kỳ; để trống là đến khi thu hồi.")

    def offer(self) -> Self:
        """Fill the lists; the only union is preselected."""
        found = units()
        offered(self.unit_id, [(unit.id, unit.name) for unit in found])
        if len(found) == 1 and not self.is_submitted():
            self.unit_id.data = found[0].id
        self.role.choices = [
            ("", "—"),
            *((role.value, role.label) for role in Role if role is not Role.MEMBER),
        ]
        return self

    def validate_role(self, field: Field) -> None:
        if field.data and not self.unit_id.data:
            raise ValidationError("Chọn vai trò thì cần chọn công đoàn.")
        if not field.data and not self.does_without_role():
            raise ValidationError("Hãy chọn vai trò.")

    def does_without_role(self) -> bool:
        """Whether the form is valid without a role."""
        return False


class NewUserForm(AccountBoxes, RoleForm):
    """A new account with its first role."""

    is_admin = BooleanField(
        "Quản trị",
        description="Giữ tài khoản và sao lưu. Chỉ quản trị thì không xem được sổ sách.",
    )

    def does_without_role(self) -> bool:
        return bool(self.is_admin.data)


class UserFilter(FilterForm):
    """The filter of the list."""

    q = TextField("Tìm tên đăng nhập")


class TemporaryPasswordForm(Form):
    """A password that an administrator sets for another."""

    password = password_box("Mật khẩu tạm", GOOD_PASSWORD)
