"""Items of receipts and payments (mục thu, chi), the phrases that choose them, limits of their shares."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class CashItem(Recorded):
    """An item of the union's own list; entries name it by its words, so a code may change from a day on."""

    __tablename__ = "cash_items"

    #: receipt or payment.
    side: Mapped[str] = mapped_column(String(10))
    #: Mã of the settlement, such as 31.03; "" for none.
    code: Mapped[str] = mapped_column(String(20), default="")
    name: Mapped[str] = mapped_column(String(300))
    #: Which share of the retained money it counts in (`rules.ShareGroup`); "" for none.
    share_group: Mapped[str] = mapped_column(String(20), default="")
    #: Whether a payment under it is money sent to the upper level.
    remits: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class ItemAlias(Model):
    """Former words of an item: what was recorded under them stays under the item."""

    __tablename__ = "item_aliases"
    __table_args__ = (UniqueConstraint("item_id", "words"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("cash_items.id"))
    words: Mapped[str] = mapped_column(Text)


class CashPhrase(Recorded):
    """Familiar words of an entry (`Thăm hỏi đoàn viên ốm`) and the item that comes with them."""

    __tablename__ = "cash_phrases"

    item_id: Mapped[int] = mapped_column(ForeignKey("cash_items.id"), index=True)
    words: Mapped[str] = mapped_column(Text)


class ShareLimit(Recorded):
    """A dated limit on a share of a source: `welfare` of `dues` at least 40 per cent."""

    __tablename__ = "share_limits"

    #: The nature of the funds whose money it is of: dues or union_fee.
    nature: Mapped[str] = mapped_column(String(20))
    share_group: Mapped[str] = mapped_column(String(20))
    #: least or most.
    bound: Mapped[str] = mapped_column(String(10))
    #: A decimal number as text.
    percent: Mapped[str] = mapped_column(String(30))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    #: The rule that sets it, in words.
    source: Mapped[str] = mapped_column(Text, default="")
