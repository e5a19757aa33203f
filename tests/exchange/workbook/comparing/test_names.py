"""Funds that get a new name, rows that look like others, names that do not fit: what the file may mean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.core.actor import SYSTEM, Correction
from app.dues.funds.actions import correct_term
from app.dues.funds.queries import contributions_of, terms_of
from app.exchange.workbook.exporting import export
from app.extensions import db
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.conftest import OFFICER, TODAY
from tests.exchange.books import Sheets, counts, plan_of, problems, rows_in, take, write, year


@pytest.fixture
def unit(app: Flask, tmp_path: Path) -> Unit:
    assert problems(write(tmp_path / "dau.xlsx", year())) == []
    return units()[0]


@pytest.fixture
def exported(unit: Unit, tmp_path: Path) -> Sheets:
    """The books as an export gives them, as rows by heading."""
    path = tmp_path / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    return {
        title: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for title, rows in rows_in(path).items()
    }


def rename(sheets: Sheets, *titles: str) -> None:
    for title in titles:
        for row in sheets[title]:
            for heading in ("Tên quỹ", "Quỹ", "Quỹ chi"):
                if row.get(heading) == "Công đoàn phí":
                    row[heading] = "Quỹ công đoàn cơ sở"


def test_a_fund_gets_a_new_name(unit: Unit, exported: Sheets, tmp_path: Path) -> None:
    exported["Cam kết"] = []
    rename(exported, "Quỹ", "Đóng quỹ", "Thăm hỏi", "Hoạt động", "Thu chi")
    path = write(tmp_path / "doi-ten.xlsx", exported)
    plan, applied = take(path)
    assert [problem.text for problem in applied.problems] == []
    written = {title: numbers[:2] for title, numbers in counts(plan).items() if any(numbers[:2])}
    assert written == {"Quỹ": (0, 1)}, "entries of the fund are not touched"
    assert [facts.fund_name for _, facts in terms_of(unit.id)] == ["Quỹ công đoàn cơ sở", "Vì người nghèo"]
    assert len({facts.fund_id for _, facts in contributions_of(unit.id)}) == 1
    assert not plan_of(path).writes, "the same file again changes nothing"


def test_a_file_may_say_the_old_name_beside_the_new(unit: Unit, exported: Sheets, tmp_path: Path) -> None:
    rename(exported, "Quỹ", "Đóng quỹ", "Thăm hỏi", "Hoạt động")
    plan, applied = take(write(tmp_path / "nua-voi.xlsx", exported))
    assert [problem.text for problem in applied.problems] == []
    assert {title: numbers[:2] for title, numbers in counts(plan).items() if any(numbers[:2])} == {
        "Quỹ": (0, 1)
    }
    assert [facts.fund_name for _, facts in terms_of(unit.id)] == ["Quỹ công đoàn cơ sở", "Vì người nghèo"]


def test_a_workbook_from_before_a_fund_got_its_name_finds_the_same_fund(
    unit: Unit, exported: Sheets, tmp_path: Path
) -> None:
    [(term, old), *_] = terms_of(unit.id)
    bare = write(tmp_path / "khong-ma.xlsx", year())
    correct_term(
        term, old, replace(old, fund_name="Tương thân tương ái"), Correction(OFFICER, TODAY, "Đổi tên quỹ")
    )
    db.session.commit()
    for path in (write(tmp_path / "truoc.xlsx", exported), bare):
        plan, applied = take(path)
        assert [problem.text for problem in applied.problems] == []
        assert not plan.writes
        assert not [remark.text for remark in plan.remarks if "giữ theo sổ" in remark.text]
    assert terms_of(unit.id)[0][1].fund_name == "Tương thân tương ái"
    exported["Thăm hỏi"][0]["Số tiền"] = 700_000
    plan = plan_of(write(tmp_path / "sua.xlsx", exported))
    assert [problem.text for problem in plan.problems] == []
    assert counts(plan)["Thăm hỏi"][:2] == (0, 1)


def test_a_fund_cannot_have_two_names(unit: Unit, exported: Sheets, tmp_path: Path) -> None:
    later = {"Tên quỹ": "Công đoàn phí", "Kỳ đóng": "Tháng", "Mức đóng": 60_000, "Từ ngày": "01/07/2024"}
    exported["Quỹ"].append(later)
    assert problems(write(tmp_path / "them.xlsx", exported)) == []
    keys = [row.row_key for row, facts in terms_of(unit.id) if facts.fund_name == "Công đoàn phí"]
    exported["Quỹ"][0]["Tên quỹ"] = "Quỹ mới"
    later["Mã dòng"] = keys[1]
    found = problems(write(tmp_path / "hai-ten.xlsx", exported))
    assert any("quỹ này có tên khác ở dòng khác" in text for text in found)


def test_a_fund_is_found_however_it_is_spelt(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"][0]["Quỹ chi"] = "CONG DOAN PHI"
    assert not plan_of(write(tmp_path / "viet-hoa.xlsx", sheets)).writes


def test_a_correction_without_a_key_is_remarked_on(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"][0]["Số tiền"] = 700_000
    sheets["Đóng quỹ"][0]["Số tiền"] = 60_000
    remarks = [remark.text for remark in plan_of(write(tmp_path / "sua.xlsx", sheets)).remarks]
    assert any(
        text.startswith("Thăm hỏi, dòng 2: giống một dòng đã có trong sổ, chỉ khác Số tiền")
        for text in remarks
    )
    assert any(text.startswith("Đóng quỹ, dòng 2: giống một dòng") for text in remarks)


def test_another_years_rows_look_like_nothing(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    for rows in sheets.values():
        for row in rows:
            if "Năm" in row:
                row["Năm"] += 1
            for heading in ("Ngày", "Từ ngày", "Ngày đóng"):
                row.pop(heading, None)
    sheets = {title: sheets[title] for title in ("Đơn vị", "Xếp loại", "Khen thưởng", "Phương hướng")}
    plan = plan_of(write(tmp_path / "2025.xlsx", sheets))
    assert [remark.text for remark in plan.remarks] == []


def test_a_payer_whose_name_is_not_that_of_the_code_is_remarked_on(unit: Unit, tmp_path: Path) -> None:
    sheets = year()
    sheets["Đóng quỹ"][0]["Họ và tên"] = "Đặng Quốc Việt"
    sheets["Đóng quỹ"][1]["Họ và tên"] = "DANG QUOC VIET"
    remarks = [remark.text for remark in plan_of(write(tmp_path / "ten.xlsx", sheets)).remarks]
    remark = "Đóng quỹ, dòng 2, Họ và tên: «Đặng Quốc Việt» khác với «Bùi Thị Lan Hương» của mã DV1"
    assert f"{remark}; hãy xem lại mã." in remarks
    assert not any("dòng 3, Họ và tên" in text for text in remarks)


def test_money_older_than_the_opening_is_reported_and_not_posted(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Thăm hỏi"][0]["Ngày"] = "15/12/2023"
    plan, _ = take(write(tmp_path / "cu.xlsx", sheets))
    assert (
        "Thăm hỏi: 1 khoản (500.000 đồng) ở trước ngày số dư của quỹ: kể trong báo cáo, không ghi sổ quỹ."
        in [remark.text for remark in plan.remarks]
    )


def test_a_balance_that_was_short_is_a_remark(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    sheets["Hoạt động"][0]["Kinh phí"] = 9_000_000
    plan, applied = take(write(tmp_path / "thieu.xlsx", sheets))
    assert applied.problems == []
    assert [remark.text for remark in plan.remarks] == [
        "Sổ quỹ, Công đoàn phí (tiền mặt): hết ngày 08/03/2024 thiếu 6.000.000 đồng; hãy xem lại thu, chi."
    ]
