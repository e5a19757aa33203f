"""What a kind proposes: funds, items, norms and days, checked in the file, taken over at one press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.books.items.queries import catalogue
from app.desk.anniversaries.queries import anniversaries_of
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.features import load_kinds
from app.life.norms.queries import norms_of
from app.office.trail.queries import verify_chain
from app.office.union_kinds.known import OWN_FOLDER, bad_files, kinds_known
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.admin.firstrun.test_begin import ACCOUNT, UNION
from tests.conftest import Statements
from tests.office.union_kinds.own import ROWS, VILLAGE

As = Callable[[str], FlaskClient]
KEY = "lang-nghe"
Put = Callable[[str], None]


@pytest.fixture
def put(tmp_path: Path) -> Iterator[Put]:
    """Put the installation's file and read it."""
    (tmp_path / OWN_FOLDER).mkdir()

    def write(content: str) -> None:
        (tmp_path / OWN_FOLDER / f"{KEY}.toml").write_text(content, "utf-8")
        load_kinds(tmp_path)

    yield write
    load_kinds(None)


@pytest.fixture
def village(put: Put, union: Unit) -> Unit:
    """The union of the tests, of a kind that proposes something."""
    put(VILLAGE + ROWS)
    assert bad_files() == ()
    union.kind = KEY
    db.session.commit()
    return union


def held(unit: Unit) -> dict[str, list[str]]:
    """The names of what the union has of each table."""
    return {
        "funds": [facts.fund_name for _, facts in terms_of(unit.id)],
        "items": [one.facts.name for one in catalogue(unit.id).items],
        "norms": [f"{facts.reason.label} {facts.amount}" for _, facts in norms_of(unit.id)],
        "days": [facts.name for _, facts in anniversaries_of(unit.id)],
    }


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("rate = 20_000", "rate = 0.5", '[[funds]] thứ 1, rate: phải là số, như "0.5" hoặc 40000.'),
        ("rate = 20_000", "rate = 20_000.5", "[[funds]] thứ 1, rate: phải là số"),
        ("rate = 20_000", 'rate = "0.5"', "[[funds]] thứ 1, rate: Mức đóng phải là số đồng nguyên."),
        ("2024-01-01", '"2024-01-01"', "[[funds]] thứ 1, starts_on: phải là ngày như 2026-01-31"),
        ('"month"', '"week"', "[[funds]] thứ 1, basis: phải là một trong: year (Năm), month (Tháng)"),
        ('basis = "month"\n', "", "[[funds]] thứ 1, basis: bắt buộc phải có."),
        ('code = "37"', 'colour = "đỏ"', "[[items]] thứ 1, colour: không có ô này; các ô dùng được: side"),
        ('code = "37"', 'code = "ba bảy"', "[[items]] thứ 1, code: Mã gồm các số"),
        ("amount = 700_000", "amount = true", "[[norms]] thứ 1, amount: phải là số nguyên, như 500000."),
        ("amount = 700_000", "amount = 0", "[[norms]] thứ 1, amount: Mức chi phải lớn hơn 0."),
        ("is_lunar = true", "is_lunar = 1", "[[days]] thứ 1, is_lunar: phải là true hoặc false."),
        ("day = 6\nmonth = 1", "day = 31\nmonth = 1", "[[days]] thứ 1, day: Tháng 1 âm lịch chỉ có đến"),
        ("[[days]]", "[days]", "days: phải là các bảng [[days]], mỗi bảng một dòng."),
        (ROWS, ROWS + ROWS, "[[items]] thứ 2: «Mua men gốm» được ghi hai lần."),
        (ROWS, ROWS * 61, "items: nhiều quá 60 dòng."),
    ],
)
def test_a_bad_row_is_refused_with_its_place(put: Put, old: str, new: str, sentence: str) -> None:
    assert old in ROWS
    put(VILLAGE + ROWS.replace(old, new))
    (bad,) = bad_files()
    assert bad.sentence.startswith(sentence)


def test_first_run_takes_over_what_the_kind_proposes(put: Put, app: Flask) -> None:
    put(VILLAGE + ROWS)
    sent = {**UNION, **ACCOUNT, "kind": KEY, "takes_proposed": "y"}
    assert app.test_client().post("/khoi-tao/cong-doan", data=sent).status_code == 303
    (unit,) = units()
    ((_, fund),) = terms_of(unit.id)
    assert (fund.fund_name, fund.rate, fund.nature) == ("Quỹ nghề", Decimal(20_000), "voluntary")
    found = held(unit)
    assert found["items"][-1] == "Mua men gốm"
    assert "Giỗ Tổ nghề gốm" in found["days"]
    assert found["norms"][-1] == "Hoạn nạn 700000"
    assert len(found["norms"]) > 10, "after the examples that every union is offered"
    assert all(facts.is_example for _, facts in norms_of(unit.id))
    assert verify_chain(unit.id) == []


@pytest.mark.parametrize("sent", [{"kind": KEY}, {"takes_proposed": "y"}])
def test_nothing_is_taken_over_unasked_or_without_a_kind(put: Put, app: Flask, sent: dict[str, str]) -> None:
    put(VILLAGE + ROWS)
    app.test_client().post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, **sent})
    found = held(units()[0])
    assert (found["funds"], found["norms"]) == ([], [])
    assert "Mua men gốm" not in found["items"]


def test_settings_name_what_the_books_lack_and_add_it_once(village: Unit, as_role: As) -> None:
    chair = as_role("chair")
    page = chair.get("/don-vi/").text
    for name in ("Quỹ nghề", "Mua men gốm", "Hoạn nạn (Thân nhân)", "Giỗ Tổ nghề gốm"):
        assert name in page
    assert "Đã thêm 4 mục" in chair.post("/don-vi/thuong-co", follow_redirects=True).text
    before = held(village)
    assert before["funds"] == ["Quỹ nghề"]
    assert "Thường có ở loại hình này" not in chair.get("/don-vi/").text
    assert "Đã thêm 0 mục" in chair.post("/don-vi/thuong-co", follow_redirects=True).text
    assert held(village) == before
    assert verify_chain(village.id) == []


@pytest.mark.parametrize("role", ["treasurer", "recorder", "auditor"])
def test_only_the_chair_is_asked(village: Unit, as_role: As, role: str) -> None:
    client = as_role(role)
    assert "Thường có ở loại hình này" not in client.get("/don-vi/").text
    assert client.post("/don-vi/thuong-co").status_code == 403
    assert held(village)["funds"] == []


def test_the_page_asks_no_more_with_more_rows(
    put: Put, village: Unit, as_role: As, statements: Statements
) -> None:
    chair, counts = as_role("chair"), []
    more = '[[days]]\nname = "Ngày {0}"\nday = {0}\nmonth = 2\n'
    for rows in (ROWS, ROWS + "".join(more.format(day) for day in range(1, 29))):
        put(VILLAGE + rows)
        chair.get("/don-vi/")
        statements.clear()
        assert "Giỗ Tổ nghề gốm" in chair.get("/don-vi/").text
        counts.append(statements.count)
    assert counts[0] == counts[1]


def test_every_kind_of_the_program_can_be_taken_over(union: Unit, as_role: As) -> None:
    """Whatever it proposes, beside what the books begin with and what other kinds brought."""
    chair = as_role("chair")
    for kind in kinds_known():
        union.kind = kind.key
        db.session.commit()
        answer = chair.post("/don-vi/thuong-co", follow_redirects=True)
        assert "mục thường có của loại hình." in answer.text, kind.key
    assert "Đoàn phí công đoàn" in held(union)["funds"]
