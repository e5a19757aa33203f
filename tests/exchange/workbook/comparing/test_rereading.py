"""A file whose cells an older version read otherwise, once more: nobody and nothing is there twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import Workbook, load_workbook

from app.exchange.workbook.comparing.planning import Plan
from app.extensions import db
from app.life.visits.queries import visits_of
from app.office.units.queries import units
from app.people.roster.queries import roster_of
from tests.exchange.books import Sheets, counts, take, write, year


def coded() -> Sheets:
    """The small year with numbers as codes and vouchers, as Excel keeps 001 and 0007."""
    sheets = year()
    numbers = {"DV1": 1, "DV2": 2, "DV3": 3}
    for rows in sheets.values():
        for row in rows:
            for heading in ("Mã", "Mã đoàn viên"):
                if row.get(heading) in numbers:
                    row[heading] = numbers[row[heading]]
    sheets["Thăm hỏi"][0]["Số phiếu"] = 7
    return sheets


def zeros(book: Workbook) -> None:
    """What the office did in Excel: a format of zeros on codes and vouchers."""
    for sheet in book.worksheets:
        for column in sheet.iter_cols():
            pattern = {"Mã": "000", "Mã đoàn viên": "000", "Số phiếu": "0000"}.get(str(column[0].value))
            for cell in column[1:]:
                cell.number_format = pattern or cell.number_format


def file(
    tmp_path: Path, sheets: Sheets, change: Callable[[Workbook], None] = zeros, name: str = "so.xlsx"
) -> Path:
    path = write(tmp_path / name, sheets)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


@pytest.fixture
def before(app: Flask, tmp_path: Path) -> None:
    """The file as an older version took it: 1 for 001, 7 for 0007."""
    _, applied = take(write(tmp_path / "cu.xlsx", coded()))
    assert applied.problems == []


def remark_texts(plan: Plan) -> list[str]:
    return [remark.text for remark in plan.remarks]


def people() -> list[str]:
    db.session.expire_all()
    return sorted({person.code for _, _, person, _ in roster_of(units()[0].id)})


def test_codes_that_were_read_without_zeros_are_the_same_people(before: None, tmp_path: Path) -> None:
    plan, applied = take(file(tmp_path, coded()))
    assert [problem.text for problem in applied.problems] == []
    assert plan.writes == 0
    assert people() == ["1", "2", "3"]
    assert (
        "Đoàn viên, dòng 2, Mã «001»: lần nhập trước ô ấy đọc là «1» và đã ghi như vậy; "
        "vẫn là một người, giữ mã «1»."
    ) in remark_texts(plan)


def test_a_voucher_that_was_read_without_zeros_stays_and_is_reported(before: None, tmp_path: Path) -> None:
    plan, _ = take(file(tmp_path, coded()))
    assert len(visits_of(units()[0].id)) == 2
    (remark,) = [text for text in remark_texts(plan) if text.startswith("Thăm hỏi, dòng 2, Số phiếu")]
    assert "«7» đã ghi, nay tệp hiện «0007»" in remark


def test_a_third_time_is_like_the_second(before: None, tmp_path: Path) -> None:
    path = file(tmp_path, coded())
    first, _ = take(path)
    second, _ = take(path)
    assert second.writes == 0
    assert remark_texts(second) == remark_texts(first)


def test_a_new_row_beside_them_is_new(before: None, tmp_path: Path) -> None:
    sheets = coded()
    sheets["Thăm hỏi"].append({**sheets["Thăm hỏi"][0], "Ngày": date(2024, 6, 1), "Số phiếu": 8})
    plan, applied = take(file(tmp_path, sheets))
    assert [problem.text for problem in applied.problems] == []
    assert counts(plan)["Thăm hỏi"][0] == 1


def test_another_person_of_the_code_with_zeros_is_reported(before: None, tmp_path: Path) -> None:
    sheets = coded()
    sheets["Đoàn viên"] = [{**sheets["Đoàn viên"][2], "Mã": 1, "Họ và tên": "Vàng A Páo", "Giới tính": "Nam"}]
    sheets = {"Đơn vị": sheets["Đơn vị"], "Đoàn viên": sheets["Đoàn viên"]}
    plan, applied = take(file(tmp_path, sheets))
    assert applied.problems == []
    assert people() == ["001", "1", "2", "3"]
    assert any("trong sổ mã «1» là Bùi Thị Lan Hương" in text for text in remark_texts(plan))


def test_a_telephone_gets_its_zero_as_a_change_that_is_shown(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Điện thoại"] = "0905 000 111"
    take(write(tmp_path / "mot.xlsx", sheets))
    sheets["Đoàn viên"][0]["Điện thoại"] = 905000112
    plan, applied = take(write(tmp_path / "hai.xlsx", sheets))
    assert applied.problems == []
    assert counts(plan)["Đoàn viên"] == (0, 1, 2)


def test_rows_of_a_merged_cell_that_an_older_version_left_empty_are_found(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    visit = {**sheets["Thăm hỏi"][0], "Dịp": "Thăm cuối năm", "Số phiếu": None}
    sheets["Thăm hỏi"] = [visit, {**visit, "Dịp": None, "Người nhận": "Lò Thị Mẩy"}]
    take(write(tmp_path / "cu.xlsx", sheets))
    letter = "ABCDEFGHIJ"[[*visit].index("Dịp")]
    path = file(tmp_path, sheets, lambda book: book["Thăm hỏi"].merge_cells(f"{letter}2:{letter}3"))
    plan, applied = take(path)
    assert applied.problems == []
    assert plan.writes == 0
    assert len(visits_of(units()[0].id)) == 2


def test_with_its_key_a_row_is_corrected_as_the_file_shows_it(before: None, tmp_path: Path) -> None:
    sheets = coded()
    keys = {visit.voucher_text: row.row_key for row, visit in visits_of(units()[0].id)}
    sheets["Thăm hỏi"][0]["Mã dòng"] = keys["7"]
    plan, applied = take(file(tmp_path, sheets))
    assert [problem.text for problem in applied.problems] == []
    assert counts(plan)["Thăm hỏi"][1] == 1


def test_a_code_without_its_zeros_is_answered_with_the_likely_one(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Mã"] = "001"
    for title in ("Con đoàn viên", "Đóng quỹ", "Khen thưởng"):
        sheets[title][0]["Mã đoàn viên"] = "001"
    sheets["Con đoàn viên"][0]["Mã đoàn viên"] = 1
    (problem,) = take(write(tmp_path / "so.xlsx", sheets))[1].problems
    assert problem.what.endswith("cần mã có trong trang tính Đoàn viên (có phải «001»?).")
