"""Facts of items of money, of the phrases that choose them, and of the limits of their shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.core.choices import Choice


class ItemSide(Choice):
    """Whether an item is one of receipts or of payments."""

    RECEIPT = "receipt", "Thu"
    PAYMENT = "payment", "Chi"


class ShareGroup(Choice):
    """The groups of payments whose shares the union's finance rule limits."""

    WELFARE = "welfare", "Thăm hỏi, chăm lo đoàn viên"
    MOVEMENT = "movement", "Tuyên truyền, phong trào"
    ADMINISTRATION = "administration", "Hành chính"
    ALLOWANCE = "allowance", "Phụ cấp cán bộ công đoàn"
    OTHER = "other", "Chi khác"


class LimitedSource(Choice):
    """The natures of funds whose payments have limits (values of `cashbook.facts.Nature`)."""

    DUES = "dues", "Đoàn phí"
    UNION_FEE = "union_fee", "Kinh phí công đoàn"


class Bound(Choice):
    """Which way a limit holds."""

    LEAST = "least", "Ít nhất"
    MOST = "most", "Nhiều nhất"


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item of the list, in force from `valid_from` to `valid_to`, both inclusive, None: open.

    `code` is the settlement's (mục, tiểu mục), "" for none; `share_group` None counts as OTHER. A payment
    under an item that `remits` is money sent to the upper level.
    """

    side: ItemSide
    name: str
    code: str = ""
    share_group: ShareGroup | None = None
    remits: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PhraseFacts:
    """Familiar words of an entry and the item that comes with them."""

    words: str
    item_id: int


@dataclass(frozen=True, slots=True)
class LimitFacts:
    """A limit of a group's share in what the union keeps of a source, per cent; dates as in `ItemFacts`.

    `source` is the rule that sets it, in words.
    """

    nature: LimitedSource
    share_group: ShareGroup
    bound: Bound
    percent: Decimal
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
