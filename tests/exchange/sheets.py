"""The workbook's sheets by name, for modules that name them before there is an application."""

from __future__ import annotations

from app import features
from app.exchange.workbook import layout

features.load()
SHEETS = layout.sheets()
_BY_TITLE = {sheet.title: sheet for sheet in SHEETS}
UNIT, ROSTER, FUNDS, CONTRIBUTIONS = layout.UNIT, layout.ROSTER, layout.FUNDS, layout.CONTRIBUTIONS
CHILDREN, VISITS, EVENTS, PETITIONS, COMMITMENTS, AWARDS, RATINGS, MONEY, BUDGET, PLAN, STATEMENTS = (
    _BY_TITLE[title]
    for title in (
        *("Con đoàn viên", "Thăm hỏi", "Hoạt động", "Kiến nghị", "Cam kết", "Khen thưởng", "Xếp loại"),
        *("Thu chi", "Dự toán", "Phương hướng", "Nhận định"),
    )
)
