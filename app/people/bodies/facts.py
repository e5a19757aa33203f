"""What is recorded of a person in a body of the union."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Day, Lines, Reference, SectionName, Text

#: Bodies that unions have, to pick from; any other may be typed.
USUAL = (
    "Ban Nữ công",
    "Ủy ban kiểm tra",
    "Ban Thanh tra nhân dân",
    "Mạng lưới an toàn, vệ sinh viên",
    "Ban Tuyên giáo",
    "Ban Chính sách, pháp luật",
)


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """A row of the sheet Ban, tổ chức: a member of the roster or a name, from a day to a last day."""

    body: Annotated[
        str,
        Text(
            "Ban, tổ chức",
            most=200,
            required=True,
            width=28,
            help="Như Ban Nữ công. Cùng một ban thì ghi cùng một tên.",
        ),
    ]
    starts_on: Annotated[date, Day("Từ ngày", required=True)]
    member_id: Annotated[int | None, Reference("Đoàn viên", to="people")] = None
    name: Annotated[
        str, Text("Họ tên người khác", most=200, width=24, help="Người không có trong danh sách.")
    ] = ""
    post: Annotated[str, Text("Chức vụ", most=120, help="Như Trưởng ban, Chủ nhiệm, Ủy viên.")] = ""
    ends_on: Annotated[date | None, Day("Đến hết ngày", help="Để trống khi còn giữ.")] = None
    section: Annotated[
        str,
        SectionName(
            "Của công đoàn bộ phận",
            most=200,
            help="Khi là ban chấp hành của một công đoàn bộ phận. Để trống là của công đoàn cơ sở.",
            width=22,
            added=True,
            always=True,
        ),
    ] = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
