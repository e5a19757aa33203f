"""The facts of an officer's paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Lines, OneOf, PeriodText


class Topic(Choice):
    """Mục of the sheet Nhận định: the place of the paragraph in the report."""

    SITUATION = "situation", "Tình hình chung"
    QUALITY = "quality", "Chất lượng đội ngũ"
    REPRESENTATION = "representation", "Đại diện, bảo vệ"
    INFORMATION = "information", "Tuyên truyền"
    EMULATION = "emulation", "Thi đua"
    ORGANISATION = "organisation", "Tổ chức"
    PARTY_BUILDING = "party_building", "Xây dựng Đảng"
    WOMEN = "women", "Nữ công"
    FINANCE = "finance", "Tài chính"
    INSPECTION = "inspection", "Kiểm tra, giám sát"
    DIRECTION = "direction", "Chỉ đạo"
    STRENGTHS = "strengths", "Ưu điểm"
    LIMITS = "limits", "Hạn chế"
    OBJECTIVE_CAUSES = "objective_causes", "Nguyên nhân khách quan"
    SUBJECTIVE_CAUSES = "subjective_causes", "Nguyên nhân chủ quan"
    CAUSES = "causes", "Nguyên nhân"
    REMEDIES = "remedies", "Giải pháp"
    PROPOSALS = "proposals", "Kiến nghị"


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """A row of the sheet Nhận định: a paragraph for the report of a period."""

    period_text: Annotated[
        str,
        PeriodText(
            "Kỳ",
            required=True,
            help="Ví dụ 2024; 6 tháng đầu năm 2024; Quý 1/2024; Năm học 2023-2024.",
            width=14,
        ),
    ]
    topic: Annotated[Topic, OneOf("Mục", choices=Topic, required=True, width=22)]
    content: Annotated[
        str,
        Lines(
            "Nội dung",
            required=True,
            help="Mỗi dòng là một đoạn, in nguyên văn trong báo cáo.",
            width=80,
        ),
    ]
