"""Forms of lists of gifts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wtforms import BooleanField, TextAreaField

from app.books.cashbook.fields import FundChoice, MoneySourceField
from app.core.money import BadMoney, format_money, parse_money
from app.core.vietnamese import tidy
from app.life.gifts.facts import GiftListFacts, LineDefaults, LineValues, Posting, Progress
from app.life.gifts.models import GiftRecipient
from app.life.visits.facts import VisitFacts
from app.log.activities.facts import Channel
from app.web.forms.base import EntryForm, ReasonForm, SeesVersion, SentOnce
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    DayField,
    TextField,
    YearField,
)
from app.web.forms.filters import FilterForm
from app.web.forms.stated import narrowing_box, stated_box
from app.web.incoming import number_in

#: Longest text of a line's gift or note.
LONGEST = 300


class GiftFilter(FilterForm):
    """Filters of the page of lists."""

    occasion = narrowing_box(GiftListFacts, "occasion")
    progress = ChoiceField("Tình trạng", Progress, optional=True)
    year = AnyYearField()


class PrepareForm(SentOnce):
    """One click: an occasion and its year."""

    occasion = stated_box(GiftListFacts, "occasion", help="")
    year = YearField()


class GiftListForm(EntryForm):
    """A list; all that its occasion implies can be set by hand."""

    of = GiftListFacts
    layout = (("occasion", "held_on"), "title", ("age_under", "age_on"), ("amount_each", "gift_each"))


class EachForm(SeesVersion):
    """The amount and gift of lines that have none of their own."""

    amount_each = stated_box(GiftListFacts, "amount_each", help="Cho mọi người không ghi số riêng ở dưới.")
    gift_each = stated_box(GiftListFacts, "gift_each")

    def facts(self) -> LineDefaults:
        """The facts of the valid form."""
        return LineDefaults(self.amount_each.data, self.gift_each.data or "")


class OutsidersForm(ReasonForm):
    """People from outside the roster, a name on each line."""

    names = TextAreaField("Thêm người ngoài danh sách", description="Mỗi dòng một tên.")

    def names_given(self) -> list[str]:
        """The names, tidy; empty lines left out."""
        return [name for line in (self.names.data or "").splitlines() if (name := tidy(line))]


class PostForm(SeesVersion, SentOnce):
    """How the list is posted; `needs_confirmation` when the sum to post has changed."""

    needs_confirmation = False
    happened_on = DayField("Ngày tặng", [REQUIRED], description="Ngày ghi nhật ký và phiếu chi.")
    money_source = MoneySourceField("Tiền của", fund="fund_id")
    giver = stated_box(VisitFacts, "giver")
    fund_id = FundChoice("Quỹ chi", description="Chọn khi là tiền của công đoàn.")
    channel = ChoiceField("Hình thức", Channel, optional=True, description="Để trống là tiền mặt.")
    excess = TextField("Lý do vượt định mức", most=500, description="Chỉ ghi khi chi quá định mức.")

    again = BooleanField("Vẫn ghi")

    def facts(self) -> Posting:
        """The facts of the valid form."""
        names = ("money_source", "giver", "fund_id", "channel")
        payment: dict[str, Any] = {name: self[name].data for name in names}
        return Posting(self.happened_on.data, excess=self.excess.data or "", again=self.again.data, **payment)


@dataclass(frozen=True, slots=True)
class LineBox:
    """The boxes of one line as shown; `error` is the message about a bad value."""

    id: int
    is_ticked: bool
    amount: str
    gift: str
    note: str
    error: str = ""

    @classmethod
    def of(cls, row: GiftRecipient) -> LineBox:
        """The boxes of a line as it is recorded."""
        amount = "" if row.amount is None else format_money(row.amount)
        return cls(row.id, row.is_ticked, amount, row.gift, row.note)

    def values(self) -> LineValues:
        """The values of the boxes. Raises BadMoney for a bad amount."""
        return LineValues(
            self.is_ticked, parse_money(self.amount) if self.amount else None, self.gift, self.note
        )


def boxes_sent(sent: Any) -> list[LineBox]:
    """The boxes of the lines that a form sent, each with its error message."""
    ticked = set(sent.getlist("tick"))
    ids = [one for one in sent.getlist("line") if number_in(one) is not None]
    return [_validated(_box(sent, one, is_ticked=one in ticked)) for one in dict.fromkeys(ids)]


def _box(sent: Any, row_id: str, *, is_ticked: bool) -> LineBox:
    values = {name: tidy(sent.get(f"{name}-{row_id}", "")) for name in ("amount", "gift", "note")}
    return LineBox(int(row_id), is_ticked, **values)


def _validated(box: LineBox) -> LineBox:
    try:
        box.values()
    except BadMoney as bad:
        return replace(box, error=bad.sentence)
    too_long = max(len(box.gift), len(box.note)) > LONGEST
    return replace(box, error=f"Dài quá {LONGEST} chữ; hãy viết gọn lại.") if too_long else box


def values_by_line(boxes: Iterable[LineBox]) -> Mapping[int, LineValues]:
    """The values of valid boxes, by line."""
    return {box.id: box.values() for box in boxes}
