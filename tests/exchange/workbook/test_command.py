"""`flask import-workbook` and `flask export-workbook`: what officers and scripts rely on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app.books.cashbook.queries import balances
from app.exchange.workbook.problems import MOST
from app.office.trail.models import TrailEntry
from app.office.units.queries import units
from tests.exchange.books import rows_in, write, year
from tests.exchange.sheets import REGISTERS
from tests.trail import chain_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "nam-2024.xlsx", year())


def run(app: Flask, *arguments: object) -> Result:
    return app.test_cli_runner().invoke(args=[str(one) for one in arguments])


def test_it_makes_the_union_of_an_empty_installation(app: Flask, file: Path) -> None:
    result = run(app, "import-workbook", file)
    assert result.exit_code == 0, result.stderr
    assert "Đoàn viên: 3 mới" in result.stdout
    assert [unit.code for unit in units()] == ["suoi-mo"]


def test_it_posts_what_moved_money(app: Flask, file: Path) -> None:
    run(app, "import-workbook", file)
    held = {(one.fund_name, one.channel): one.amount for one in balances(units()[0].id, date(2024, 12, 31))}
    opening, paid_in, visit, event, moved = 3_000_000, 100_000, 500_000, 600_000, 1_000_000
    assert held == {
        ("Công đoàn phí", "cash"): opening + paid_in - visit - event - moved,
        ("Công đoàn phí", "bank"): moved,
    }


def test_it_is_done_by_the_system(app: Flask, file: Path) -> None:
    run(app, "import-workbook", file)
    entries: list[TrailEntry] = [entry for entry, _ in chain_of(units()[0].id)]
    assert {entry.actor for entry in entries} == {"hệ thống"}
    assert entries[-1].action == "exchange.imported"


def test_the_same_file_twice_changes_nothing(app: Flask, file: Path) -> None:
    run(app, "import-workbook", file)
    before = len(chain_of(units()[0].id))
    result = run(app, "import-workbook", file)
    assert result.exit_code == 0
    assert " mới" not in result.stdout
    assert " sửa" not in result.stdout
    assert len(chain_of(units()[0].id)) == before


def test_a_changed_file_says_what_changed(app: Flask, file: Path, tmp_path: Path) -> None:
    run(app, "import-workbook", file)
    sheets = year()
    sheets["Đoàn viên"][1]["Lương đóng đoàn phí"] = 7_000_000
    result = run(app, "import-workbook", write(tmp_path / "sua.xlsx", sheets))
    assert "Đoàn viên, dòng 3, Lương đóng đoàn phí: «» thành «7.000.000»" in result.stdout


def test_a_dry_run_writes_nothing(app: Flask, file: Path) -> None:
    result = run(app, "import-workbook", file, "--dry-run")
    assert result.exit_code == 0
    assert "Thăm hỏi: 2 mới" in result.stdout
    assert not units()


def test_problems_go_to_stderr_and_nothing_is_written(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"][0]["Ngày"] = "31/2/2024"
    sheets["Đóng quỹ"][1]["Mã đoàn viên"] = "DV9"
    result = run(app, "import-workbook", write(tmp_path / "sai.xlsx", sheets))
    assert result.exit_code == 2
    assert "Thăm hỏi, dòng 2, Ngày: «31/2/2024» không dùng được; cần ngày như 05/12/2024." in result.stderr
    assert "Đóng quỹ, dòng 3, Mã đoàn viên: «DV9» không dùng được" in result.stderr
    assert not units()


@pytest.mark.parametrize("content", [b"", b"khong phai Excel", b"PK\x03\x04 hong"])
def test_what_is_no_workbook_is_refused(app: Flask, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "la.xlsx"
    path.write_bytes(content)
    result = run(app, "import-workbook", path)
    assert result.exit_code == 2
    assert result.stderr.startswith("la.xlsx: Tệp")


def test_a_file_that_is_not_there_is_reported(app: Flask, tmp_path: Path) -> None:
    result = run(app, "import-workbook", tmp_path / "khong-co.xlsx")
    assert result.exit_code == 2
    assert "Không có tệp này" in result.stderr


def test_a_workbook_of_another_union_adds_a_second(app: Flask, file: Path, tmp_path: Path) -> None:
    run(app, "import-workbook", file)
    sheets = year()
    sheets["Đơn vị"][0]["Giá trị"] = "suoi-trong"
    sheets["Đơn vị"][1]["Giá trị"] = "Công đoàn cơ sở Trạm Thủy nông Suối Trong"
    result = run(app, "import-workbook", write(tmp_path / "khac.xlsx", sheets))
    assert result.exit_code == 0, result.stderr
    assert [unit.code for unit in units()] == ["suoi-mo", "suoi-trong"]


def test_a_union_without_a_code_gets_one_from_its_name(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    del sheets["Đơn vị"][0]
    path = write(tmp_path / "khong-ma.xlsx", sheets)
    run(app, "import-workbook", path)
    run(app, "import-workbook", path)
    assert [unit.code for unit in units()] == ["cong-doan-co-so-tram-thuy-nong-suoi-mo"]


def test_an_export_has_every_sheet_and_every_row_its_key(app: Flask, file: Path, tmp_path: Path) -> None:
    run(app, "import-workbook", file)
    out = tmp_path / "ra.xlsx"
    assert run(app, "export-workbook", out).exit_code == 0
    cells = rows_in(out)
    assert [one for one in cells if one not in REGISTERS] == list(year())
    for title, rows in cells.items():
        if title != "Đơn vị":
            assert rows[0][-1] == "Mã dòng"
            assert all(row[-1] for row in rows[1:])


def test_an_export_of_one_of_two_unions_must_name_it(app: Flask, file: Path, tmp_path: Path) -> None:
    run(app, "import-workbook", file)
    sheets = {"Đơn vị": [{"Thông tin": "Tên công đoàn", "Giá trị": "Công đoàn cơ sở Thứ Hai"}]}
    run(app, "import-workbook", write(tmp_path / "hai.xlsx", sheets))
    out = tmp_path / "ra.xlsx"
    assert run(app, "export-workbook", out).exit_code == 2
    assert run(app, "export-workbook", out, "--unit", "công đoàn cơ sở thứ hai").exit_code == 0
    assert dict(rows_in(out)["Đơn vị"][1:]) == {
        "Mã đơn vị": "cong-doan-co-so-thu-hai",
        "Tên công đoàn": "Công đoàn cơ sở Thứ Hai",
    }


def test_remarks_beyond_a_thousand_are_counted(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Hoạt động"] = [{**sheets["Hoạt động"][0], "Kinh phí": None}] * (MOST + 51)
    result = run(app, "import-workbook", "--dry-run", write(tmp_path / "trung.xlsx", sheets))
    remarks = [line for line in result.stdout.splitlines() if line.startswith("Lưu ý: ")]
    assert (len(remarks), remarks[-1]) == (MOST + 1, "Lưu ý: còn 50 điều nữa.")
