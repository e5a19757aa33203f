"""Facts of items of money, of the phrases that choose them, and of the limits of their shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, Number, OneOf, Reference, Text, YesNo


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

    side: Annotated[ItemSide, OneOf("Loại", choices=ItemSide, required=True)]
    name: Annotated[str, Text("Tên khoản mục", required=True, help="Đúng như ghi khi thu, chi và ở dự toán.")]
    code: Annotated[str, Text("Mã", most=20, help="Mục, tiểu mục của quyết toán, như 31.03.")] = ""
    share_group: Annotated[
        ShareGroup | None,
        OneOf(
            "Nhóm tính tỷ lệ chi",
            choices=ShareGroup,
            help="Chi tính vào nhóm nào khi so với giới hạn; để trống là chi khác.",
        ),
    ] = None
    remits: Annotated[bool, YesNo("Là tiền nộp lên công đoàn cấp trên")] = False
    valid_from: Annotated[date | None, Day("Từ ngày", help="Để trống: từ trước đến nay.")] = None
    valid_to: Annotated[
        date | None, Day("Đến ngày", help="Để trống: vẫn còn dùng. Đổi mã từ một ngày thì ghi hai dòng.")
    ] = None


@dataclass(frozen=True, slots=True)
class PhraseFacts:
    """Familiar words of an entry and the item that comes with them."""

    words: Annotated[
        str,
        Text("Cụm từ quen dùng", required=True, help="Như Thăm hỏi đoàn viên ốm; gợi ý khi ghi nội dung."),
    ]
    item_id: Annotated[int, Reference("Khoản mục đi cùng", to="items", required=True)]


@dataclass(frozen=True, slots=True)
class LimitFacts:
    """A limit of a group's share in what the union keeps of a source, per cent; dates as in `ItemFacts`.

    `source` is the rule that sets it, in words.
    """

    nature: Annotated[LimitedSource, OneOf("Nguồn tiền", choices=LimitedSource, required=True)]
    share_group: Annotated[ShareGroup, OneOf("Nhóm chi", choices=ShareGroup, required=True)]
    bound: Annotated[Bound, OneOf("Giới hạn", choices=Bound, required=True)]
    percent: Annotated[
        Decimal, Number("Tỷ lệ (%)", required=True, help="Của phần tiền được giữ lại dùng trong năm.")
    ]
    valid_from: Annotated[date | None, Day("Từ ngày", help="Để trống: từ trước đến nay.")] = None
    valid_to: Annotated[date | None, Day("Đến ngày", help="Để trống: vẫn còn áp dụng.")] = None
    source: Annotated[str, Lines("Căn cứ", help="Văn bản quy định, viết bằng lời.")] = ""
