"""The form of a count of the cash box."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField
from wtforms.validators import NumberRange, Optional

from app.books.cashbook.fields import FundChoice
from app.books.counts.facts import CountFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import REQUIRED, DayField, LongTextField, TextField


class PiecesField(IntegerField):
    """How many notes, from 0 up; empty stays None."""

    kind = "count"

    def __init__(self, label: str, **kwargs: Any) -> None:
        bound = NumberRange(0, 1_000_000, "Hãy ghi số tờ, từ 0 trở lên.")
        super().__init__(label, [Optional(), bound], **kwargs)


class CountForm(EntryForm):
    """A count of the cash box."""

    of = CountFacts

    counted_on = DayField("Ngày kiểm quỹ", [REQUIRED], description="So với sổ quỹ đến hết ngày này.")
    fund_id = FundChoice("Quỹ", description="Để trống: tiền mặt của tất cả các quỹ.")
    note_500000 = PiecesField("Tờ 500.000 đồng")
    note_200000 = PiecesField("Tờ 200.000 đồng")
    note_100000 = PiecesField("Tờ 100.000 đồng")
    note_50000 = PiecesField("Tờ 50.000 đồng")
    note_20000 = PiecesField("Tờ 20.000 đồng")
    note_10000 = PiecesField("Tờ 10.000 đồng")
    note_5000 = PiecesField("Tờ 5.000 đồng")
    note_2000 = PiecesField("Tờ 2.000 đồng")
    note_1000 = PiecesField("Tờ 1.000 đồng")
    note_500 = PiecesField("Tờ 500 đồng")
    explanation = LongTextField("Lý do chênh lệch", description="Cần ghi khi đếm được khác với sổ.")
    present = TextField(
        "Người tham gia kiểm quỹ",
        most=1000,
        description="Cách nhau bằng dấu chấm phẩy. Để trống: Chủ tịch, Kế toán, Thủ quỹ trong ngày ấy.",
    )

    def offer(self, unit_id: int) -> CountForm:
        """Fill the list with the union's funds."""
        self.fund_id.offer(unit_id)
        return self
