"""Workbooks for the tests: a small year that is right, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from app.core.actor import SYSTEM
from app.exchange.workbook.comparing.planning import Plan, prepare
from app.exchange.workbook.importing import Applied, apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.units.models import Unit

Rows = list[dict[str, Any]]
Sheets = dict[str, Rows]

TODAY = date(2024, 12, 15)
UNIT: Rows = [
    {"Thông tin": "Mã đơn vị", "Giá trị": "suoi-mo"},
    {"Thông tin": "Tên công đoàn", "Giá trị": "Công đoàn cơ sở Trạm Thủy nông Suối Mơ"},
    {"Thông tin": "Tên cơ quan", "Giá trị": "Trạm Thủy nông Suối Mơ"},
    {"Thông tin": "Chủ tịch", "Giá trị": "Bùi Thị Lan Hương"},
]
YEAR: Sheets = {
    "Đơn vị": UNIT,
    "Đoàn viên": [
        {
            "Mã": "DV1",
            "Họ và tên": "Bùi Thị Lan Hương",
            "Ngày sinh": date(1980, 3, 8),
            "Giới tính": "Nữ",
            "Tình trạng": "Đoàn viên",
            "Ngày vào công đoàn": date(2010, 1, 1),
            "Chức danh công đoàn": "Chủ tịch",
        },
        {
            "Mã": "DV2",
            "Họ và tên": "Đặng Quốc Việt",
            "Ngày sinh": 1975,
            "Giới tính": "Nam",
            "Tình trạng": "Đoàn viên",
            "Hoàn cảnh khó khăn": "x",
        },
        {"Mã": "DV3", "Họ và tên": "Lò Thị Mẩy", "Giới tính": "Nữ", "Tình trạng": "Chưa vào công đoàn"},
    ],
    "Con đoàn viên": [{"Mã đoàn viên": "DV1", "Họ và tên": "Bùi Bảo Ngọc", "Ngày sinh": 2015, "Lớp": "4A"}],
    "Quỹ": [
        {
            "Tên quỹ": "Công đoàn phí",
            "Mức đóng": 50000,
            "Kỳ đóng": "Tháng",
            "Số dư đầu kỳ": 3000000,
            "Ngày số dư": date(2024, 1, 1),
            "Nguồn tiền": "Đoàn phí",
        },
        {
            "Tên quỹ": "Vì người nghèo",
            "Kỳ đóng": "Tự nguyện",
            "Nguồn tiền": "Quỹ xã hội thu hộ, nộp hộ",
        },
    ],
    "Đóng quỹ": [
        {
            "Mã đoàn viên": "DV1",
            "Quỹ": "Công đoàn phí",
            "Kỳ": "03/2024",
            "Số tiền": 50000,
            "Ngày đóng": date(2024, 3, 10),
        },
        {
            "Mã đoàn viên": "DV2",
            "Quỹ": "Công đoàn phí",
            "Kỳ": "03/2024",
            "Số tiền": "50.000đ",
            "Ngày đóng": "10/3/2024",
        },
    ],
    "Miễn đóng": [
        {"Mã đoàn viên": "DV2", "Từ ngày": date(2024, 7, 1), "Đến ngày": "31/8/2024", "Lý do": "Nghỉ ốm"},
    ],
    "Thăm hỏi": [
        {
            "Ngày": date(2024, 5, 2),
            "Lý do": "Ốm đau",
            "Người nhận": "Đặng Quốc Việt",
            "Đối tượng": "Đoàn viên",
            "Mã đoàn viên": "DV2",
            "Số tiền": 500000,
            "Quỹ chi": "Công đoàn phí",
            "Số phiếu": "PC 01",
        },
        {
            "Ngày": date(2024, 9, 13),
            "Lý do": "Trung thu",
            "Người nhận": "Con đoàn viên",
            "Đối tượng": "Con đoàn viên",
            "Số người": 5,
            "Số tiền": "1 triệu",
        },
    ],
    "Hoạt động": [
        {
            "Từ ngày": date(2024, 3, 8),
            "Loại": "Nữ công",
            "Tên hoạt động": "Tọa đàm 8/3",
            "Kinh phí": 600000,
            "Quỹ chi": "Công đoàn phí",
        },
    ],
    "Kiến nghị": [{"Ngày": date(2024, 1, 20), "Nội dung": "Sửa nhà để xe"}],
    "Cam kết": [
        {"Năm": 2024, "STT": 1, "Nội dung": "Đóng đủ quỹ", "Cách đo": "Tỷ lệ đóng quỹ: Công đoàn phí"},
    ],
    "Khen thưởng": [
        {
            "Năm": 2024,
            "Đối tượng": "Cá nhân",
            "Mã đoàn viên": "DV1",
            "Tên": "Bùi Thị Lan Hương",
            "Danh hiệu, hình thức": "Lao động tiên tiến",
            "Mức": "Đạt",
        },
    ],
    "Xếp loại": [{"Năm": 2024, "Đối tượng": "Công đoàn cơ sở", "Mức": "Hoàn thành tốt", "Điểm": 88.5}],
    "Thu chi": [
        {
            "Ngày": date(2024, 6, 1),
            "Loại": "Chuyển",
            "Nội dung": "Gửi vào tài khoản",
            "Số tiền": 1000000,
            "Quỹ": "Công đoàn phí",
            "Hình thức đến": "Chuyển khoản",
        },
    ],
    "Dự toán": [{"Năm": 2024, "Loại": "Thu", "Khoản mục": "Đoàn phí", "Số tiền": 1800000}],
    "Phương hướng": [{"Năm": 2025, "STT": 1, "Nội dung": "Kết nạp đoàn viên mới"}],
    "Nhận định": [{"Kỳ": 2024, "Mục": "Ưu điểm", "Nội dung": "Hoạt động đều."}],
}


def year() -> Sheets:
    """The small year, to be changed at will."""
    return deepcopy(YEAR)


def write(
    path: Path, sheets: Mapping[str, Sequence[Mapping[str, Any]]], above: Sequence[Sequence[Any]] = ()
) -> Path:
    """A workbook of these rows by heading; `above`: rows that stand over the headings of each sheet."""
    out = Workbook()
    del out[out.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = out.create_sheet(title)
        for line in above:
            sheet.append(list(line))
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    out.save(path)
    return path


def plan_of(path: Path, chosen: Unit | None = None, today: date = TODAY) -> Plan:
    """What an import of the file would do."""
    return prepare(read_book(path), chosen, today)


def take(path: Path, today: date = TODAY) -> tuple[Plan, Applied]:
    """Import the file, or leave everything as it was when there are problems."""
    plan = plan_of(path, today=today)
    applied = apply(plan, path.name, SYSTEM, today)
    if applied.problems:
        db.session.rollback()
    else:
        db.session.commit()
    return plan, applied


def problems(path: Path, today: date = TODAY) -> list[str]:
    """The sentences about what is wrong with a file."""
    return [problem.text for problem in take(path, today)[1].problems]


def counts(plan: Plan) -> dict[str, tuple[int, int, int]]:
    """New, changed and unchanged rows of each sheet that has any."""
    found = {
        sheet.sheet.title: (len(sheet.new), len(sheet.changed), len(sheet.unchanged))
        for sheet in plan.all_sheets
    }
    return {title: numbers for title, numbers in found.items() if any(numbers)}


def rows_in(content: Path | Any) -> dict[str, list[tuple[Any, ...]]]:
    """All cells of a workbook by sheet."""
    return {
        sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(content).worksheets
    }
