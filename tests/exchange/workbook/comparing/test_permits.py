"""A workbook changes what its sender could change on a screen, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from app.core.actor import SYSTEM, Actor
from app.exchange.workbook.comparing.permits import not_permitted, rights_of
from app.exchange.workbook.comparing.planning import Plan, prepare
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.accounts.models import Grant, User
from app.office.accounts.queries import user_by_name
from app.office.accounts.rules import GRANTS, Permission, Role
from app.office.units.models import Unit
from app.office.units.queries import facts_of
from tests.conftest import TODAY
from tests.exchange import pages
from tests.exchange.books import Sheets, write, year
from tests.exchange.sheets import SHEETS
from tests.exchange.workbook.test_upload import of_hoa_mai

SignIn = Callable[[str], FlaskClient]

#: The permission that the screen of a new row requires, by sheet.
REQUIRED = {
    "Đoàn viên": Permission.RECORD,
    "Con đoàn viên": Permission.RECORD,
    "Quỹ": Permission.MONEY,
    "Đóng quỹ": Permission.MONEY,
    "Miễn đóng": Permission.MONEY,
    "Thăm hỏi": Permission.RECORD,
    "Hoạt động": Permission.RECORD,
    "Kiến nghị": Permission.RECORD,
    "Cam kết": Permission.RECORD,
    "Khen thưởng": Permission.RECORD,
    "Xếp loại": Permission.RECORD,
    "Thu chi": Permission.MONEY,
    "Dự toán": Permission.MONEY,
    "Phương hướng": Permission.RECORD,
    "Nhận định": Permission.RECORD,
}


def actor(name: str) -> Actor:
    found = user_by_name(name)
    assert found is not None
    return Actor(found.id, found.display_name)


@pytest.fixture
def all_may_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every role may import workbooks, so that only the permissions of rows matter."""
    for role, held in GRANTS.items():
        monkeypatch.setitem(GRANTS, role, held | {Permission.EXCHANGE_IN})


def plan_of(sheets: Sheets, folder: Path, name: str = "so.xlsx") -> Plan:
    return prepare(read_book(write(folder / name, sheets)), None, TODAY)


def test_every_sheet_says_what_it_needs() -> None:
    needed = {sheet.title: sheet.permission for sheet in SHEETS}
    assert needed == {**REQUIRED, "Đơn vị": Permission.MANAGE_UNIT}


@pytest.mark.usefixtures("all_may_import")
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("title", list(REQUIRED))
def test_rows_of_each_sheet_stand_against_each_role(
    union: Unit, tmp_path: Path, role: Role, title: str
) -> None:
    sheets = {**{one: [] for one in year()}, "Đơn vị": of_hoa_mai()["Đơn vị"], title: year()[title]}
    plan = plan_of(sheets, tmp_path)
    found = {problem.sheet for problem in not_permitted(plan, actor(role.value), TODAY)}
    moves = any("Quỹ" in heading and row[heading] for row in year()[title] for heading in row)
    needed = {REQUIRED[title]} | ({Permission.MONEY} if moves else set())
    assert found == (set() if needed <= GRANTS[role] else {title})
    assert apply(plan, "so.xlsx", actor(role.value), TODAY).problems or not found
    db.session.rollback()


@pytest.mark.usefixtures("all_may_import")
def test_a_row_that_a_fund_paid_is_not_corrected_by_who_keeps_no_fund(union: Unit, tmp_path: Path) -> None:
    sheets = of_hoa_mai()
    apply(plan_of(sheets, tmp_path), "so.xlsx", SYSTEM, TODAY)
    paid = next(row for row in sheets["Thăm hỏi"] if row.get("Quỹ chi"))
    paid["Ghi chú"] = "sửa lời"
    paid["Mã dòng"] = None
    db.session.commit()
    exported = export_of(union, tmp_path)
    plan = prepare(read_book(changed(exported, "Thăm hỏi", "Ghi chú", "sửa lời")), None, TODAY)
    assert {one.sheet for one in not_permitted(plan, actor("recorder"), TODAY)} == {"Thăm hỏi"}
    assert not_permitted(plan, actor("treasurer"), TODAY) == []


