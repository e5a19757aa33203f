"""Forms of the register of assets."""

from __future__ import annotations

from wtforms import BooleanField

from app.books.assets.facts import AssetFacts, AssetKind
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, LongTextField, MoneyField, TextField


class AssetFilter(FilterForm):
    """What the register is narrowed to; without a day it shows what is held today."""

    kind = ChoiceField("Loại", AssetKind, optional=True)
    as_of = DayField("Có trong ngày")
    gone = BooleanField("Cả tài sản đã thôi dùng")


class AssetForm(EntryForm):
    """A line of the register."""

    of = AssetFacts

    kind = ChoiceField("Loại", AssetKind)
    name = TextField("Tên tài sản", [REQUIRED], description="Như Rừng keo ở Đồi Sim, Loa kéo di động.")
    quantity = TextField("Số lượng", most=80, description="Như 2 ha, 05 bộ.")
    amount = MoneyField("Giá trị", description="Theo sổ, hoặc số tiền gửi. Không rõ thì để trống.")
    acquired_on = DayField("Ngày có")
    keeper = TextField("Người giữ", most=200)
    note = LongTextField("Ghi chú")
    disposed_on = DayField("Ngày thôi dùng", description="Ngày bán, hỏng, giao lại, rút tiền gửi.")
    disposed_reason = TextField("Lý do thôi dùng", most=1000)
