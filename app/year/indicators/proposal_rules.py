"""Indicators that unions usually have, ready to be chosen: each with its unit and what counts it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.year.indicators.facts import Whose


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator to begin with; one without figures is stated by an officer."""

    name: str
    measure_unit: str
    figure: str = ""
    whole_figure: str = ""
    scope: Whose | None = None


PROPOSALS = (
    Proposal("Thu nhập bình quân của người lao động", "triệu đồng/người/tháng", scope=Whose.WORKPLACE),
    Proposal(
        "Người lao động tham gia bảo hiểm xã hội",
        "người",
        whole_figure="people.workers",
        scope=Whose.WORKPLACE,
    ),
    Proposal(
        "Người lao động được khám sức khỏe định kỳ",
        "người",
        whole_figure="people.workers",
        scope=Whose.WORKPLACE,
    ),
    Proposal("Đơn vị tổ chức khám sức khỏe định kỳ", "đơn vị"),
    Proposal("Đơn vị tổ chức hội nghị người lao động", "đơn vị"),
    Proposal("Người lao động là đoàn viên công đoàn", "người", "people.members", "people.workers"),
    Proposal("Đoàn viên kết nạp mới", "người", "people.members.admitted"),
    Proposal("Đoàn viên đạt danh hiệu Lao động tiên tiến", "người", whole_figure="people.members"),
    Proposal("Đoàn viên khó khăn được thăm hỏi", "người", "hardship.visited", "people.hardship"),
    Proposal("Lượt thăm hỏi, tặng quà", "lượt", "care.times"),
    Proposal("Thỏa ước lao động tập thể được ký", "thỏa ước", "agreements.signed"),
    Proposal("Đối thoại định kỳ tại nơi làm việc", "cuộc", "labour.times[Đối thoại định kỳ]"),
    Proposal("Sáng kiến, đề tài được công nhận", "sáng kiến", "initiatives.recognised"),
    Proposal("Nhà ở được hỗ trợ xây mới", "căn", "houses.built"),
    Proposal("Đoàn viên ưu tú giới thiệu cho Đảng", "người", "party_work.introduced"),
)
