"""The form of a limit of a share."""

from __future__ import annotations

from app.books.items.facts import (
    Bound,
    LimitedSource,
    LimitFacts,
    ShareGroup,
)
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, DecimalField, LongTextField


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
