"""An office's own list as Excel shows it: merged groups, formats, errors, people without a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook

from app.core.texts.names import cased_name
from app.exchange.office_lists.reading.sheet import read_list, table_from_json, table_to_json
from app.exchange.workbook.cells.raw import cell_text
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.queries import roster_of
from tests.conftest import put_member
from tests.exchange.office_lists.lists import mapped, saved, take

As = Callable[[str], FlaskClient]
HEADS = ["STT", "Họ và tên", "Giới tính", "Tổ công đoàn", "Mã NV", "Điện thoại", "Chức vụ"]
PEOPLE: list[list[Any]] = [
    [1, "Trần Văn Ân", "Nam", "Tổ 1", 1, 905000111, "Giáo viên"],
    [2, "Lê Thị Bích", "Nữ", None, 2, None, None],
    [3, "Đỗ Cường", "Nam", None, 3, None, None],
    [4, "Hoàng Dung", "Nữ", "Tổ 2", 4, None, None],
]


def made(change: Callable[[Any], None] = lambda _sheet: None, *more: list[Any]) -> bytes:
    """The list as a file, after `change` had its sheet."""
    book = Workbook()
    sheet: Any = book.active
    for row in (HEADS, *PEOPLE, *more):
        sheet.append(row)
    change(sheet)
    return saved(book)


def merge(*ranges: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for one in ranges:
            sheet.merge_cells(one)

    return change


def roster(union: Unit) -> dict[str, tuple[Any, Any]]:
    """Person and period by name, of those whom a list brought."""
    db.session.expire_all()
    names = {row[1] for row in PEOPLE}
    return {
        person.full_name: (person, period)
        for _, _, person, period in roster_of(union.id)
        if person.full_name in names
    }


def test_a_group_merged_over_people_is_the_group_of_each(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    preview = mapped(client, made(merge("D2:D4")))
    assert "ô gộp D2:D4: «Tổ 1» tính cho mọi dòng 2–4." in client.get(preview).text
    assert take(client, preview).status_code == 303
    groups = [period.union_group for _, period in roster(union).values()]
    assert sorted(groups) == ["Tổ 1", "Tổ 1", "Tổ 1", "Tổ 2"]


def test_codes_and_telephones_are_taken_as_they_are_shown(union: Unit, as_role: As) -> None:
    def formats(sheet: Any) -> None:
        for row in range(2, 6):
            sheet[f"E{row}"].number_format = "000"

    client = as_role("recorder")
    preview = mapped(client, made(formats))
    page = client.get(preview).text
    assert "ô F2: «905000111» thiếu số 0 ở đầu, ghi thành «0905000111»." in page
    take(client, preview)
    person, period = roster(union)["Trần Văn Ân"]
    assert (person.code, period.phone) == ("001", "0905000111")


def test_who_is_known_by_a_code_without_zeros_stays_one_person(union: Unit, as_role: As) -> None:
    put_member(union, "1", "Trần Văn Ân")
    client = as_role("recorder")

    def formats(sheet: Any) -> None:
        sheet["E2"].number_format = "000"

    page = client.get(mapped(client, made(formats))).text
    assert "3 người mới, 1 người đã có" in page
    assert "trong sổ người này mang mã «1»; giữ mã trong sổ." in page


@pytest.mark.parametrize("cell", ["#N/A", "=A1&B1"])
def test_errors_and_formulas_never_calculated_are_problems(union: Unit, as_role: As, cell: str) -> None:
    def spoil(sheet: Any) -> None:
        sheet["G3"] = cell

    client = as_role("recorder")
    page = client.get(mapped(client, made(spoil))).text
    assert "ô G3 là lỗi hoặc công thức chưa tính" in page
    assert "Ghi vào danh sách" not in page


def test_a_day_in_a_column_of_words_is_written_as_shown_and_reported(union: Unit, as_role: As) -> None:
    def change(sheet: Any) -> None:
        sheet["G3"] = date(2024, 3, 5)
        sheet["G3"].number_format = "d/m"

    client = as_role("recorder")
    preview = mapped(client, made(change))
    assert "ô G3: là ngày giờ của Excel trong cột chữ, ghi như Excel hiện: «5/3»." in client.get(preview).text
    take(client, preview)
    assert roster(union)["Lê Thị Bích"][1].position == "5/3"


def table(tmp_path: Path, content: bytes) -> Any:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(content)
    return read_list(path)


def test_a_person_without_a_number_is_read_and_reported(tmp_path: Path) -> None:
    late = [None, "Vàng A Páo", "Nam", "Tổ 2", 5]
    below: list[list[Any]] = [[None, "Người lập biểu", None, None, "Chủ tịch"], ["Cộng", "5 người", 3]]
    found = table(tmp_path, made(merge(), late, *below))
    assert [cell_text(line.cells[1]) for line in found.lines][-1] == "Vàng A Páo"
    assert found.noted == [(6, "", "«Vàng A Páo» không có số thứ tự, vẫn đọc là một người.")]


def test_one_that_is_passed_over_between_people_is_reported(tmp_path: Path) -> None:
    odd = [None, "Vàng A Páo", None, "Tổ 2", 5]
    found = table(tmp_path, made(merge(), odd, [6, "Lò Thị Mẩy", "Nữ"]))
    assert len(found.lines) == 5
    ((row, _, what),) = found.noted
    assert row == 6
    assert what.startswith("«Vàng A Páo» không có số thứ tự, ngày sinh, giới tính nên không đọc")


def test_hidden_rows_and_other_sheets_with_lists_are_reported(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        other = sheet.parent.create_sheet("Tổ 2")
        for row in (HEADS, PEOPLE[0]):
            other.append(row)

    found = table(tmp_path, made(change))
    assert len(found.lines) == 4
    assert [what for _, _, what in found.noted] == [
        "chỉ đọc trang tính «Sheet»; «Tổ 2» cũng có bảng, chưa đọc.",
        "1 dòng đang ẩn (dòng 3) vẫn được đọc.",
    ]


def test_a_range_over_columns_is_reported(tmp_path: Path) -> None:
    found = table(tmp_path, made(merge("F3:G3", "G2:G3")))
    assert [what.partition(":")[0] for _, _, what in found.noted] == ["ô gộp G2"]


def test_what_is_put_away_between_the_steps_comes_back(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["E2"].number_format = "000"
        sheet["G3"], sheet["G4"] = date(2024, 3, 5), "#REF!"

    found = table(tmp_path, made(change))
    back = table_from_json(table_to_json(found))
    assert [[cell_text(cell) for cell in line.cells] for line in back.lines] == [
        [cell_text(cell) for cell in line.cells] for line in found.lines
    ]
    assert back.lines[1].cells[6].value == date(2024, 3, 5)
    assert back.lines[2].cells[6].is_error


@pytest.mark.parametrize(
    ("typed", "cased"),
    [
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("H’HEN NIÊ", "H’Hen Niê"),
        ("HʼLINH BYĂ", "HʼLinh Byă"),
        ("Y MOAN ÊNUÔL", "Y Moan Ênuôl"),
        ("NGUYỄN-LÊ ĐẶNG ÁNH", "Nguyễn-Lê Đặng Ánh"),
        ("LÊ THỊ HOA (B)", "Lê Thị Hoa (B)"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("HỒ", "HỒ"),
    ],
)
def test_names_in_capitals_keep_a_capital_behind_each_sign(typed: str, cased: str) -> None:
    assert cased_name(typed) == cased


def test_names_of_minorities_come_right_from_a_list(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    content = made(merge(), [5, "H'HEN NIÊ", "Nữ"], [6, "Y MOAN ÊNUÔL", "Nam"])
    page = client.get(mapped(client, content)).text
    assert "H&#39;Hen Niê" in page
    assert "Y Moan Ênuôl" in page
