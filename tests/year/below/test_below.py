"""The list of unions below: who is expected to send, by hand, from a file, or because it sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from app.core.errors import Refused
from app.exchange.packages.receiving import receive
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.below.actions import WRITES
from app.year.below.facts import LowerFacts
from app.year.below.queries import LOWERS
from app.year.campaigns.facts import Standing
from app.year.campaigns.queries import board, campaign_lines
from app.year.figures.scopes import open_scope
from app.year.received.models import LowerUnion
from app.year.totals.figures import totals_of
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import As, errors, listed, only_officers_write, only_those_of_the_books_read, words
from tests.exchange.packages.lowers import YEAR, put_lower, sent_by
from tests.year.campaigns.test_campaigns import put_campaign

URL = "/cong-doan-cap-duoi"
SENT = {
    "name": "Công đoàn cơ sở Mot",
    "kind": "truong-hoc",
    "group_name": "Cụm 1",
    "contact": "mot@cd.example",
}
END = date(2024, 12, 31)


def put_listed(union: Unit, name: str, **more: object) -> LowerUnion:
    row = WRITES.record(union.id, LowerFacts(name, **more), OFFICER, TODAY)  # type: ignore[arg-type]
    db.session.commit()
    return row


def numbers(union: Unit, as_of: date = END) -> dict[str, object]:
    found = totals_of(open_scope(union, YEAR, as_of))
    return {key: one.value for key, one in found.items() if key in ("units.expected", "units.received")}


def test_it_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post(f"{URL}/moi", data=SENT).status_code == 303
    row = db.session.scalars(select(LowerUnion)).one()
    page = f"{URL}/{row.id}"
    change = {**SENT, "ends_on": "30/06/2024", "version": "1", "reason": "Giải thể"}
    assert client.post(f"{page}/sua", data=change).status_code == 303
    assert "Đến hết ngày: (trống) → 30/06/2024" in words(client.get(page))
    only_officers_write(as_role, URL, {**SENT, "name": "Công đoàn cơ sở Hai"}, row.id)
    only_those_of_the_books_read(as_role, f"{URL}/", page)
    assert listed(client.get(f"{URL}/?dang=xlsx&as_of=01/07/2024&q=mot")) == []
    assert client.post(f"{page}/rut", data={"version": "2", "reason": "Ghi nhầm"}).status_code == 303
    assert client.post(f"{URL}/moi", data=SENT).status_code == 303


def test_one_that_never_sent_is_expected_missing_and_reminded(union: Unit, as_role: As) -> None:
    put_listed(union, "Công đoàn cơ sở Hai", contact="hai@cd.example", group_name="Cụm 2")
    taken = receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True)
    row = put_campaign(union, date(2024, 12, 1))
    assert taken.lower.code == "mot"
    assert numbers(union) == {"units.expected": 2, "units.received": 1}
    [hai, mot] = board(row, date(2024, 12, 5))
    assert (hai.name, hai.standing) == ("Công đoàn cơ sở Hai", Standing.LATE)
    assert mot.standing is Standing.SENT
    [line] = campaign_lines(union.id)
    assert (line.asked, line.sent) == (2, 1)
    shown = words(as_role("recorder").get(f"/dot-bao-cao/{row.id}"))
    assert "Gửi tới: hai@cd.example Kính gửi: Công đoàn cơ sở Hai." in shown
    totals = words(as_role("auditor").get("/tong-hop/?period=2024"))
    assert "Công đoàn cơ sở Hai" in totals


def test_its_first_package_finds_its_line_by_name(union: Unit) -> None:
    row = put_listed(union, "công đoàn CƠ SỞ mót", group_name="Cụm 1", contact="mot@cd.example")
    receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True)
    assert (row.code, row.name, row.group_name) == ("mot", "Công đoàn cơ sở Mot", "Cụm 1")
    assert row.public_key
    assert numbers(union) == {"units.expected": 1, "units.received": 1}


def test_two_of_one_name_are_told_apart_by_code(union: Unit, as_role: As) -> None:
    put_listed(union, "Công đoàn cơ sở Mot", code="mot-a")
    client = as_role("recorder")
    same = client.post(f"{URL}/moi", data=SENT)
    assert (same.status_code, "Là hai công đoàn trùng tên" in errors(same)["name"]) == (422, True)
    assert client.post(f"{URL}/moi", data={**SENT, "code": "mot"}).status_code == 303
    again = client.post(f"{URL}/moi", data={**SENT, "name": "Công đoàn khác", "code": "mot"})
    assert errors(again) == {"code": "Mã này là của «Công đoàn cơ sở Mot» trong danh sách."}
    receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True)
    assert [one.code for one in db.session.scalars(select(LowerUnion)) if one.public_key] == ["mot"]


def test_it_is_expected_while_it_is_below(union: Unit) -> None:
    put_listed(union, "Công đoàn cơ sở Hai", ends_on=date(2024, 6, 30))
    put_listed(union, "Công đoàn cơ sở Ba", starts_on=date(2024, 7, 1))
    assert numbers(union)["units.expected"] == 1
    assert numbers(union, date(2024, 6, 30))["units.expected"] == 1
    scope = open_scope(union, YEAR, END)
    assert [figure(scope, key).value for key in ("units.started", "units.ended")] == [1, 1]
    assert figure(open_scope(union, YEAR, date(2024, 6, 29)), "units.ended").value == 0
    assert [one.name for one in board(put_campaign(union), TODAY)] == ["Công đoàn cơ sở Ba"]


def test_what_sent_is_not_withdrawn_and_keeps_its_code(union: Unit, as_role: As) -> None:
    lower = receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True).lower
    db.session.commit()
    client, page = as_role("chair"), f"{URL}/{lower.id}"
    answer = client.post(f"{page}/rut", data={"version": str(lower.version), "reason": "Ghi nhầm"})
    assert "đã gửi 01 gói nên không rút được" in answer.text
    facts = {**SENT, "code": "khac", "version": str(lower.version), "reason": "Đổi mã"}
    assert "code" in errors(client.post(f"{page}/sua", data=facts))


def test_days_in_the_wrong_order_are_refused(union: Unit) -> None:
    with pytest.raises(Refused, match="Ngày cuối trước ngày đầu"):
        put_listed(union, "Công đoàn cơ sở Hai", starts_on=date(2024, 2, 1), ends_on=date(2024, 1, 1))


def test_the_workbook_has_it_both_ways(union: Unit, tmp_path: Path) -> None:
    receive(union, sent_by(put_lower("mot")), OFFICER, TODAY, trusts=True)
    put_listed(union, "Công đoàn cơ sở Hai", contact="0912 000 111")
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    again = prepare(read_book(file), union, TODAY)
    assert (again.problems, again.writes) == ([], 0)
    book = load_workbook(file)
    sheet = book["Công đoàn cấp dưới"]
    sheet.append(["Công đoàn cơ sở Ba", "", "Nghiệp đoàn nghề cá", "Cụm 3", "ba@cd.example"])
    book.save(file)
    assert apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY).problems == []
    facts = {one.name: one for _, one in LOWERS.all(union.id)}
    assert facts["Công đoàn cơ sở Ba"].group_name == "Cụm 3"
    assert facts["Công đoàn cơ sở Mot"].code == "mot"
    sheet.append(["công đoàn cơ sở ba"])
    book.save(file)
    assert prepare(read_book(file), union, TODAY).problems != []


def test_the_lists_statements_do_not_grow(union: Unit, as_role: As, statements: Statements) -> None:
    client: FlaskClient = as_role("auditor")
    put_listed(union, "Công đoàn cơ sở Hai")
    client.get(f"{URL}/")
    statements.clear()
    client.get(f"{URL}/")
    before = len(statements.sent)
    for number in range(5):
        put_listed(union, f"Công đoàn cơ sở số {number}")
    client.get(f"{URL}/")
    statements.clear()
    client.get(f"{URL}/")
    assert len(statements.sent) == before
