"""A workbook over closed books: new money of a closed day is named by its row, a change is booked later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.books.cashbook.actions import correct_money, record_money, withdraw_money
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import balances, funds_of, money_entries_of
from app.books.closings.actions import close_period, reopen
from app.books.closings.queries import closings_of
from app.books.lines.queries import postings_of
from app.books.reversals.queries import reversed_lines
from app.books.unsettled.facts import WaitingMoney
from app.books.unsettled.queries import waiting_money
from app.core.actor import SYSTEM, Correction
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import correct_visit
from app.life.visits.queries import visits_of
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.exchange.books import TODAY, problems, rows_in, take, write, year

#: After September was closed.
FIRST_OPEN = date(2024, 10, 1)


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
    sheets = as_sheets(path)
    [paid] = [row for row in sheets["Thăm hỏi"] if row["Số phiếu"] == "PC 01"]
    paid["Số tiền"] = 400_000
    assert problems(write(tmp_path / "lai.xlsx", sheets)) == []
    [entry] = [activity for activity, *_ in visits_of(unit.id) if activity.voucher_text == "PC 01"]
    lines = postings_of(entry.id)
    assert [one.amount for one in lines] == [500_000, -500_000, 400_000]
    assert [one.booked_on for one in lines[1:]] == [FIRST_OPEN] * 2
    assert cash_faults(unit.id) == []
    assert written_days(unit, tmp_path)["Thăm hỏi"] == [FIRST_OPEN]


def test_the_day_of_the_book_goes_out_and_comes_back(app: Flask, unit: Unit, tmp_path: Path) -> None:
    """Of every sheet that moves money; a row of a closed day whose day of the book is open is taken in."""
    late, fund = date(2024, 5, 6), funds_of(unit.id)[0].name
    sheets = year()
    for title, day, values in (
        ("Đóng quỹ", "Ngày đóng", {"Số phiếu": "PT 77"}),
        ("Thăm hỏi", "Ngày", {"Người nhận": "Bà Tư", "Số tiền": 1_000, "Quỹ chi": fund}),
        ("Hoạt động", "Từ ngày", {"Tên hoạt động": "Tập huấn", "Kinh phí": 2_000, "Quỹ chi": fund}),
        ("Khen thưởng", "Ngày", {"Danh hiệu, hình thức": "Giấy khen", "Tiền thưởng": 3_000, "Quỹ chi": fund}),
        ("Thu chi", "Ngày", {"Nội dung": "Lãi tiền gửi"}),
    ):
        row = {**sheets[title][0], **values, day: late, "Ngày ghi sổ": FIRST_OPEN}
        sheets[title].append(row)
    path = write(tmp_path / "muon.xlsx", sheets)
    assert problems(path) == []
    days = written_days(unit, tmp_path)
    assert days == {title: [FIRST_OPEN] for title in days}
    assert len(days) == 5
    assert cash_faults(unit.id) == []
    assert problems(path) == []
    assert written_days(unit, tmp_path) == days


def test_a_day_of_the_book_before_the_entry_is_a_problem_of_its_row(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    row = {**sheets["Thu chi"][0], "Ngày": date(2024, 11, 5), "Ngày ghi sổ": date(2024, 10, 5)}
    sheets["Thu chi"].append(row)
    [found] = problems(write(tmp_path / "nguoc.xlsx", sheets))
    assert "Ngày ghi sổ không thể trước ngày 05/11/2024" in found


def test_what_waits_for_a_fund_waits_after_its_own_export_came_back(unit: Unit, tmp_path: Path) -> None:
    facts = EventFacts(date(2024, 11, 5), Category.TRAINING, "Tập huấn", cost=900_000)
    record_event(unit.id, facts, SYSTEM, TODAY)
    db.session.commit()
    path = tmp_path / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    sheets = as_sheets(path)
    [row] = [row for row in sheets["Hoạt động"] if row["Tên hoạt động"] == "Tập huấn"]
    row["Kết quả"] = "Tốt"
    assert problems(write(tmp_path / "lai.xlsx", sheets)) == []
    assert waiting_money(unit.id) == WaitingMoney(1, 900_000)


def test_what_was_corrected_after_closing_comes_with_its_old_lines(unit: Unit, tmp_path: Path) -> None:
    """Three lines there are three lines here, and none is written twice."""
    [fund, *_] = funds_of(unit.id)
    other = record_term(unit.id, TermFacts("Quỹ khác", Basis.VOLUNTARY), SYSTEM, TODAY).fund_id
    reopen(unit.id, closings_of(unit.id)[-1], SYSTEM, TODAY, "ghi thêm")
    facts = [
        MoneyFacts(date(2024, 8, day), Direction.RECEIPT, f"Lãi {day}", 10_000 * day, fund.id)
        for day in (5, 6, 7, 8)
    ]
    more, moved, later, gone = [record_money(unit.id, one, SYSTEM, TODAY) for one in facts]
    close_period(unit.id, date(2024, 9, 30), SYSTEM, TODAY)
    assert reversed_lines(unit.id) == []
    for entry, old, change in (
        (more, facts[0], {"amount": 65_000}),
        (moved, facts[1], {"fund_id": other}),
        (later, facts[2], {"happened_on": date(2024, 11, 20)}),
    ):
        correct_money(entry, old, replace(old, **change), Correction(SYSTEM, TODAY, "gõ nhầm"))
    withdraw_money(gone, SYSTEM, TODAY, "ghi nhầm")
    db.session.commit()
    sheets = elsewhere(unit, tmp_path)
    assert [(row["Nội dung"], row["Lý do ghi đảo"]) for row in sheets["Ghi đảo"]] == [
        *(("Lãi 5", "gõ nhầm"), ("Lãi 6", "gõ nhầm"), ("Lãi 7", "gõ nhầm"), ("Lãi 8", "ghi nhầm"))
    ]
    path = write(tmp_path / "noi-khac.xlsx", sheets)
    _, applied = take(path)
    assert applied.problems == []
    fresh = applied.unit
    assert fresh is not None
    assert cash_faults(fresh.id) == []
    days = [date(2024, 7, 31) + timedelta(days=number) for number in range(150)]
    assert [held(fresh, day) for day in days] == [held(unit, day) for day in days]
    [again] = [activity for activity, _ in money_entries_of(fresh.id) if activity.title == "Lãi 5"]
    assert [(one.amount, one.booked_on) for one in postings_of(again.id)] == [
        (65_000, FIRST_OPEN),
        (50_000, facts[0].happened_on),
        (-50_000, FIRST_OPEN),
    ]
    take(path)
    assert len(postings_of(again.id)) == 3


def test_a_file_without_the_sheet_of_old_lines_means_what_it_meant(unit: Unit, tmp_path: Path) -> None:
    [activity, *_], [visit] = zip(*visits_paid(unit), strict=True)
    correct_visit(activity, visit, replace(visit, amount=400_000), Correction(SYSTEM, TODAY, "gõ nhầm"))
    db.session.commit()
    sheets = elsewhere(unit, tmp_path)
    assert len(sheets.pop("Ghi đảo")) == 1
    _, applied = take(write(tmp_path / "cu.xlsx", sheets))
    assert applied.problems == []
    assert applied.unit is not None
    assert reversed_lines(applied.unit.id) == []
    assert cash_faults(applied.unit.id) == []


def test_lines_of_a_later_correction_come_to_books_that_had_the_entry(unit: Unit, tmp_path: Path) -> None:
    """Open books take the correction and its old line; closed ones keep the line that they reversed."""
    other = take(write(tmp_path / "dau.xlsx", elsewhere(unit, tmp_path)))[1].unit
    assert other is not None
    [activity, *_], [visit] = zip(*visits_paid(unit), strict=True)
    correct_visit(activity, visit, replace(visit, amount=400_000), Correction(SYSTEM, TODAY, "gõ nhầm"))
    db.session.commit()
    second = write(tmp_path / "sau.xlsx", elsewhere(unit, tmp_path))
    assert problems(second) == []
    days = [date(2024, 4, 30) + timedelta(days=number) for number in range(200)]
    assert [held(other, day) for day in days] == [held(unit, day) for day in days]
    close_period(other.id, date(2024, 10, 31), SYSTEM, TODAY)
    visit = visits_paid(unit)[0][1]
    correct_visit(activity, visit, replace(visit, amount=450_000), Correction(SYSTEM, TODAY, "gõ nhầm nữa"))
    db.session.commit()
    third = write(tmp_path / "ba.xlsx", elsewhere(unit, tmp_path))
    assert problems(third) == []
    assert problems(third) == []
    assert cash_faults(other.id) == []
    assert held(other, TODAY) == held(unit, TODAY)


def test_an_old_line_of_a_closed_day_names_its_row(unit: Unit, tmp_path: Path) -> None:
    sheets = elsewhere(unit, tmp_path)
    sheets["Đơn vị"][0]["Giá trị"] = unit.code
    row = {
        "Ngày": date(2024, 5, 5),
        "Ngày ghi sổ": date(2024, 5, 5),
        "Ngày ghi đảo": date(2024, 11, 1),
        "Loại": "Thu",
        "Nội dung": "Lãi",
        "Số tiền": 5_000,
        "Hình thức": "Tiền mặt",
        "Quỹ": funds_of(unit.id)[0].name,
    }
    for change, sentence in (
        ({}, "Sổ đã khóa đến hết ngày 30/09/2024"),
        ({"Ngày ghi đảo": None}, "Hãy ghi ngày ghi đảo."),
        ({"Ngày ghi sổ": date(2024, 5, 4)}, "Ngày ghi sổ không thể trước ngày 05/05/2024"),
        ({"Ngày ghi đảo": date(2024, 5, 4)}, "Ngày ghi đảo không thể trước ngày ghi sổ 05/05/2024"),
        ({"Quỹ đến": row["Quỹ"]}, "Khoản chuyển, và chỉ khoản chuyển"),
        ({"Loại": "Số dư đầu kỳ", "Ngày ghi đảo": None}, "Trang Quỹ ghi số dư đầu kỳ khác."),
    ):
        found = problems(write(tmp_path / "dao.xlsx", {**sheets, "Ghi đảo": [{**row, **change}]}))
        assert [one for one in found if "Ghi đảo, dòng 2" in one and sentence in one], (sentence, found)


def visits_paid(unit: Unit) -> list[tuple[Any, Any]]:
    return [
        (row[0], replace(row[1], booked_on=None)) for row in visits_of(unit.id) if row[0].fund_id is not None
    ]


def elsewhere(unit: Unit, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """What an export says, for another union."""
    path = folder / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    sheets = as_sheets(path)
    for row in sheets["Đơn vị"]:
        row["Giá trị"] = {"Mã đơn vị": "noi-khac"}.get(row["Thông tin"], row["Giá trị"])
    return sheets


def held(unit: Unit, day: date) -> set[tuple[str, str, int]]:
    return {(one.fund_name, one.channel, one.amount) for one in balances(unit.id, day) if one.amount}


def as_sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    return {
        title: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for title, rows in rows_in(path).items()
    }


def written_days(unit: Unit, folder: Path) -> dict[str, list[Any]]:
    """By sheet the days of the book that an export writes."""
    path = folder / "ngay.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    found = {
        title: [row["Ngày ghi sổ"] for row in rows if row.get("Ngày ghi sổ")]
        for title, rows in as_sheets(path).items()
    }
    return {title: [as_day(one) for one in days] for title, days in found.items() if days}


def as_day(cell: Any) -> date:
    return cell.date() if isinstance(cell, datetime) else cell
