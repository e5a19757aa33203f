"""`Năm` in workbooks: any period, by the working year that the file or the union's books say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask

from app.books.budget.queries import budget_lines_of
from app.core.actor import SYSTEM
from app.core.years.working import WorkingYear
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.awards.queries import awards_of
from app.life.ratings.queries import ratings_of
from app.office.units.models import Unit
from app.office.units.queries import units, working_year_of
from app.year.plan.queries import plan_items_of
from tests.exchange.books import Sheets, rows_in, take, write

AWARD = {
    "Đối tượng": "Cá nhân",
    "Tên": "Lê Thị Ấm",
    "Danh hiệu, hình thức": "Lao động tiên tiến",
    "Mức": "Đạt",
}


def sheets(year: Any, kept: str = "") -> Sheets:
    unit = [{"Thông tin": "Tên công đoàn", "Giá trị": "Công đoàn cơ sở Trường Suối Mơ"}]
    if kept:
        unit.append({"Thông tin": "Năm công tác", "Giá trị": kept})
    return {
        "Đơn vị": unit,
        "Khen thưởng": [{"Năm": year, **AWARD}],
        "Xếp loại": [{"Năm": year, "Đối tượng": "Công đoàn cơ sở", "Mức": "Hoàn thành tốt"}],
        "Dự toán": [{"Năm": year, "Loại": "Thu", "Khoản mục": "Đoàn phí", "Số tiền": 1_800_000}],
        "Phương hướng": [{"Năm": year, "Nội dung": "Kết nạp đoàn viên mới"}],
    }


def recorded(unit: Unit) -> list[str]:
    """The years of the award, the rating, the plan and the budget."""
    found = (awards_of(unit.id), ratings_of(unit.id), plan_items_of(unit.id), budget_lines_of(unit.id))
    return [facts.year for rows in found for _, facts in rows]


def taken(path: Path, content: Sheets) -> Unit:
    _, applied = take(write(path, content))
    assert [problem.text for problem in applied.problems] == []
    return units()[0]


def test_a_bare_year_is_the_calendar_year(app: Flask, tmp_path: Path) -> None:
    unit = taken(tmp_path / "so.xlsx", sheets(2022))
    assert working_year_of(unit) is None
    assert recorded(unit) == ["2022"] * 4


def test_a_schools_bare_year_is_the_school_year_that_ends_in_it_but_of_money(
    app: Flask, tmp_path: Path
) -> None:
    unit = taken(tmp_path / "so.xlsx", sheets(2022, "Năm học"))
    assert recorded(unit) == [*["Năm học 2021-2022"] * 3, "2022"]
    plan, _ = take(write(tmp_path / "so.xlsx", sheets(2022, "Năm học")))
    assert plan.writes == 0


def test_any_period_goes_in_and_comes_out(app: Flask, tmp_path: Path) -> None:
    unit = taken(tmp_path / "so.xlsx", sheets("quý I/2022", "Năm học"))
    assert recorded(unit) == ["Quý 1/2022"] * 4
    export(unit.id, (tmp_path / "ra.xlsx").write_bytes, SYSTEM)
    assert [row[0] for row in rows_in(tmp_path / "ra.xlsx")["Dự toán"][1:]] == ["Quý 1/2022"]


def test_what_was_recorded_stays_when_the_working_year_changes(app: Flask, tmp_path: Path) -> None:
    content = sheets(2022)
    unit = taken(tmp_path / "so.xlsx", content)
    export(unit.id, (tmp_path / "ra.xlsx").write_bytes, SYSTEM)
    unit.working_year = WorkingYear.SCHOOL
    db.session.commit()
    for again in (write(tmp_path / "so.xlsx", content), tmp_path / "ra.xlsx"):
        plan, applied = take(again)
        assert (plan.writes, applied.problems) == (0, [])
        assert recorded(unit) == ["2022"] * 4
    export(unit.id, (tmp_path / "moi.xlsx").write_bytes, SYSTEM)
    rows = rows_in(tmp_path / "moi.xlsx")
    assert rows["Xếp loại"][1][0] == "2022-01-01..2022-12-31"
    assert rows["Dự toán"][1][0] == 2022
    plan, _ = take(tmp_path / "moi.xlsx")
    assert plan.writes == 0
