"""The page of a visit: its facts, the money it moved, who recorded and changed it."""

from __future__ import annotations

from app.office.units.models import Unit
from tests.conftest import Statements, put_member
from tests.downloads import MARKUP, As, only_those_of_the_books_read, put_fund, words
from tests.life.visits.visits import SENT, put_visit


def test_it_tells_the_facts_in_vietnamese(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    person = put_member(union, "DV010", "Lê Thị Ấm")
    row = put_visit(union, amount=500_000, fund_id=fund.id, member_ids=(person.id,), in_kind="Giỏ quà")
    text = words(as_role("auditor").get(f"/tham-hoi/{row.id}"))
    for line in (
        "Ngày 01/03/2024",
        "Lý do Ốm đau",
        "Đoàn viên liên quan Lê Thị Ấm",
        "Số tiền 500.000 đồng",
        "Quỹ chi Công đoàn phí",
        "Hiện vật Giỏ quà",
    ):
        assert line in text
    assert "Dịp" not in text


def test_reversals_are_reported_with_what_they_undo(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    row = put_visit(union, amount=500_000, fund_id=fund.id)
    sent = {
        **SENT,
        "amount": "600k",
        "fund_id": str(fund.id),
        "money_source": "own",
        "version": "1",
        "reason": "Ghi thiếu",
    }
    client = as_role("treasurer")
    client.post(f"/tham-hoi/{row.id}/sua", data=sent)
    text = words(client.get(f"/tham-hoi/{row.id}"))
    assert "500.000 Đã ghi đảo 15/12/2024, Tài khoản treasurer: Ghi thiếu" in text
    assert "600.000 Trong sổ 15/12/2024, Tài khoản treasurer" in text
    assert "-500.000" not in text


def test_changes_are_reported_old_and_new_with_their_reason(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    sent = {**SENT, "amount": "600k", "reason_for": "hardship", "version": "1", "reason": "Ghi nhầm"}
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/sua", data=sent)
    text = words(client.get(f"/tham-hoi/{row.id}"))
    assert "Lý do: Ghi nhầm" in text
    assert "Số tiền: 500.000 đồng → 600.000 đồng" in text
    assert "Lý do: Ốm đau → Khó khăn" in text
    assert "Tài khoản recorder" in text


def test_a_withdrawn_visit_says_so_and_cannot_be_changed(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    page = client.get(f"/tham-hoi/{row.id}")
    assert "Đã rút khỏi sổ lúc" in words(page)
    assert "Ghi trùng" in words(page)
    assert f"/tham-hoi/{row.id}/sua" not in page.text
    assert f"/tham-hoi/{row.id}/rut" not in page.text


def test_the_auditor_sees_no_buttons(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    page = as_role("auditor").get(f"/tham-hoi/{row.id}").text
    assert f"/tham-hoi/{row.id}/sua" not in page
    assert f"/tham-hoi/{row.id}/rut" not in page


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_visit(union, recipient=MARKUP, note=MARKUP, occasion=MARKUP)
    sent = {**SENT, "recipient": MARKUP + "2", "version": "1", "reason": MARKUP}
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/sua", data=sent)
    assert "<script>alert" not in client.get(f"/tham-hoi/{row.id}").text


def test_who_may_read(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    only_those_of_the_books_read(as_role, f"/tham-hoi/{row.id}")
    assert as_role("stranger").get(f"/tham-hoi/{row.id}").status_code == 404
    assert as_role("chair").get("/tham-hoi/99999").status_code == 404


def test_statements_do_not_grow_with_the_story(as_role: As, union: Unit, statements: Statements) -> None:
    fund = put_fund(union)
    people = tuple(put_member(union, f"DV1{n}", f"Lê Thị Ấm {n}").id for n in range(5))
    row = put_visit(union, amount=500_000, fund_id=fund.id, member_ids=people)
    client, address = as_role("treasurer"), f"/tham-hoi/{row.id}"
    for version in range(1, 6):
        sent = {
            **SENT,
            "amount": f"{version}00k",
            "fund_id": str(fund.id),
            "money_source": "own",
            "reason": "Sửa",
        }
        client.post(f"{address}/sua", data={**sent, "version": str(version)})
    statements.clear()
    assert client.get(address).status_code == 200
    assert statements.count <= 13
