"""What an upper union says of a union below it, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Day, Lines, OneOf, Text
from app.office.union_kinds.known import UnionKind


@dataclass(frozen=True, slots=True)
class LowerFacts:
    """A row of the sheet Công đoàn cấp dưới. `code`: as its own books have it, "" until it is known."""

    name: Annotated[str, Text("Tên công đoàn", required=True, width=36)]
    code: Annotated[
        str,
        Text(
            "Mã đơn vị",
            most=80,
            help="Mã trong sổ của công đoàn ấy. Để trống: gói đầu tiên đúng tên này sẽ điền.",
        ),
    ] = ""
    kind: Annotated[UnionKind | None, OneOf("Loại hình", choices=UnionKind, width=24)] = None
    group_name: Annotated[
        str, Text("Nhóm", most=80, width=18, help="Khối, cụm, ngành… để trống nếu không xếp.")
    ] = ""
    contact: Annotated[
        str, Text("Nơi nhận tin", width=28, help="Thư điện tử, số điện thoại để gửi yêu cầu, nhắc hạn.")
    ] = ""
    starts_on: Annotated[
        date | None, Day("Từ ngày", help="Ngày bắt đầu trực thuộc; để trống nếu có từ trước.")
    ] = None
    ends_on: Annotated[
        date | None,
        Day("Đến hết ngày", help="Ngày cuối còn trực thuộc: giải thể, sáp nhập, chuyển nơi khác."),
    ] = None
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
