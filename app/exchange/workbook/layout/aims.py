"""Sheets of commitments, the plan and the officer's own words."""

from __future__ import annotations

from app.core.vietnamese import LONGEST_TEXT
from app.exchange.workbook.cells import Number, PeriodText, Text
from app.exchange.workbook.layout.columns import Column, Refers, Sheet, count, lines, note, one_of, text, year
from app.year.statements.facts import Topic

COMMITMENTS = Sheet(
    "Cam kết",
    (
        year(),
        count("STT", "position", 0),
        lines("Nội dung", "content", required=True, width=50),
        Column("Chỉ tiêu", "target", Number(), width=9),
        text("Đơn vị tính", "measure_unit", 80, width=11),
        Column("Cách đo", "measure", Text(LONGEST_TEXT), refers=Refers.MEASURE, width=34),
        Column("Thực hiện", "done", Number(), width=10),
        note(),
    ),
)

PLAN = Sheet(
    "Phương hướng",
    (
        year(),
        count("STT", "position", 0),
        lines("Nội dung", "content", required=True, width=60),
        text("Chỉ tiêu", "target"),
        lines("Kết quả", "result"),
    ),
)

STATEMENTS = Sheet(
    "Nhận định",
    (
        Column("Kỳ", "period_text", PeriodText(), required=True),
        one_of("Mục", "topic", Topic, required=True, width=22),
        lines("Nội dung", "content", required=True, width=80),
    ),
)
