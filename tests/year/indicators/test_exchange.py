"""The sheet Chỉ tiêu, both ways."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.office.units.models import Unit
from app.year.indicators.facts import Whose
from app.year.indicators.queries import indicators_of
from tests.conftest import OFFICER, TODAY
from tests.year.indicators.rows import put_indicator


def put_some(union: Unit) -> None:
    put_indicator(union, measure_unit="thỏa ước", part=Decimal(16), target=Decimal(15), position=1)
    put_indicator(union, "Thu nhập", year="Quý 1/2024", measure_unit="triệu đồng", part=Decimal("7.25"))
    put_indicator(union, "Đoàn viên", figure="people.members", whole_figure="people.workers", year="2025")
    put_indicator(union, "Sáng kiến", scope=Whose.SECTION, section="Tổ 1", year="Nhiệm kỳ 2023-2028")


def test_it_goes_out_and_comes_in_again(union: Unit, tmp_path: Path) -> None:
    put_some(union)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    assert load_workbook(file)["Chỉ tiêu"].max_row == 5
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)


def test_a_changed_cell_corrects_the_row(union: Unit, tmp_path: Path) -> None:
    put_some(union)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    heads = [cell.value for cell in book["Chỉ tiêu"][1]]
    book["Chỉ tiêu"].cell(2, heads.index("Thực hiện") + 1).value = 17
    book.save(file)
    assert not apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY).problems
    assert indicators_of(union.id)[0][1].part == 17


def test_a_sheet_that_is_absent_changes_nothing(union: Unit, tmp_path: Path) -> None:
    put_some(union)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    del book["Chỉ tiêu"]
    book.save(file)
    apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY)
    assert len(indicators_of(union.id)) == 4


def test_what_cannot_be_is_named_with_its_row(union: Unit, tmp_path: Path) -> None:
    put_indicator(union, part=Decimal(1))
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    heads = [cell.value for cell in book["Chỉ tiêu"][1]]
    book["Chỉ tiêu"].cell(2, heads.index("Tổng số") + 1).value = 0
    book.save(file)
    [problem] = prepare(read_book(file), union, TODAY).problems
    assert (problem.sheet, problem.row) == ("Chỉ tiêu", 2)


@pytest.mark.parametrize(("sign", "target"), [("General", "95%"), ("0%", 0.95)])
def test_a_share_of_what_is_counted_is_named_with_its_row(
    union: Unit, tmp_path: Path, sign: str, target: str | float
) -> None:
    put_indicator(union, measure_unit="người", target=Decimal(95))
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    heads = [cell.value for cell in book["Chỉ tiêu"][1]]
    cell = book["Chỉ tiêu"].cell(2, heads.index("Kế hoạch") + 1)
    cell.value, cell.number_format = target, sign
    book.save(file)
    [problem] = prepare(read_book(file), union, TODAY).problems
    assert (problem.sheet, problem.row) == ("Chỉ tiêu", 2)
    assert "95% là tỷ lệ mà đơn vị tính là «người»" in problem.text
