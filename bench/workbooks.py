"""Taking in a workbook of 10,000 contributions, against openpyxl merely reading the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from app.core.actor import SYSTEM
from app.exchange.importing import apply
from app.exchange.planning import prepare
from app.exchange.reading.reader import read_book
from app.extensions import db
from app.web.saving import saving
from bench.books import TODAY
from bench.installation import installation
from bench.measuring import Ratio, processor_seconds

PEOPLE, MONTHS = 834, 12
ROWS = 10_000


def measure() -> list[Ratio]:
    """Reading, checking, matching, writing and committing, into an empty database each time."""
    with installation() as (folder, _app):
        path = folder / "so.xlsx"
        write_workbook(path)
        with installation():
            taken, read = processor_seconds(lambda: _import(path), lambda: _read(path), rounds=3)
    return [
        Ratio(
            "import of 10,000 contributions / reading the file",
            taken / read,
            4,
            note=f"{taken:.1f} s, {read:.1f} s",
        )
    ]


def write_workbook(path: Path, rows: int = ROWS) -> None:
    """A union, its people, one fund, and a contribution a month of each."""
    book = Workbook(write_only=True)
    sheets: dict[str, list[list[Any]]] = {
        "Đơn vị": [
            ["Thông tin", "Giá trị"],
            ["Mã đơn vị", "hoa-sen"],
            ["Tên công đoàn", "Công đoàn cơ sở Hoa Sen"],
        ],
        "Đoàn viên": [
            ["Mã", "Họ và tên", "Giới tính", "Tình trạng"],
            *([f"NV{number:04}", f"Nguyễn Văn {number}", "Nam", "Đoàn viên"] for number in range(PEOPLE)),
        ],
        "Quỹ": [["Tên quỹ", "Mức đóng", "Kỳ đóng"], ["Mái ấm", 50_000, "Tháng"]],
        "Đóng quỹ": [
            ["Mã đoàn viên", "Quỹ", "Kỳ", "Số tiền", "Ngày đóng", "Số phiếu"],
            *(_contribution(number) for number in range(rows)),
        ],
    }
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(path)


def _contribution(number: int) -> list[object]:
    month, person = 1 + number // PEOPLE, number % PEOPLE
    paid_on = date(2023, month, 15)
    return [
        f"NV{person:04}",
        "Mái ấm",
        f"{month:02}/2023",
        50_000,
        paid_on,
        f"PT{month:02}-{person // 20:02}",
    ]


def _import(path: Path) -> None:
    _empty()
    plan = prepare(read_book(path), None, TODAY)
    with saving():
        applied = apply(plan, path.name, SYSTEM, TODAY)
    assert applied.problems == [], applied.problems[:3]
    db.session.remove()


def _empty() -> None:
    """A new schema, for what is in the books cannot be deleted."""
    db.session.remove()
    db.drop_all()
    db.create_all()


def _read(path: Path) -> None:
    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            continue
    book.close()