def export_of(unit: Unit, folder: Path) -> Path:
    from app.exchange.workbook.exporting import export

    path = folder / "xuat.xlsx"
    export(unit.id, path.write_bytes, SYSTEM)
    db.session.commit()
    return path


def changed(path: Path, sheet: str, heading: str, value: Any) -> Path:
    """The workbook with another value in the first row of a column; beside its line on the sheet Đơn vị."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    page = book[sheet]
    if sheet == "Đơn vị":
        line = next(row for row in page.iter_rows() if row[0].value == heading)
        line[1].value = value
    else:
        place = [cell.value for cell in page[1]].index(heading)
        page.cell(2, place + 1).value = value
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("line", "value"),
    [("Chủ tịch", "Phạm Văn Khác"), ("Công đoàn cấp trên", "Cấp trên khác"), ("Địa danh", "Nơi khác")],
)
def test_a_treasurer_does_not_sign_for_the_chair(
    as_role: SignIn, union: Unit, tmp_path: Path, line: str, value: str
) -> None:
    was = facts_of(union)
    client = as_role("treasurer")
    path = tmp_path / "so.xlsx"
    path.write_bytes(client.post("/trao-doi/xuat").data)
    with_line = changed(path, "Đơn vị", line, value)
    address, page = pages.checked(client, with_line)
    assert "chỉ chủ tịch được sửa" in page
    assert line in page
    assert "Ghi vào sổ" not in page
    pages.write(client, address)
    pages.done(client, address)
    db.session.expire_all()
    assert facts_of(union) == was


def test_the_chair_may(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    client = as_role("chair")
    path = tmp_path / "so.xlsx"
    path.write_bytes(client.post("/trao-doi/xuat").data)
    address, page = pages.checked(client, changed(path, "Đơn vị", "Chủ tịch", "Phạm Văn Khác"))
    assert "Tệp dùng được: sẽ ghi 1 dòng." in page
    pages.write(client, address)
    assert "Đã ghi 1 dòng" in pages.done(client, address)
    db.session.expire_all()
    assert facts_of(union).chair == "Phạm Văn Khác"


def test_an_unchanged_value_asks_for_nothing(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    client = as_role("treasurer")
    path = tmp_path / "so.xlsx"
    path.write_bytes(client.post("/trao-doi/xuat").data)
    _, page = pages.checked(client, path)
    assert "không có gì để ghi" in page


def test_party_membership_is_not_begun_by_a_treasurer(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    sheets = of_hoa_mai()
    sheets["Đoàn viên"][0]["Đảng viên"] = "x"
    address, page = pages.checked(as_role("treasurer"), write(tmp_path / "so.xlsx", sheets))
    assert "chỉ chủ tịch được bắt đầu giữ" in page
    pages.write(as_role("treasurer"), address)
    db.session.expire_all()
    assert not union.keeps_party


def test_a_role_taken_back_while_the_file_waits_stops_the_writing(
    as_role: SignIn, union: Unit, tmp_path: Path
) -> None:
    client = as_role("treasurer")
    pages.checked(client, write(tmp_path / "so.xlsx", of_hoa_mai()))
    treasurer = actor("treasurer")
    assert Permission.MONEY in rights_of(treasurer, union, TODAY)
    db.session.execute(delete(Grant).where(Grant.user_id == treasurer.user_id))
    db.session.commit()
    assert rights_of(treasurer, union, TODAY) & {Permission.MONEY, Permission.EXCHANGE_IN} == set()
    plan = prepare(read_book(write(tmp_path / "so.xlsx", of_hoa_mai())), union, TODAY)
    found = [one.what for one in apply(plan, "so.xlsx", treasurer, TODAY).problems]
    assert found == ["chỉ chủ tịch hoặc thủ quỹ, kế toán được nhập sổ trao đổi."]


def test_a_closed_account_may_nothing(union: Unit) -> None:
    closed = db.session.scalar(select(User).where(User.username == "chair"))
    assert closed is not None
    closed.is_enabled = False
    db.session.flush()
    assert rights_of(Actor(closed.id, ""), union, TODAY) == frozenset()
