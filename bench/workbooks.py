"""Taking in a workbook of 10,000 contributions, against openpyxl merely reading the file.

Once the work alone, within this process; once as the pages have it done, in a process of its own that must
start and load the application first, against a process that loads openpyxl and reads.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask
from openpyxl import Workbook, load_workbook

from app.core.actor import SYSTEM
from app.exchange.beside import pages as background_routes
from app.exchange.beside import uploads
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.accounts.actions import add_user, grant
from app.office.accounts.rules import Role
from app.web.saving import saving
from bench.books import TODAY
from bench.installation import begin_union, installation
from bench.measuring import Ratio, process_seconds, processor_seconds

PEOPLE, MONTHS = 834, 12
ROWS = 10_000
_READER = """
import sys
from openpyxl import load_workbook
for sheet in load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets:
    for _ in sheet.iter_rows(values_only=True):
        continue
"""


def measure() -> list[Ratio]:
    """Reading, checking, matching, writing and committing, into an empty database each time."""
    with installation() as (folder, _app):
        path = folder / "so.xlsx"
        write_workbook(path)
        with installation() as (inner, app):
            taken, read = processor_seconds(lambda: _import(path), lambda: _read(path), rounds=3)
            beside, reading = process_seconds(
                partial(_import_beside, app, inner), partial(_read_beside, path), rounds=3
            )
    return [
        Ratio(
            "import of 10,000 contributions / reading the file",
            taken / read,
            4,
            note=f"{taken:.1f} s, {read:.1f} s",
        ),
        Ratio(
            "the same, each in a process of its own",
            beside / reading,
            4,
            note=f"{beside:.1f} s, {reading:.1f} s",
        ),
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


def _import_beside(app: Flask, folder: Path) -> None:
    """What pressing «Ghi vào sổ» sets going."""
    _empty()
    user = add_user("hanh.le", "Lê Thị Hạnh", "mot-cau-dai-de-nho", SYSTEM)
    unit = begin_union()
    grant(user, unit, Role.CHAIR, SYSTEM, TODAY)
    sent = uploads.begin(folder / uploads.FOLDER, user.id, unit.id, "so.xlsx")
    # Reading anything after it would take the place of a write, which the process beside waits for.
    db.session.commit()
    write_workbook(sent.book)
    assert background_routes.carry_out(app, "write", sent, TODAY)
    assert sent.get("progress") == {"stage": uploads.WRITTEN}, sent.get("progress")


def _read_beside(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _READER, str(path)], check=True)
