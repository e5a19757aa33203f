"""The union's own page: who sees it, and the switch for Party membership."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import Statements

As = Callable[[str], FlaskClient]


@pytest.mark.parametrize("username", ["chair", "treasurer", "recorder", "auditor"])
def test_who_reads_the_books_sees_the_union(as_role: As, username: str) -> None:
    page = as_role(username).get("/don-vi/").text
    for words in ("Công đoàn cơ sở Trường THCS Hoa Mai", "hoa-mai", "BC-CĐCS", "Trần Thị Thu Hà", "từ trước"):
        assert words in page


@pytest.mark.parametrize("username", ["member", "upper", "admin"])
def test_nobody_else_does(as_role: As, username: str) -> None:
    assert as_role(username).get("/don-vi/").status_code == 403


def test_each_sees_their_own_union(as_role: As) -> None:
    page = as_role("stranger").get("/don-vi/").text
    assert "Phường Sen Hồng" in page
    assert "Hoa Mai" not in page


@pytest.mark.parametrize("username", ["treasurer", "recorder", "auditor"])
def test_only_who_manages_is_offered_changes(as_role: As, username: str) -> None:
    page = as_role(username).get("/don-vi/").text
    assert "/don-vi/sua" not in page
    assert "/don-vi/dang-vien" not in page


def test_party_membership_is_switched_on_and_off(union: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert client.post("/don-vi/dang-vien/giu").status_code == 303
    db.session.expire_all()
    assert union.keeps_party
    assert "Đổi việc giữ thông tin đảng viên" in client.get("/don-vi/").text
    client.post("/don-vi/dang-vien/thoi")
    db.session.expire_all()
    assert not union.keeps_party


@pytest.mark.parametrize("username", ["treasurer", "recorder", "auditor", "member", "upper", "admin"])
def test_the_switch_is_the_chairs(union: Unit, as_role: As, username: str) -> None:
    assert as_role(username).post("/don-vi/dang-vien/giu").status_code == 403
    db.session.expire_all()
    assert not union.keeps_party


def test_the_switch_is_not_thrown_by_opening_it(union: Unit, as_role: As) -> None:
    assert as_role("chair").get("/don-vi/dang-vien/giu").status_code == 405


def test_the_page_costs_few_statements(union: Unit, as_role: As, statements: Statements) -> None:
    client = as_role("chair")
    statements.clear()
    assert client.get("/don-vi/").status_code == 200
    assert statements.count <= 8
