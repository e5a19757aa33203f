"""Sheets of the union and its people."""

from __future__ import annotations

from app.exchange.workbook.cells import Birth, Telephone, YesNo
from app.exchange.workbook.layout.columns import Column, Sheet, day, money, note, one_of, person, text
from app.people.roster.facts import Degree, LabourKind, LeavingReason, Sex, Standing, Theory

UNIT = Sheet(
    "Đơn vị",
    (
        text("Mã đơn vị", "code", 80),
        text("Tên công đoàn", "name", 300, required=True),
        text("Tên cơ quan", "workplace", 300),
        text("Công đoàn cấp trên", "upper_union", 300),
        text("Cấp trên của cấp trên", "upper_upper_union", 300),
        text("Địa danh", "place", 200),
        text("Ký hiệu văn bản", "document_symbol", 80),
        text("Nhiệm kỳ", "term", 80),
        text("Chủ tịch", "chair", 200),
        text("Phó Chủ tịch", "vice_chair", 200),
        text("Kế toán", "accountant", 200),
        text("Thủ quỹ", "treasurer", 200),
    ),
    is_vertical=True,
)

ROSTER = Sheet(
    "Đoàn viên",
    (
        text("Mã", "code", 40, required=True, width=10),
        text("Họ và tên", "full_name", 200, required=True, width=26),
        Column("Ngày sinh", "birth", Birth(), width=12),
        one_of("Giới tính", "sex", Sex, required=True, width=9),
        text("Chức vụ", "position", 300),
        text("Bộ phận", "department", 300),
        text("Tổ công đoàn", "union_group", 200, width=14),
        one_of("Loại lao động", "labour_kind", LabourKind),
        one_of("Tình trạng", "standing", Standing, required=True),
        day("Ngày vào công đoàn", "joined_on"),
        day("Ngày thôi", "left_on"),
        one_of("Lý do thôi", "leaving_reason", LeavingReason, width=12),
        one_of("Trình độ chuyên môn", "degree", Degree, width=14),
        one_of("Lý luận chính trị", "theory", Theory, width=12),
        Column("Đảng viên", "party_member", YesNo(), width=9),
        text("Chức danh công đoàn", "union_post", 300),
        Column("Hoàn cảnh khó khăn", "in_hardship", YesNo(), width=10),
        money("Lương đóng đoàn phí", "dues_salary"),
        Column("Điện thoại", "phone", Telephone(40), width=14),
        note(),
    ),
)

CHILDREN = Sheet(
    "Con đoàn viên",
    (
        person(),
        text("Họ và tên", "full_name", 200, required=True, width=26),
        Column("Ngày sinh", "birth", Birth(), width=12),
        text("Lớp", "school_class", 40, width=8),
        text("Năm học", "school_year", 40, width=12),
        text("Thành tích", "merit", width=30),
    ),
)
