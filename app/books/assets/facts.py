"""Facts of an asset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice


class AssetKind(Choice):
    """What sort of thing it is."""

    GROVE = "grove", "Rừng, vườn cây"
    DEPOSIT = "deposit", "Tiền gửi có kỳ hạn"
    EQUIPMENT = "equipment", "Thiết bị"
    OTHER = "other", "Khác"


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """A line of the register; `amount` is its value in whole đồng, None if unknown.

    `quantity` is words (`2 ha`); `disposed_on` is the first day on which the union no longer had it.
    """

    kind: AssetKind
    name: str
    quantity: str = ""
    amount: int | None = None
    acquired_on: date | None = None
    keeper: str = ""
    note: str = ""
    disposed_on: date | None = None
    disposed_reason: str = ""
