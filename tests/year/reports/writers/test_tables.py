"""The tables of a report as sheets of a workbook: with heading and lead, numbers as numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.year.reports.phrases import body, say
from app.year.reports.report import Column, Row, Section, Table
from app.year.reports.writers.tables import table_sheets
from tests.year.reports.sample_report import REPORT

FUNDS = Table(
    (Column("QUỸ", 40), Column("THU", 30, "right"), Column("TỶ LỆ", 30, "right")),
    tuple(
        Row(tuple(say("{x}", x=text) for text in cells), strong)
        for *cells, strong in (("Mái ấm", "1.200.000", "93,5%", False), ("Cộng", "900", "", True))
    ),
)


def test_each_table_is_a_sheet_with_its_heading_lead_and_numbers() -> None:
    lead = body(say("Tình hình thu như sau (đơn vị tính: đồng):"))
    part = Section("a", 1, "I", "Tài chính", (lead, FUNDS, FUNDS))
    first, second = table_sheets(replace(REPORT, sections=(part,))).values()
    assert (first.title, first.subtitles) == ("I. TÀI CHÍNH", ("Tình hình thu như sau (đơn vị tính: đồng):",))
    assert second.subtitles == ()
    assert [column.kind for column in first.columns] == ["text", "money", "percent"]
    assert [(row.cells, row.is_bold) for row in first.rows] == [
        (("Mái ấm", 1_200_000, Decimal("93.5")), False),
        (("Cộng", 900, None), True),
    ]


def test_the_tabs_are_numbered_in_the_order_of_the_paper() -> None:
    tables = list(table_sheets(REPORT))
    assert tables == [f"Bảng {place}" for place in range(1, len(tables) + 1)]
    assert tables
