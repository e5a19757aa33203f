"""Sending a workbook: checked beside the request, looked over, then written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.books.cashbook.models import Fund
from app.exchange.workbook.comparing.preview import SHOWN
from app.extensions import db
from app.life.visits.queries import visits_of
from app.office.accounts.queries import grants_of, user_by_name
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.conftest import Statements
from tests.exchange import pages
from tests.exchange.books import Sheets, write, year
from tests.trail import chain_of

SignIn = Callable[[str], FlaskClient]


def of_hoa_mai() -> Sheets:
    """The small year as the books of the tests' union."""
    sheets = year()
    sheets["Đơn vị"] = [
        {"Thông tin": "Mã đơn vị", "Giá trị": "hoa-mai"},
        {"Thông tin": "Tên công đoàn", "Giá trị": "Công đoàn cơ sở Trường THCS Hoa Mai"},
    ]
    return sheets


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "nam 2024.xlsx", of_hoa_mai())


def spoilt(tmp_path: Path, **cells: Any) -> Path:
    sheets = of_hoa_mai()
    sheets["Thăm hỏi"][0].update(cells)
    return write(tmp_path / "sai.xlsx", sheets)


def test_a_good_file_is_shown_before_anything_is_written(as_role: SignIn, union: Unit, file: Path) -> None:
    _, page = pages.checked(as_role("treasurer"), file)
    assert "Tệp dùng được" in page
    assert "Ghi vào sổ" in page
    assert visits_of(union.id) == []


