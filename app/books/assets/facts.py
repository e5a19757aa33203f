"""Facts of an asset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, Money, OneOf, Text


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

    kind: Annotated[AssetKind, OneOf("Loại", choices=AssetKind, required=True)]
    name: Annotated[str, Text("Tên tài sản", required=True, help="Như Rừng keo ở Đồi Sim, Loa kéo di động.")]
    quantity: Annotated[str, Text("Số lượng", most=80, help="Như 2 ha, 05 bộ.")] = ""
    amount: Annotated[
        int | None, Money("Giá trị", help="Theo sổ, hoặc số tiền gửi. Không rõ thì để trống.")
    ] = None
    acquired_on: Annotated[date | None, Day("Ngày có")] = None
    keeper: Annotated[str, Text("Người giữ", most=200)] = ""
    note: Annotated[str, Lines("Ghi chú")] = ""
    disposed_on: Annotated[
        date | None, Day("Ngày thôi dùng", help="Ngày bán, hỏng, giao lại, rút tiền gửi.")
    ] = None
    disposed_reason: Annotated[str, Text("Lý do thôi dùng", most=1000)] = ""
