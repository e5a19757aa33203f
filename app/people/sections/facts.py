"""What is recorded of a section of the union."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Day, Lines, SectionName, Text


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """A row of the sheet Công đoàn bộ phận, from a day to a last day."""

    name: Annotated[
        str,
        Text(
            "Tên",
            most=200,
            required=True,
            width=28,
            help="Như Phân xưởng May, Khoa Nội. Danh sách đoàn viên ghi cùng tên này.",
        ),
    ]
    starts_on: Annotated[date | None, Day("Từ ngày", help="Để trống nếu có từ trước, không rõ ngày.")] = None
    ends_on: Annotated[date | None, Day("Đến hết ngày", help="Để trống khi còn hoạt động.")] = None
    note: Annotated[str, Lines("Ghi chú", width=24, help="Như số quyết định thành lập.")] = ""
    former_names: Annotated[
        str,
        Lines(
            "Tên trước đây",
            width=24,
            help="Mỗi tên một dòng. Sửa tên thì tên cũ tự vào đây, để tệp cũ nhập vào vẫn đúng nơi này.",
            added=True,
        ),
    ] = ""


#: The section that carried something out, or to which something was given; "" for the union itself.
OfSection = Annotated[
    str,
    SectionName(
        "Của công đoàn bộ phận",
        help="Để trống là của công đoàn cơ sở.",
        width=22,
        added=True,
    ),
]
