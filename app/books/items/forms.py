"""Forms of items."""

from __future__ import annotations

from wtforms import BooleanField

from app.books.items.facts import (
    ItemFacts,
    ItemSide,
    ShareGroup,
)
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, TextField


class ItemFilter(FilterForm):
    """What the list of items is narrowed to."""

    side = ChoiceField("Loại", ItemSide, optional=True)
    as_of = DayField("Có hiệu lực ngày")


class ItemForm(EntryForm):
    """An item of receipts or payments."""

    of = ItemFacts

    side = ChoiceField("Loại", ItemSide)
    code = TextField("Mã", most=20, description="Mục, tiểu mục của quyết toán, như 31.03.")
    name = TextField("Tên khoản mục", [REQUIRED], description="Đúng như ghi khi thu, chi và ở dự toán.")
    share_group = ChoiceField(
        "Nhóm tính tỷ lệ chi",
        ShareGroup,
        optional=True,
        description="Chi tính vào nhóm nào khi so với giới hạn; để trống là chi khác.",
    )
    remits = BooleanField("Là tiền nộp lên công đoàn cấp trên")
    valid_from = DayField("Từ ngày", description="Để trống: từ trước đến nay.")
    valid_to = DayField(
        "Đến ngày", description="Để trống: vẫn còn dùng. Đổi mã từ một ngày thì ghi hai dòng."
    )
