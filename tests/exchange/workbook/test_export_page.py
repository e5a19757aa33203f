"""Taking the books out by the page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.office.units.actions import keep_party_membership
from app.office.units.models import Unit
from app.people.roster.facts import Standing
from tests.conftest import OFFICER, put_member
from tests.exchange.books import rows_in
from tests.trail import chain_of

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def party(union: Unit) -> Unit:
    """The union keeps Party membership, of one person."""
    keep_party_membership(union, True, OFFICER)
    put_member(union, "DV007", "Hoàng Đức Long", standing=Standing.MEMBER, party_member=True)
    db.session.commit()
    return union


def headings(answer: bytes) -> tuple[object, ...]:
    return rows_in(BytesIO(answer))["Đoàn viên"][0]


def test_party_membership_is_left_out_unless_it_is_asked_for(as_role: SignIn, party: Unit) -> None:
    client = as_role("chair")
    assert "Đảng viên" not in headings(client.post("/trao-doi/xuat").data)
    with_party = client.post("/trao-doi/xuat", data={"with_party": "y"}).data
    assert "Đảng viên" in headings(with_party)


def test_it_is_not_even_offered_where_it_is_not_kept(as_role: SignIn, union: Unit) -> None:
    assert "Kèm cột Đảng viên" not in as_role("chair").get("/trao-doi/").text


def test_the_trail_tells_who_took_the_books_out(as_role: SignIn, party: Unit) -> None:
    as_role("auditor").post("/trao-doi/xuat", data={"with_party": "y"})
    last = chain_of(party.id)[-1][0]
    assert (last.action, last.actor) == ("exchange.exported", "Tài khoản auditor")


def test_the_file_has_a_name_and_is_kept_by_no_cache(as_role: SignIn, union: Unit) -> None:
    answer = as_role("auditor").post("/trao-doi/xuat")
    assert answer.headers["Content-Disposition"] == "attachment; filename=so-trao-doi-hoa-mai-20241215.xlsx"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_only_the_open_unions_rows_are_in_it(as_role: SignIn, union: Unit) -> None:
    rows = rows_in(BytesIO(as_role("stranger").post("/trao-doi/xuat").data))
    assert dict(rows["Đơn vị"][1:])["Mã đơn vị"] == "sen-hong"
    assert len(rows["Đoàn viên"]) == 1


def test_a_token_is_needed(app: Flask, as_role: SignIn) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert as_role("chair").post("/trao-doi/xuat").status_code == 400
