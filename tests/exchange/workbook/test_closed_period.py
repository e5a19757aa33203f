"""A workbook over closed books: new money of a closed day is told by its row, a change is booked later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from app.books.cashbook.checks import cash_faults
from app.books.closings.actions import close_period
from app.books.lines.queries import postings_of
from app.core.actor import SYSTEM
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.visits.queries import visits_of
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.exchange.books import TODAY, problems, rows_in, take, write, year


@pytest.fixture
def unit(app: Flask, tmp_path: Path) -> Unit:
    """A union whose small year came by workbook, closed until the end of September."""
    assert take(write(tmp_path / "nam.xlsx", year()))[1].problems == []
    [unit] = units()
    close_period(unit.id, date(2024, 9, 30), SYSTEM, TODAY)
    db.session.commit()
    return unit


def test_new_money_of_a_closed_day_names_its_row(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đóng quỹ"] += [
        {**sheets["Đóng quỹ"][0], "Ngày đóng": day, "Kỳ": "2024", "Ghi chú": "thêm"}
        for day in (date(2024, 10, 5), date(2024, 4, 4))
    ]
    sheets["Thu chi"].append({**sheets["Thu chi"][0], "Ngày": date(2024, 5, 5)})
    found = problems(write(tmp_path / "lai.xlsx", sheets))
    last = len(sheets["Đóng quỹ"]) + 1
    assert [one for one in found if "Đóng quỹ" in one and f"dòng {last}" in one and "Sổ đã khóa" in one]
    assert [one for one in found if "Thu chi" in one and "dòng 3" in one and "Sổ đã khóa" in one]
    assert len(found) == 2


def test_a_changed_row_is_booked_in_the_open_period(unit: Unit, tmp_path: Path) -> None:
    path = tmp_path / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    sheets = {
        title: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for title, rows in rows_in(path).items()
    }
    [paid] = [row for row in sheets["Thăm hỏi"] if row["Số phiếu"] == "PC 01"]
    paid["Số tiền"] = 400_000
    assert problems(write(tmp_path / "lai.xlsx", sheets)) == []
    [entry] = [activity for activity, *_ in visits_of(unit.id) if activity.voucher_text == "PC 01"]
    found = [(one.amount, one.booked_on == TODAY) for one in postings_of(entry.id)]
    assert found == [(500_000, False), (-500_000, True), (400_000, True)]
    assert cash_faults(unit.id) == []
