"""Which row is which: exchange-workbook.md «Identity»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask

from app.core.actor import SYSTEM, Correction
from app.exchange.workbook.comparing.plans import SheetPlan
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.life.visits.actions import correct_visit, record_visit, withdraw_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.life.visits.queries import visits_of
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.office.units.queries import units
from app.people.roster.queries import roster_of
from tests.exchange.books import TODAY, Sheets, counts, plan_of, problems, rows_in, take, write, year


def put_small_year() -> None:
    with TemporaryDirectory() as folder:
        _, applied = take(write(Path(folder) / "dau.xlsx", year()))
    assert applied.problems == []


pytestmark = pytest.mark.starts_with(fill=put_small_year, of="migrated")


@pytest.fixture
def unit(kept: None) -> Unit:
    """A union whose small year came by workbook, without `Mã dòng`."""
    return units()[0]


def exported(unit: Unit, tmp_path: Path) -> Sheets:
    """The books as an export gives them, as rows by heading."""
    path = tmp_path / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    return {
        title: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for title, rows in rows_in(path).items()
    }


def again(tmp_path: Path, sheets: Sheets) -> dict[str, tuple[int, int, int]]:
    """New, changed, unchanged rows of the sheets that something happens to, after the file was taken."""
    plan, applied = take(write(tmp_path / "lai.xlsx", sheets))
    assert [problem.text for problem in applied.problems] == []
    return {title: numbers for title, numbers in counts(plan).items() if numbers[0] or numbers[1]}


def visits(unit: Unit) -> list[VisitFacts]:
    return [facts for _, facts in visits_of(unit.id)]


def on_screen(unit: Unit, place: int, **changes: Any) -> None:
    """An officer corrects a visit."""
    activity, facts = visits_of(unit.id)[place]
    correct_visit(activity, facts, replace(facts, **changes), Correction(SYSTEM, TODAY, "sửa trên màn hình"))
    db.session.commit()


def sheet(sheets: list[SheetPlan], title: str) -> SheetPlan:
    return next(one for one in sheets if one.sheet.title == title)


def test_the_same_file_changes_nothing(unit: Unit, tmp_path: Path) -> None:
    assert again(tmp_path, year()) == {}


def test_an_export_changes_nothing(unit: Unit, tmp_path: Path) -> None:
    assert again(tmp_path, exported(unit, tmp_path)) == {}


def test_two_equal_visits_are_two_visits(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"].append(dict(sheets["Thăm hỏi"][0]))
    assert again(tmp_path, sheets) == {"Thăm hỏi": (1, 0, 2)}
    assert len(visits(unit)) == 3
    assert again(tmp_path, sheets) == {}


def test_a_row_without_a_key_is_known_whatever_its_place(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    for rows in sheets.values():
        rows.reverse()
    assert again(tmp_path, sheets) == {}


def test_a_changed_row_without_a_key_is_new(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"][0]["Số tiền"] = 700_000
    plan, _ = take(write(tmp_path / "lai.xlsx", sheets))
    visited = sheet(plan.sheets, "Thăm hỏi")
    assert [len(rows) for rows in (visited.new, visited.unchanged, visited.absent)] == [1, 1, 1]
    assert len(visits(unit)) == 3, "what is absent is reported, never withdrawn"


def test_a_changed_row_with_its_key_is_corrected(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    sheets["Thăm hỏi"][0]["Số tiền"] = 700_000
    assert again(tmp_path, sheets) == {"Thăm hỏi": (0, 1, 1)}
    activity, facts = visits_of(unit.id)[0]
    assert facts.amount == 700_000
    last = changes_of(unit.id, f"activities/{activity.id}")[-1]
    assert (last.action, last.reason) == ("welfare.visit.corrected", "Nhập sổ trao đổi lai.xlsx")
    assert last.values == {"amount": (500_000, 700_000)}


def test_every_sheet_takes_corrections(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    wording = {
        "Con đoàn viên": "Lớp", "Đóng quỹ": "Ghi chú", "Thăm hỏi": "Ghi chú", "Hoạt động": "Kết quả",
        "Kiến nghị": "Kết quả", "Cam kết": "Ghi chú", "Khen thưởng": "Cấp khen", "Xếp loại": "Cấp công nhận",
        "Thu chi": "Khoản mục", "Dự toán": "Khoản mục", "Phương hướng": "Kết quả", "Nhận định": "Nội dung",
        "Đoàn viên": "Họ và tên",
    }  # fmt: skip
    for title, heading in wording.items():
        sheets[title][0][heading] = "đã sửa"
    sheets["Quỹ"][0]["Mức đóng"] = 60_000
    sheets["Đơn vị"][2]["Giá trị"] = "Trạm mới"
    changed = {title: numbers[1] for title, numbers in again(tmp_path, sheets).items()}
    assert changed == dict.fromkeys([*wording, "Quỹ", "Đơn vị"], 1)
    now = exported(unit, tmp_path)
    assert {title: now[title][0][heading] for title, heading in wording.items()} == dict.fromkeys(
        wording, "đã sửa"
    )
    assert again(tmp_path, now) == {}


@pytest.mark.starts_with(fill=None)
def test_a_key_of_the_file_is_kept(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"][0]["Mã dòng"] = "phieu-77"
    assert problems(write(tmp_path / "co-ma.xlsx", sheets)) == []
    assert exported(units()[0], tmp_path)["Thăm hỏi"][0]["Mã dòng"] == "phieu-77"


def test_a_change_on_screen_stands_against_the_old_file(unit: Unit, tmp_path: Path) -> None:
    on_screen(unit, 0, amount=800_000)
    plan, applied = take(write(tmp_path / "lai.xlsx", year()))
    assert "Thăm hỏi, dòng 2: đã sửa trên màn hình (Số tiền); giữ theo sổ." in [
        one.text for one in plan.remarks
    ]
    assert applied.problems == []
    assert visits(unit)[0].amount == 800_000


def test_a_row_changed_in_both_is_a_conflict(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    on_screen(unit, 0, amount=800_000)
    sheets["Thăm hỏi"][0]["Số tiền"] = 700_000
    found = problems(write(tmp_path / "lai.xlsx", sheets))
    assert len(found) == 1
    assert found[0].startswith("Thăm hỏi, dòng 2: Số tiền: tệp «700.000», sổ «800.000». Xung đột:")
    assert visits(unit)[0].amount == 800_000


def test_both_changed_alike_is_no_conflict(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    on_screen(unit, 0, amount=700_000)
    sheets["Thăm hỏi"][0]["Số tiền"] = 700_000
    assert again(tmp_path, sheets) == {}


def test_a_screen_changed_row_can_be_exported_corrected_and_taken_back(unit: Unit, tmp_path: Path) -> None:
    on_screen(unit, 0, amount=800_000)
    sheets = exported(unit, tmp_path)
    sheets["Thăm hỏi"][0]["Số tiền"] = 900_000
    assert again(tmp_path, sheets) == {"Thăm hỏi": (0, 1, 1)}
    assert visits(unit)[0].amount == 900_000


def test_a_withdrawn_row_does_not_come_back(unit: Unit, tmp_path: Path) -> None:
    withdraw_visit(visits_of(unit.id)[0][0], SYSTEM, TODAY, "ghi nhầm")
    db.session.commit()
    plan, applied = take(write(tmp_path / "lai.xlsx", year()))
    assert "Thăm hỏi, dòng 2: đã rút khỏi sổ trên màn hình; giữ theo sổ." in [
        one.text for one in plan.remarks
    ]
    assert applied.problems == []
    assert len(visits(unit)) == 1


def test_a_withdrawn_row_that_the_file_changes_is_refused(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    withdraw_visit(visits_of(unit.id)[0][0], SYSTEM, TODAY, "ghi nhầm")
    db.session.commit()
    sheets["Thăm hỏi"][0]["Số tiền"] = 1
    found = problems(write(tmp_path / "lai.xlsx", sheets))
    assert [text.partition(",")[0] for text in found] == ["Thăm hỏi"]
    assert "đã được rút khỏi sổ" in found[0]


def test_rows_recorded_on_screen_are_known_by_what_they_say(unit: Unit, tmp_path: Path) -> None:
    facts = VisitFacts(date(2024, 7, 1), Reason.CELEBRATION, "Lò Thị Mẩy", Audience.MEMBER)
    record_visit(unit.id, facts, SYSTEM, TODAY)
    db.session.commit()
    sheets = exported(unit, tmp_path)
    for rows in sheets.values():
        for row in rows:
            row.pop("Mã dòng", None)
    assert again(tmp_path, sheets) == {}


def test_a_column_that_the_file_lacks_says_nothing(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    for row in sheets["Thăm hỏi"]:
        del row["Số phiếu"]
    for row in sheets["Đoàn viên"]:
        del row["Hoàn cảnh khó khăn"]
    assert again(tmp_path, sheets) == {}
    sheets["Thăm hỏi"][0]["Dịp"] = "Ngày hội"
    assert again(tmp_path, sheets) == {"Thăm hỏi": (0, 1, 1)}
    assert visits(unit)[0].voucher_text == "PC 01"


def test_a_person_is_their_code(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][1]["Họ và tên"] = "Đặng Quốc Việt Anh"
    sheets["Đoàn viên"][1]["Lương đóng đoàn phí"] = 7_000_000
    assert again(tmp_path, sheets) == {"Đoàn viên": (0, 1, 2)}
    found = {person.code: (person.full_name, facts.dues_salary) for _, _, person, facts in roster_of(unit.id)}
    assert found["DV2"] == ("Đặng Quốc Việt Anh", 7_000_000)


def test_rows_of_one_code_are_periods_of_one_person(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    first = sheets["Đoàn viên"][0]
    first["Ngày thôi"] = date(2015, 1, 1)
    sheets["Đoàn viên"].append({**first, "Ngày vào công đoàn": date(2018, 1, 1), "Ngày thôi": None})
    assert again(tmp_path, sheets) == {"Đoàn viên": (1, 1, 2)}
    assert [period.row_key for _, period, _, _ in roster_of(unit.id)] == ["DV1", "DV2", "DV3", "DV1#2"]
    assert again(tmp_path, sheets) == {}


def test_periods_that_move_past_each_other_are_taken_together(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    first = sheets["Đoàn viên"][0]
    first["Ngày thôi"] = date(2015, 1, 1)
    second = {**first, "Ngày vào công đoàn": date(2016, 1, 1), "Ngày thôi": None}
    sheets["Đoàn viên"].append(second)
    again(tmp_path, sheets)
    first["Ngày thôi"] = second["Ngày vào công đoàn"] = date(2018, 1, 1)
    assert again(tmp_path, sheets) == {"Đoàn viên": (0, 2, 2)}


def test_a_key_does_not_move_to_another_person(unit: Unit, tmp_path: Path) -> None:
    sheets = exported(unit, tmp_path)
    sheets["Đoàn viên"][0]["Mã"] = "DV7"
    found = problems(write(tmp_path / "lai.xlsx", sheets))
    assert any("là dòng của người mang mã «DV1»" in text for text in found)


def test_absent_rows_are_reported_and_stay(unit: Unit, tmp_path: Path) -> None:
    plan, applied = take(write(tmp_path / "it.xlsx", {"Đơn vị": year()["Đơn vị"]}))
    assert applied.problems == []
    assert {one.sheet.title: len(one.absent) for one in plan.sheets}["Đóng quỹ"] == 2
    assert len(visits(unit)) == 2


def test_party_membership_is_kept_from_the_first_mark_on(unit: Unit, tmp_path: Path) -> None:
    assert not unit.keeps_party
    sheets = year()
    sheets["Đoàn viên"][0]["Đảng viên"] = "x"
    plan = plan_of(write(tmp_path / "dang.xlsx", sheets))
    assert plan.begins_party
    again(tmp_path, sheets)
    assert unit.keeps_party
    assert not plan_of(tmp_path / "dang.xlsx").begins_party


def test_a_workbook_without_a_unit_sheet_means_the_only_union(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    del sheets["Đơn vị"]
    assert again(tmp_path, sheets) == {}


def test_lines_that_the_file_lacks_stay_in_the_letterhead(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    del sheets["Đơn vị"][2:]
    assert again(tmp_path, sheets) == {}
