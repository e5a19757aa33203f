"""The four papers of a visit: which of them an entry lacks, and the list of those that lack any."""

from __future__ import annotations

from datetime import date

from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel, MoneySource
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.downloads import As, put_fund, words
from tests.life.visits.visits import OWN, put_visit


def put_imported(unit: Unit, fund_id: int | None) -> int:
    """A visit as an import of old books brings it: without numbers of ours."""
    facts = VisitFacts(
        date(2024, 3, 1), Reason.ILLNESS, "Cụ Sáu", Audience.OUTSIDER, amount=300_000, fund_id=fund_id
    )
    row = record_visit(unit.id, facts, OFFICER, TODAY, imported=True)
    db.session.commit()
    return row.id


def test_a_visit_recorded_here_has_all_four(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000, fund_id=put_fund(union).id)
    text = words(as_role("auditor").get(f"/tham-hoi/{row.id}"))
    assert "Nhật ký: Đã ghi Phiếu thăm hỏi: TH0001/2024 Phiếu chi: PC0001/2024" in text
    assert "Bút toán sổ quỹ: Đã ghi, Công đoàn phí (tiền mặt)" in text


def test_an_older_entry_says_what_it_lacks_and_makes_it(as_role: As, union: Unit) -> None:
    row_id = put_imported(union, put_fund(union).id)
    client = as_role("treasurer")
    page = client.get(f"/tham-hoi/{row_id}")
    assert words(page).count("Thiếu Lập phiếu") == 2
    assert client.post(f"/phieu/tham-hoi/{row_id}/lap").status_code == 303
    assert "Phiếu thăm hỏi: TH0001/2024" in words(client.get(f"/tham-hoi/{row_id}"))
    line = page.text.split('action="/phieu/')[2].split("/lap")[0]
    assert client.post(f"/phieu/{line}/lap").status_code == 303
    assert "Phiếu chi: PC0001/2024" in words(client.get(f"/tham-hoi/{row_id}"))


def test_papers_are_made_by_those_who_may(as_role: As, union: Unit) -> None:
    row_id = put_imported(union, put_fund(union).id)
    assert words(as_role("recorder").get(f"/tham-hoi/{row_id}")).count("Thiếu Lập phiếu") == 1
    assert "Lập phiếu" not in words(as_role("auditor").get(f"/tham-hoi/{row_id}"))


def test_others_money_and_the_bank_need_no_payment_voucher(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    others = put_visit(union, amount=500_000, money_source=MoneySource.OTHERS)
    text = words(as_role("auditor").get(f"/tham-hoi/{others.id}"))
    assert "Phiếu chi: Không cần: tiền của nơi khác" in text
    waiting = put_visit(union, amount=500_000)
    text = words(as_role("auditor").get(f"/tham-hoi/{waiting.id}"))
    assert "Phiếu chi: Chờ thủ quỹ chọn quỹ" in text
    banked = VisitFacts(
        date(2024, 3, 1),
        Reason.ILLNESS,
        "Cụ Bảy",
        Audience.OUTSIDER,
        amount=1_000,
        fund_id=fund.id,
        channel=Channel.BANK,
    )
    row = record_visit(union.id, banked, OFFICER, TODAY, imported=True)
    db.session.commit()
    assert "Không cần: chi bằng chuyển khoản" in words(as_role("auditor").get(f"/tham-hoi/{row.id}"))


def test_who_keeps_the_funds_is_led_to_write_the_one_that_pays(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000)
    for username, is_led in (("treasurer", True), ("chair", True), ("recorder", False), ("auditor", False)):
        text = words(as_role(username).get(f"/tham-hoi/{row.id}"))
        assert ("Ghi quỹ chi" in text) is is_led, username
    client, fund = as_role("treasurer"), put_fund(union)
    assert f'href="/tham-hoi/{row.id}/sua"' in client.get(f"/tham-hoi/{row.id}").text
    form = {**OWN, "fund_id": str(fund.id), "version": "1", "reason": "Quỹ chi"}
    assert client.post(f"/tham-hoi/{row.id}/sua", data=form).status_code == 303
    text = words(client.get(f"/tham-hoi/{row.id}"))
    assert "Phiếu chi: PC0001/2024 Bút toán sổ quỹ: Đã ghi, Công đoàn phí (tiền mặt)" in text
    assert "Ghi quỹ chi" not in text


def test_gifts_without_money_ask_for_no_fund(as_role: As, union: Unit) -> None:
    row = put_visit(union, in_kind="01 giỏ quà")
    assert "Ghi quỹ chi" not in words(as_role("treasurer").get(f"/tham-hoi/{row.id}"))


def test_a_withdrawn_visit_says_that_its_line_was_reversed(as_role: As, union: Unit) -> None:
    row = put_visit(union, amount=500_000, fund_id=put_fund(union).id)
    client = as_role("treasurer")
    client.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    text = words(client.get(f"/tham-hoi/{row.id}"))
    assert "Nhật ký: Đã rút khỏi sổ" in text
    assert "Bút toán sổ quỹ: Đã ghi đảo" in text


def test_the_list_is_narrowed_to_what_lacks_papers(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    put_visit(union, recipient="Đủ giấy", amount=500_000, fund_id=fund.id)
    client = as_role("treasurer")
    assert "Không lượt nào thiếu giấy tờ." in words(client.get("/tham-hoi/?lacking=y"))
    row_id = put_imported(union, fund.id)
    text = words(client.get("/tham-hoi/?lacking=y"))
    assert "Cụ Sáu" in text
    assert "Đủ giấy" not in text
    client.post(f"/phieu/tham-hoi/{row_id}/lap")
    assert "Cụ Sáu" in words(client.get("/tham-hoi/?lacking=y"))  # its phiếu chi is missing still
    line = client.get(f"/tham-hoi/{row_id}").text.split('action="/phieu/')[1].split("/lap")[0]
    client.post(f"/phieu/{line}/lap")
    assert "Cụ Sáu" not in words(client.get("/tham-hoi/?lacking=y"))
