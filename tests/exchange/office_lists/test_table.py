"""Where the table lies in an office's own sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.exchange.office_lists.forms import _guessed
from app.exchange.office_lists.layout import guess
from app.exchange.office_lists.reading.sheet import read_list
from app.exchange.office_lists.reading.table import table_of
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.problems import Unreadable
from tests.exchange.office_lists.lists import office_list, saved


def test_titles_groups_sums_and_signatures_are_nobody(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(office_list())
    table = read_list(path)
    assert table.heads == [
        "STT", "Họ và tên", "Năm sinh / Nam", "Năm sinh / Nữ", "Chức vụ", "Tổ", "Ngày vào CĐ"
    ]  # fmt: skip
    assert [(line.number, line.cells[1]) for line in table.lines] == [
        (8, "Hồ Văn Dũng"), (10, "Phan Thị  Lan"), (11, "Đỗ Thị Đào")
    ]  # fmt: skip
    assert cell_text(table.lines[1].cells[6]) == "01/09/2012"


def test_the_columns_are_guessed_by_their_heads(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(office_list())
    names = _guessed(read_list(path).heads)
    assert names == {
        1: "full_name", 2: "male", 3: "female", 4: "position", 5: "union_group", 6: "joined_on"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("HỌ VÀ TÊN", "full_name"),
        ("Giới tính / Nữ", "female"),
        ("Ngày, tháng, năm sinh", "birth"),
        ("SĐT", "phone"),
        ("Lý luận chính trị", "theory"),
        ("Bằng lái xe", ""),
    ],
)
def test_a_head_is_known_by_its_words(head: str, name: str) -> None:
    assert guess(head) == name


def test_ten_alone_is_the_whole_name_and_behind_ho_the_given_one() -> None:
    assert _guessed(["TT", "Tên", "Nam"]) == {1: "full_name", 2: "male"}
    assert _guessed(["Họ đệm", "Tên", "Phái"]) == {0: "family_name", 1: "given_name", 2: "sex"}


def test_without_numbers_the_list_ends_at_the_first_empty_row() -> None:
    grid: list[list[Any]] = [
        ["Họ và tên", "Giới tính"],
        ["Hồ Văn Dũng", "Nam"],
        [None, None],
        ["Người lập biểu", "Chủ tịch"],
    ]
    assert [line.cells[0] for line in table_of(grid).lines] == ["Hồ Văn Dũng"]


def test_heads_of_one_row_have_people_right_below_them() -> None:
    grid: list[list[Any]] = [["STT", "Họ và tên", "Giới tính"], [1, "Hồ Văn Dũng", "Nam"], [2, "Ý", "Nữ"]]
    assert [line.cells[1] for line in table_of(grid).lines] == ["Hồ Văn Dũng", "Ý"]


def test_under_heads_of_one_row_a_group_or_a_person_is_no_second_head() -> None:
    heads = ["STT", "Họ và tên", "Giới tính", "Chức vụ"]
    for below in ([1, "Nam", "Nam", "Tổ"], ["I", "Tổ 1", None, None], [None, "Tổ", None, None]):
        assert table_of([heads, below, [1, "Ý", "Nữ", "Văn thư"]]).heads == heads


def test_a_merged_name_over_a_column_that_is_nearly_empty_stays_one() -> None:
    grid: list[list[Any]] = [
        ["STT", "Họ và tên", None, "Nữ"],
        [1, "Lê Ân", None, "x"],
        [2, "Hồ Ý", None, None],
        [3, "Vũ Lê", "(mới)", None],
    ]
    assert _guessed(table_of(grid).heads) == {1: "full_name", 3: "female"}


@pytest.mark.parametrize(
    ("grid", "text"),
    [
        ([["Xin chào"], ["1", "2"]], "Không thấy dòng tiêu đề"),
        ([["STT", "Họ và tên"]], "không có ai"),
        ([], "tiêu đề"),
    ],
)
def test_a_sheet_without_a_list_is_refused_with_what_is_wanted(grid: Any, text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        table_of(grid)
    assert text in refused.value.sentence


def test_the_list_may_lie_on_another_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Bìa"  # type: ignore[union-attr] # a new workbook has one
    sheet = book.create_sheet("DS")
    for row in (["STT", "Họ và tên", "Phái"], [1, "Hồ Văn Dũng", "Nam"]):
        sheet.append(row)
    path = tmp_path / "hai-trang.xlsx"
    path.write_bytes(saved(book))
    assert len(read_list(path).lines) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        read_list(path)
