"""Facts of a union, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, OneOf, Text
from app.core.years.working import WorkingYear
from app.office.union_kinds.known import UnionKind


class Post(Choice):
    """Posts that sign papers."""

    CHAIR = "chair", "Chủ tịch"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch"
    ACCOUNTANT = "accountant", "Kế toán"
    TREASURER = "treasurer", "Thủ quỹ"


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The sheet Đơn vị. With `code` "" one is made from the name; "" for an officer: the post is vacant."""

    name: Annotated[str, Text("Tên công đoàn", required=True)]
    code: Annotated[str, Text("Mã đơn vị", most=80)] = ""
    short_name: Annotated[
        str,
        Text(
            "Tên gọi ngắn",
            most=80,
            help="Báo cáo gọi công đoàn như vậy, ví dụ: Công đoàn cơ quan. Để trống thì suy từ tên.",
            added=True,
        ),
    ] = ""
    workplace: Annotated[str, Text("Tên cơ quan")] = ""
    upper_union: Annotated[str, Text("Công đoàn cấp trên")] = ""
    directing_union: Annotated[
        str,
        Text(
            "Nơi chỉ đạo, nhận báo cáo",
            help="Ghi nếu khác công đoàn cấp trên, như công đoàn xã, phường: báo cáo gửi đến đây. "
            "Công đoàn cấp trên vẫn là nơi thu, duyệt quyết toán.",
            absent="the file's columns are fixed",
        ),
    ] = ""
    upper_upper_union: Annotated[str, Text("Cấp trên của cấp trên")] = ""
    place: Annotated[
        str, Text("Địa danh", most=200, help="Đứng trước ngày tháng trên văn bản, ví dụ: Đông Hà.")
    ] = ""
    document_symbol: Annotated[str, Text("Ký hiệu văn bản", most=80, help="Ví dụ: BC-CĐCS.")] = ""
    term: Annotated[str, Text("Nhiệm kỳ", most=80, help="Ví dụ: 2023-2028.")] = ""
    founded_on: Annotated[
        date | None,
        Day(
            "Ngày thành lập",
            help="Của công đoàn. Báo cáo đếm «kỷ niệm 20 năm Ngày thành lập …» từ ngày này.",
            added=True,
        ),
    ] = None
    kind: Annotated[
        UnionKind | None,
        OneOf(
            "Loại hình",
            choices=UnionKind,
            help="Báo cáo gọi người làm việc và danh sách đưa ra loại lao động theo loại hình này. "
            "Để trống nếu không loại nào đúng.",
            added=True,
        ),
    ] = None
    working_year: Annotated[
        WorkingYear | None,
        OneOf(
            "Năm công tác",
            choices=WorkingYear,
            help="Trường học chọn Năm học: «2022» của khen thưởng, xếp loại, cam kết, phương hướng khi ấy là "
            "năm học kết thúc năm 2022. Để trống là năm dương lịch. Tiền luôn theo năm dương lịch.",
        ),
    ] = None
    chair: Annotated[str, Text(Post.CHAIR.label, most=200)] = ""
    vice_chair: Annotated[str, Text(Post.VICE_CHAIR.label, most=200)] = ""
    accountant: Annotated[str, Text(Post.ACCOUNTANT.label, most=200)] = ""
    treasurer: Annotated[str, Text(Post.TREASURER.label, most=200)] = ""


@dataclass(frozen=True, slots=True)
class CongressFacts:
    """The day of a congress: the first of its term, and the day after the last of the term before."""

    held_on: Annotated[date, Day("Ngày đại hội", required=True)]
