"""The facts of an officer's paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.choices import Choice


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

    period_text: str
    topic: Topic
    content: str
