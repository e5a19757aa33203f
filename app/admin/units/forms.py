"""Forms of the union."""

from __future__ import annotations

from app.office.units.facts import CongressFacts, UnitFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import REQUIRED, DayField, TextField


class UnitForm(EntryForm):
    """The facts of the union; without the code, which never changes."""

    of = UnitFacts

    name = TextField("Tên công đoàn", [REQUIRED], most=300)
    workplace = TextField("Tên cơ quan", most=300)
    upper_union = TextField("Công đoàn cấp trên", most=300)
    upper_upper_union = TextField("Cấp trên của cấp trên", most=300)
    place = TextField("Địa danh", most=200, description="Đứng trước ngày tháng trên văn bản, ví dụ: Đông Hà.")
    document_symbol = TextField("Ký hiệu văn bản", most=80, description="Ví dụ: BC-CĐCS.")
    term = TextField("Nhiệm kỳ", most=80, description="Ví dụ: 2023-2028.")
    chair = TextField("Chủ tịch", most=200)
    vice_chair = TextField("Phó Chủ tịch", most=200)
    accountant = TextField("Kế toán", most=200)
    treasurer = TextField("Thủ quỹ", most=200)
    since = DayField(
        "Áp dụng từ ngày",
        description="Có thay đổi thật (đổi cấp trên, bầu chủ tịch mới) thì ghi ngày: văn bản trước ngày đó "
        "vẫn theo thông tin cũ. Chỉ sửa lỗi chữ thì để trống.",
    )


class CongressForm(EntryForm):
    """The day of a congress."""

    of = CongressFacts

    held_on = DayField("Ngày đại hội", [REQUIRED])
