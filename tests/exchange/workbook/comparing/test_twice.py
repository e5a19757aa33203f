"""A workbook that says of a person what it, or the books, say already: reported with its row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from app.exchange.workbook.comparing.planning import Plan
from app.extensions import db
from app.life.ratings.queries import ratings_of
from app.office.units.queries import units
from tests.exchange.books import Sheets, plan_of, problems, take, write, year

RATING = {"Năm": 2024, "Đối tượng": "Đoàn viên", "Mã đoàn viên": "DV2", "Mức": "Hoàn thành tốt"}
AWARD = {
    "Năm": 2024,
    "Đối tượng": "Cá nhân",
    "Mã đoàn viên": "DV2",
    "Tên": "Đặng Quốc Việt",
    "Danh hiệu, hình thức": "Lao động tiên tiến",
    "Mức": "Đạt",
}
VISIT = {
    "Ngày": date(2024, 2, 12),
    "Lý do": "Ốm đau",
    "Người nhận": "Đặng Quốc Việt",
    "Đối tượng": "Đoàn viên",
    "Mã đoàn viên": "DV2",
}
EVENT = {"Từ ngày": date(2024, 3, 8), "Loại": "Nữ công", "Tên hoạt động": "Tọa đàm 8/3"}
MONEY = {
    "Ngày": date(2024, 3, 8),
    "Loại": "Thu",
    "Nội dung": "Ủng hộ",
    "Số tiền": 200_000,
    "Quỹ": "Công đoàn phí",
}
CHILD = {"Mã đoàn viên": "DV2", "Họ và tên": "Đặng Gia Huy", "Ngày sinh": 2016}


def book(**sheets: list[dict[str, Any]]) -> Sheets:
    """The unit and its people, and these rows."""
    sample = year()
    return {"Đơn vị": sample["Đơn vị"], "Đoàn viên": sample["Đoàn viên"], **sheets}


def remarks(plan: Plan) -> list[str]:
    return [one.text for one in plan.remarks if "giống" in one.text]


def test_a_member_rated_twice_is_a_problem_of_the_second_row(app: Flask, tmp_path: Path) -> None:
    rows = [RATING, {**RATING, "Mức": "Không hoàn thành"}]
    (problem,) = problems(write(tmp_path / "a.xlsx", book(**{"Xếp loại": rows})))
    assert problem.startswith("Xếp loại, dòng 3, ")
    assert "giống dòng 2: một người xếp loại hai lần trong một năm" in problem


def test_between_two_imports_and_a_file_and_the_books(app: Flask, tmp_path: Path) -> None:
    first = write(tmp_path / "a.xlsx", book(**{"Xếp loại": [RATING]}))
    assert problems(first) == []
    assert problems(first) == []
    second = write(tmp_path / "b.xlsx", book(**{"Xếp loại": [{**RATING, "Mức": "Hoàn thành"}]}))
    (problem,) = problems(second)
    assert "Xếp loại, dòng 2" in problem
    assert "giống một mục đã có trong sổ" in problem
    (unit,) = units()
    assert len(ratings_of(unit.id)) == 1


def test_rows_that_change_places_are_no_second_rating(app: Flask, tmp_path: Path) -> None:
    one = {**RATING, "Mã dòng": "x1"}
    two = {**RATING, "Mã dòng": "x2", "Mã đoàn viên": "DV1", "Mức": "Hoàn thành"}
    take(write(tmp_path / "a.xlsx", book(**{"Xếp loại": [one, two]})))
    swapped = [{**one, "Mã đoàn viên": "DV1"}, {**two, "Mã đoàn viên": "DV2"}]
    assert problems(write(tmp_path / "b.xlsx", book(**{"Xếp loại": swapped}))) == []
    (unit,) = units()
    assert [facts.level.label for _, facts in ratings_of(unit.id)] == ["Hoàn thành tốt", "Hoàn thành"]


def test_what_can_be_right_is_a_remark_that_names_the_row(app: Flask, tmp_path: Path) -> None:
    sheets = book(
        **{
            "Khen thưởng": [AWARD, {**AWARD, "Cấp khen": "LĐLĐ huyện"}, {**AWARD, "Mức": "Đề nghị"}],
            "Thăm hỏi": [VISIT, {**VISIT, "Ngày": date(2024, 2, 14)}, {**VISIT, "Ngày": date(2024, 3, 12)}],
            "Con đoàn viên": [
                CHILD,
                {**CHILD, "Ngày sinh": date(2016, 5, 5)},
                {**CHILD, "Mã đoàn viên": "DV1"},
            ],
        }
    )
    plan, applied = take(write(tmp_path / "a.xlsx", sheets))
    assert applied.problems == []
    assert [remark.split(":")[0] for remark in remarks(plan)] == [
        "Con đoàn viên, dòng 3",
        "Thăm hỏi, dòng 3",
        "Khen thưởng, dòng 3",
    ]
    again = book(**{"Thăm hỏi": [{**VISIT, "Ngày": date(2024, 3, 14), "Ghi chú": "lần nữa"}]})
    (remark,) = remarks(plan_of(write(tmp_path / "b.xlsx", again)))
    assert remark.startswith("Thăm hỏi, dòng 2: giống một mục đã có trong sổ: cùng người, cùng lý do")
    db.session.rollback()


def test_activities_and_money_of_one_day_are_remarks_too(app: Flask, tmp_path: Path) -> None:
    whole = year()
    same = {**MONEY, "Khoản mục": "Thu khác", "Quỹ": "CONG DOAN PHI"}
    money = [MONEY, same, {**MONEY, "Ngày": date(2024, 3, 9)}]
    money += [{**MONEY, "Người nộp/nhận": "Bà An", "Số tiền": 5}]
    money += [{**MONEY, "Người nộp/nhận": "Ông Bình", "Số tiền": 5}]
    sheets = book(
        **{
            "Quỹ": whole["Quỹ"],
            "Hoạt động": [
                EVENT,
                {**EVENT, "Tên hoạt động": "TỌA ĐÀM 8/3"},
                {**EVENT, "Từ ngày": date(2024, 3, 9)},
            ],
            "Thu chi": money,
        }
    )
    plan, applied = take(write(tmp_path / "a.xlsx", sheets))
    assert applied.problems == []
    assert remarks(plan) == [
        "Hoạt động, dòng 3: giống dòng 2: cùng tên, cùng ngày; nếu trùng hãy bỏ một.",
        "Thu chi, dòng 3: giống dòng 2: cùng ngày, cùng quỹ, cùng số tiền, cùng nội dung; "
        "nếu trùng hãy bỏ một.",
    ]


def test_numbers_of_members_without_names_are_a_remark(app: Flask, tmp_path: Path) -> None:
    row = {"Năm": 2024, "Đối tượng": "Đoàn viên", "Mức": "Hoàn thành tốt", "Số lượng": 12}
    rows = [row, {**row, "Số lượng": 3}, {**row, "Mức": "Hoàn thành"}, {**row, "Năm": 2023}]
    plan, applied = take(write(tmp_path / "a.xlsx", book(**{"Xếp loại": rows})))
    assert applied.problems == []
    assert remarks(plan) == [
        "Xếp loại, dòng 3: giống dòng 2: cùng năm, cùng mức, không kèm tên đoàn viên; nếu trùng hãy bỏ một."
    ]