def test_it_is_written_when_the_officer_says_so(as_role: SignIn, union: Unit, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    answer = pages.write(client, address)
    assert (answer.status_code, answer.location) == (303, address)
    page = pages.done(client, address)
    assert "Đã ghi 20 dòng vào sổ của Công đoàn cơ sở Trường THCS Hoa Mai." in page
    assert len(visits_of(union.id)) == 2
    assert {entry.actor for entry, _ in chain_of(union.id)} >= {"Tài khoản treasurer"}


def test_the_copy_of_the_file_is_gone_after_it_is_written(as_role: SignIn, app: Flask, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    pages.write(client, address)
    pages.done(client, address)
    assert list(Path(app.instance_path).rglob("book.xlsx")) == []


def test_pressing_twice_writes_once(as_role: SignIn, union: Unit, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    for _ in range(3):
        pages.write(client, address)
    pages.done(client, address)
    assert len(visits_of(union.id)) == 2


def test_the_page_asks_for_itself_while_a_step_runs(as_role: SignIn, file: Path) -> None:
    client = as_role("treasurer")
    address = pages.send(client, file)
    response = client.get(address)
    assert "HX-Request" in response.headers["Vary"]
    if "hx-trigger" in response.text:
        assert '<noscript><meta http-equiv="refresh"' in response.text, "without JavaScript too"
    pages.done(client, address)


def test_problems_are_listed_and_cannot_be_written(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    client = as_role("treasurer")
    address, page = pages.checked(client, spoilt(tmp_path, Ngày="31/2/2024"))
    assert "«31/2/2024» không dùng được; cần ngày như 05/12/2024." in page
    assert "Ghi vào sổ" not in page
    pages.write(client, address)
    pages.done(client, address)
    assert visits_of(union.id) == []


def test_the_rows_to_mend_can_be_downloaded(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, spoilt(tmp_path, Ngày="31/2/2024", **{"Người nhận": "=1+1"}))
    answer = client.get(f"{address}/dong-can-sua.xlsx")
    rows = list(load_workbook(BytesIO(answer.data))["Thăm hỏi"].iter_rows(values_only=True))
    assert rows[0][:4] == ("Dòng", "Lỗi", "Ngày", "Lý do")
    assert rows[1][0] == 2
    assert "Ngày: «31/2/2024» không dùng được" in str(rows[1][1])
    assert len(rows) == 2
    assert (
        client.get(f"{address}/dong-can-sua.xlsx", headers={"Range": "bytes=0-1"}).headers["Cache-Control"]
        == "no-store"
    )


def test_of_a_long_list_of_problems_the_first_are_shown_and_all_can_be_downloaded(
    as_role: SignIn, union: Unit, tmp_path: Path
) -> None:
    sheets = of_hoa_mai()
    sheets["Thăm hỏi"] = [{**sheets["Thăm hỏi"][0], "Ngày": "31/2/2024"} for _ in range(SHOWN + 5)]
    client = as_role("treasurer")
    address, page = pages.checked(client, write(tmp_path / "sai.xlsx", sheets))
    assert f"{SHOWN + 5} chỗ" in page
    assert page.count("«31/2/2024» không dùng được") == SHOWN
    assert "… và 5 dòng nữa." in page
    answer = client.get(f"{address}/dong-can-sua.xlsx")
    assert load_workbook(BytesIO(answer.data))["Thăm hỏi"].max_row == 1 + SHOWN + 5


def test_markup_in_a_file_stays_text(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    _, page = pages.checked(as_role("treasurer"), spoilt(tmp_path, Ngày="<script>x</script>"))
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_what_is_no_workbook_is_refused_beside_the_field(as_role: SignIn, union: Unit) -> None:
    client = as_role("treasurer")
    for name, content, sentence in (
        ("", b"", "Hãy chọn tệp."),
        ("danh-sach.csv", b"a;b", "Tệp phải có đuôi .xlsx"),
        ("danh-sach.xlsx", b"khong phai", "không phải sổ Excel"),
        ("rong.xlsx", b"", "Tệp rỗng"),
    ):
        answer = client.post("/trao-doi/", data={"file": (BytesIO(content), name)})
        assert answer.status_code == 422
        assert sentence in answer.text
        assert "Kiểm tra tệp" in answer.text


def test_a_file_with_the_name_of_a_path_is_kept_apart(as_role: SignIn, app: Flask, file: Path) -> None:
    _, page = pages.checked(as_role("treasurer"), file, "../../../tmp/x.xlsx")
    assert "Tệp dùng được" in page
    assert list(Path(app.instance_path).rglob("x.xlsx")) == []


def test_another_unions_workbook_is_refused(as_role: SignIn, union: Unit, tmp_path: Path) -> None:
    _, page = pages.checked(as_role("chair"), write(tmp_path / "khac.xlsx", year()))
    assert "tệp là sổ của «Công đoàn cơ sở Trạm Thủy nông Suối Mơ», không phải của" in page
    assert "suoi-mo" not in {unit.code for unit in units()}


def test_an_administrator_adds_a_union_and_becomes_its_chair(
    as_role: SignIn, union: Unit, tmp_path: Path
) -> None:
    chair = user_by_name("chair")
    assert chair is not None
    chair.is_admin = True
    db.session.commit()
    client = as_role("chair")
    address, page = pages.checked(client, write(tmp_path / "khac.xlsx", year()))
    assert "Tệp mở sổ của một công đoàn mới" in page
    pages.write(client, address)
    assert "Suối Mơ" in pages.done(client, address)
    db.session.expire_all()
    assert [(grant.role, unit.code) for grant, unit in grants_of(chair.id)] == [
        ("chair", "hoa-mai"),
        ("chair", "suoi-mo"),
    ]


def test_the_books_may_change_between_check_and_writing(as_role: SignIn, union: Unit, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    union.code = "hoa-mai-moi"
    db.session.add(Fund(unit_id=union.id, name="Quỹ lớp"))
    db.session.commit()
    pages.write(client, address)
    assert "Sổ đã thay đổi từ lúc kiểm tra" in pages.done(client, address)
    assert visits_of(union.id) == []


def test_only_the_sender_sees_a_file_and_only_for_their_union(
    as_role: SignIn, union: Unit, file: Path
) -> None:
    address, _ = pages.checked(as_role("treasurer"), file)
    for other in ("chair", "stranger"):
        client = as_role(other)
        assert client.get(address).status_code == 404
        assert client.get(f"{address}/dong-can-sua.xlsx").status_code == 404
        assert pages.write(client, address).status_code == 404
    assert visits_of(union.id) == []


@pytest.mark.parametrize("token", ["x", "..", "%2e%2e%2fsecret_key", "A" * 22, "A" * 5000])
def test_made_up_addresses_are_not_found(as_role: SignIn, token: str) -> None:
    assert as_role("treasurer").get(f"/trao-doi/{token}").status_code in (404, 308)


@pytest.mark.parametrize("role", ["recorder", "auditor", "member", "upper", "admin"])
def test_who_may_not_import_is_refused(as_role: SignIn, role: str) -> None:
    client = as_role(role)
    token = "A" * 22
    assert client.post("/trao-doi/", data={}).status_code == 403
    assert client.get(f"/trao-doi/{token}").status_code == 403
    assert client.get(f"/trao-doi/{token}/dong-can-sua.xlsx").status_code == 403
    assert client.post(f"/trao-doi/{token}/ghi").status_code == 403


def test_old_uploads_go_with_the_next(as_role: SignIn, app: Flask, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    folder = Path(app.instance_path) / "workbooks" / address.rsplit("/", 1)[1]
    two_days_ago = folder.stat().st_mtime - 2 * 24 * 3600
    os.utime(folder, (two_days_ago, two_days_ago))
    pages.checked(client, file)
    assert not folder.exists()
    assert client.get(address).status_code == 404


def test_a_step_that_was_cut_off_is_reported(as_role: SignIn, app: Flask, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    progress = Path(app.instance_path) / "workbooks" / address.rsplit("/", 1)[1] / "progress.json"
    progress.write_text('{"stage": "reading", "done": 1, "total": 9}', "utf-8")
    os.utime(progress, (progress.stat().st_mtime - 600,) * 2)
    assert "bị ngắt giữa chừng" in client.get(address).text


def test_progress_is_a_true_bar(as_role: SignIn, app: Flask, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    progress = Path(app.instance_path) / "workbooks" / address.rsplit("/", 1)[1] / "progress.json"
    progress.write_text('{"stage": "writing", "done": 30, "total": 120}', "utf-8")
    page = client.get(address).text
    assert "Đang ghi vào sổ" in page
    assert 'aria-valuenow="30"' in page
    assert 'width="25%"' in page


def test_pages_take_a_constant_number_of_statements(
    as_role: SignIn, file: Path, statements: Statements
) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    statements.clear()
    client.get(address)
    assert statements.count <= 8


def test_a_file_that_changes_nothing_has_nothing_to_write(as_role: SignIn, union: Unit, file: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    pages.write(client, address)
    pages.done(client, address)
    _, page = pages.checked(client, file)
    assert "không có gì để ghi" in page


def test_changes_are_shown_old_and_new(as_role: SignIn, union: Unit, file: Path, tmp_path: Path) -> None:
    client = as_role("treasurer")
    address, _ = pages.checked(client, file)
    pages.write(client, address)
    pages.done(client, address)
    sheets = of_hoa_mai()
    sheets["Đoàn viên"][1]["Lương đóng đoàn phí"] = 6_000_000
    sheets["Kiến nghị"] = [{"Ngày": date(2024, 2, 2), "Nội dung": "Thêm ghế đá"}]
    _, page = pages.checked(client, write(tmp_path / "lan-hai.xlsx", sheets))
    assert "Lương đóng đoàn phí" in page
    assert "6.000.000" in page
    assert "Sửa nhà để xe" in page, "absent rows are told"


def test_what_the_sender_may_not_see_is_not_shown(
    as_role: SignIn, union: Unit, file: Path, tmp_path: Path
) -> None:
    """The treasurer sees salaries, and neither telephones nor on which day a child was born."""
    sheets = of_hoa_mai()
    sheets["Đoàn viên"][1]["Điện thoại"] = "0911222333"
    sheets["Con đoàn viên"][0]["Ngày sinh"] = date(2015, 3, 7)
    address, _ = pages.checked(as_role("chair"), write(tmp_path / "mot.xlsx", sheets))
    pages.write(as_role("chair"), address)
    pages.done(as_role("chair"), address)
    sheets["Đoàn viên"][1] |= {"Điện thoại": "0944555666", "Lương đóng đoàn phí": 6_000_000}
    again = write(tmp_path / "hai.xlsx", {**sheets, "Con đoàn viên": []})
    for role, is_shown in (("chair", True), ("treasurer", False)):
        _, page = pages.checked(as_role(role), again)
        assert "Điện thoại" in page
        assert "6.000.000" in page
        assert "Bùi Bảo Ngọc" in page
        private = ("0911222333", "0944555666", "07/03/2015")
        assert [words in page for words in private] == [is_shown] * 3
