"""Forms of items, phrases and limits."""

from __future__ import annotations

from wtforms import BooleanField

from app.books.items.facts import (
    Bound,
    ItemFacts,
    ItemSide,
    LimitedSource,
    LimitFacts,
    PhraseFacts,
    ShareGroup,
)
from app.books.items.fields import ItemField
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, DecimalField, LongTextField, TextField


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


class PhraseForm(EntryForm):
    """Familiar words and the item that comes with them."""

    of = PhraseFacts

    words = TextField(
        "Cụm từ quen dùng", [REQUIRED], description="Như Thăm hỏi đoàn viên ốm; gợi ý khi ghi nội dung."
    )
    item_id = ItemField("Khoản mục đi cùng", required=True)

    def offer(self, unit_id: int) -> PhraseForm:
        """Fill the list with the union's items."""
        self.item_id.offer(unit_id)
        return self


class LimitForm(EntryForm):
    """A limit of what a group of payments may take of a source."""

    of = LimitFacts

    nature = ChoiceField("Nguồn tiền", LimitedSource)
    share_group = ChoiceField("Nhóm chi", ShareGroup)
    bound = ChoiceField("Giới hạn", Bound)
    percent = DecimalField("Tỷ lệ (%)", [REQUIRED], description="Của phần tiền được giữ lại dùng trong năm.")
    valid_from = DayField("Từ ngày", description="Để trống: từ trước đến nay.")
    valid_to = DayField("Đến ngày", description="Để trống: vẫn còn áp dụng.")
    source = LongTextField("Căn cứ", description="Văn bản quy định, viết bằng lời.")
