"""First run: where it leads, the three ways to begin, and that it is over with the first account."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import Workbook
from sqlalchemy import func, select

from app.extensions import db
from app.office.accounts.models import User
from app.office.accounts.queries import grants_of, user_by_name
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from app.office.units.queries import unit_as_of, units
from app.people.roster.models import Member
from tests.conftest import TODAY

As = Callable[[str], FlaskClient]
ACCOUNT = {
    "display_name": "Mai Thị Hoa",
    "username": "hoa",
    "password": "con cò bay lả",
    "again": "con cò bay lả",
}
UNION = {
    "name": "Công đoàn cơ sở Trạm Y tế Bàu Sen",
    "workplace": "Trạm Y tế Bàu Sen",
    "upper_union": "Công đoàn ngành Y tế",
    "place": "Bàu Sen",
}
WAYS = ("cong-doan", "so-trao-doi", "nam-mau")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser at a new installation."""
    return app.test_client()


def workbook(*members: list[Any], name: str = UNION["name"]) -> BytesIO:
    """A workbook of the union with these rows on its roster."""
    book, file = Workbook(), BytesIO()
    head = book.active
    assert head is not None
    head.title = "Đơn vị"
    head.append(["Thông tin", "Giá trị"])
    head.append(["Tên công đoàn", name])
    roster = book.create_sheet("Đoàn viên")
    roster.append(["Mã", "Họ và tên", "Giới tính", "Tình trạng"])
    for row in members:
        roster.append(row)
    book.save(file)
    file.seek(0)
    return file


def users() -> int:
    return db.session.scalar(select(func.count(User.id))) or 0


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/tai-khoan/mat-khau").status_code == 200


@pytest.mark.parametrize("path", ["/", "/doan-vien/", "/tai-khoan/dang-nhap", "/don-vi/"])
def test_every_address_leads_to_first_run(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, "/khoi-tao/")


def test_a_fragment_is_not_swapped_for_first_run(client: FlaskClient) -> None:
    answer = client.get("/doan-vien/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/khoi-tao/")


def test_the_server_s_health_and_its_styles_stay_open(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/static/css/app.css", buffered=True).status_code == 200


def test_three_ways_are_offered(client: FlaskClient) -> None:
    page = client.get("/khoi-tao/").text
    for way in WAYS:
        assert f'href="/khoi-tao/{way}"' in page


def test_a_union_is_started_with_its_first_officer(client: FlaskClient) -> None:
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}).location == "/"
    (unit,) = units()
    now = unit_as_of(unit, TODAY)
    assert (now.name, now.workplace, now.upper_union, now.place) == tuple(UNION.values())
    assert now.officers == {"chair": "Mai Thị Hoa"}
    user = user_by_name("hoa")
    assert user is not None
    assert user.is_admin
    assert [(given.role, where.id) for given, where in grants_of(user.id)] == [("chair", unit.id)]
    assert is_signed_in(client)


def test_a_workbook_is_taken_whole(client: FlaskClient) -> None:
    file = workbook(["A1", "Hồ Thị Sương", "Nữ", "Đoàn viên"], ["A2", "Lê Văn Nắng", "Nam", "Đoàn viên"])
    answer = client.post("/khoi-tao/so-trao-doi", data={**ACCOUNT, "file": (file, "sổ 2024.xlsx")})
    assert answer.status_code == 303
    assert sorted(db.session.scalars(select(Member.full_name))) == ["Hồ Thị Sương", "Lê Văn Nắng"]
    assert client.get("/doan-vien/").status_code == 200
    assert verify_chain(units()[0].id) == []


@pytest.mark.parametrize(
    ("file", "name", "sentence"),
    [
        (workbook(["A1", "Hồ Thị Sương", "Nam nữ", "Đoàn viên"]), "so.xlsx", "Giới tính"),
        (workbook(name=""), "so.xlsx", "Tên công đoàn"),
        (BytesIO(b"not a workbook"), "so.xlsx", "không phải sổ Excel"),
        (BytesIO(b""), "so.xlsx", "Tệp rỗng"),
        (workbook(), "so.xlsm", "phải có đuôi .xlsx"),
        (BytesIO(b""), "", "Hãy chọn tệp."),
    ],
)
def test_a_workbook_that_does_not_fit_leaves_nothing_behind(
    client: FlaskClient, file: BytesIO, name: str, sentence: str
) -> None:
    sent = BytesIO(file.getvalue())
    answer = client.post("/khoi-tao/so-trao-doi", data={**ACCOUNT, "file": (sent, name)})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="hoa"' in answer.text
    assert (users(), len(units())) == (0, 0)


def test_the_sample_year_opens_at_once(client: FlaskClient) -> None:
    assert client.post("/khoi-tao/nam-mau", data=ACCOUNT).status_code == 303
    assert " nữ), tính đến" in client.get("/doan-vien/").text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"again": "khác hẳn nhau"}, "Hai lần gõ chưa giống nhau."),
        ({"password": "ngắn", "again": "ngắn"}, "Mật khẩu cần ít nhất 12 chữ."),
        ({"username": "h"}, "Tên đăng nhập cần từ 3 chữ"),
        ({"display_name": ""}, "Cần điền mục này."),
    ],
)
@pytest.mark.parametrize("way", ["cong-doan", "nam-mau"])
def test_no_way_opens_without_a_good_account(
    client: FlaskClient, way: str, change: dict[str, str], sentence: str
) -> None:
    answer = client.post(f"/khoi-tao/{way}", data={**UNION, **ACCOUNT, **change})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert (users(), len(units())) == (0, 0)


def test_passwords_are_shown_in_no_page_and_no_trail(client: FlaskClient) -> None:
    refused = client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "username": ""})
    client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT})
    for page in (refused.text, client.get("/dau-vet/tai-khoan").text, client.get("/dau-vet/").text):
        assert ACCOUNT["password"] not in page


def test_first_run_needs_the_forms_token(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}).status_code == 400
    page = client.get("/khoi-tao/cong-doan").text
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    answer = client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "csrf_token": token})
    assert answer.status_code == 303


@pytest.mark.parametrize("path", ["", "cong-doan", "so-trao-doi", "nam-mau", "tai-khoan"])
def test_with_the_first_account_first_run_is_over(union: Unit, as_role: As, path: str) -> None:
    before = users()
    for username in ("", "chair", "admin"):
        client = as_role(username)
        assert client.get(f"/khoi-tao/{path}").status_code == 404
        assert client.post(f"/khoi-tao/{path}", data={**UNION, **ACCOUNT}).status_code in (404, 405)
    assert users() == before


def test_markup_stays_text(client: FlaskClient) -> None:
    bad = '"><script>alert(1)</script>'
    answer = client.post(
        "/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "name": bad, "display_name": bad, "again": ""}
    )
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
