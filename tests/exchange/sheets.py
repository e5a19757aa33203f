"""The workbook's sheets by name, for modules that name them before there is an application."""

from __future__ import annotations

from app import features
from app.exchange.workbook import layout
from tests.life.registers.entries import KEPT

features.load()
#: What unions of some kinds keep, and indicators; each has tests of its own, which read docs/exchange.md.
REGISTERS = frozenset(
    {
        *(kept.sheet for kept in KEPT),
        *(
            "Cho vay",
            "Trả nợ vay",
            "Ban, tổ chức",
            "Công đoàn bộ phận",
            "Công đoàn cấp dưới",
            "Mức theo quy định",
            "Chỉ tiêu",
            "Ghi đảo",
        ),
    }
)
SHEETS = [sheet for sheet in layout.sheets() if sheet.title not in REGISTERS]
_BY_TITLE = {sheet.title: sheet for sheet in SHEETS}
UNIT, ROSTER = layout.UNIT, layout.ROSTER
FUNDS, CONTRIBUTIONS, CHILDREN, VISITS, EVENTS, PETITIONS = (
    _BY_TITLE[title] for title in ("Quỹ", "Đóng quỹ", "Con đoàn viên", "Thăm hỏi", "Hoạt động", "Kiến nghị")
)
COMMITMENTS, AWARDS, RATINGS, MONEY, BUDGET, PLAN, STATEMENTS = (
    _BY_TITLE[title]
    for title in (*("Cam kết", "Khen thưởng", "Xếp loại", "Thu chi", "Dự toán", "Phương hướng", "Nhận định"),)
)
