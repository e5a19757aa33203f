"""One voucher: its facts on the page and on paper, its number on demand, two to a page in a batch."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.cashbook.actions import withdraw_money
from app.core.money import money_in_words
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from tests.books.vouchers.cash import line_of, put_money
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, READERS, As, only_those_of_the_books_read, put_fund, words
from tests.life.visits.visits import put_visit
from tests.papers.printed import pages


def test_a_payment_is_shown_on_the_page(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 1_535_000, counterparty="Phạm Hồng Phúc")
    text = words(as_role("auditor").get(f"/phieu/{line_of(entry).id}"))
    for expected in (
        "Phiếu chi PC0001/2024",
        "Mẫu số C41-BB",
        "Phạm Hồng Phúc",
        "1.535.000 đồng",
        "In phiếu",
    ):
        assert expected in text
    assert money_in_words(1_535_000) in text
    assert "Lập phiếu" not in text


def test_readers_and_strangers(as_role: As, union: Unit) -> None:
    path = f"/phieu/{line_of(put_money(union, put_fund(union), 1_000)).id}"
    only_those_of_the_books_read(as_role, path, f"{path}?dang=pdf")
    assert as_role("stranger").get(path).status_code == 404
    assert as_role("stranger").get(f"/phieu/in?phieu={path[7:]}").status_code == 404
    assert as_role("chair").get("/phieu/999").status_code == 404
    assert as_role("chair").get(f"{path}?dang=exe").status_code == 400


def test_a_payment_on_paper(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 1_535_000, counterparty="Phạm Hồng Phúc")
    answer = as_role("auditor").get(f"/phieu/{line_of(entry).id}?dang=pdf")
    assert answer.headers["Content-Disposition"] == "attachment; filename=pc0001-2024.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    (page,) = pages(answer.data)
    for expected in (
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN HOA MAI",
        "Mẫu số C41-BB",
        "PHIẾU CHI",
        "Ngày 05 tháng 3 năm 2024",
        "Số: PC0001/2024",
        "Họ và tên người nhận tiền: Phạm Hồng Phúc",
        "Nội dung chi: Mua nước uống",
        "1.535.000 đồng",
        "Viết bằng chữ: Một triệu năm trăm ba mươi lăm nghìn đồng.",
        "Đã nhận đủ số tiền (bằng chữ): Một triệu năm trăm ba mươi lăm nghìn đồng.",
        "Phụ trách kế toán",
        "Trần Thị Thu Hà",
        "Người nhận tiền",
    ):
        assert expected in page
    assert "ĐÃ HỦY" not in page


def test_the_one_member_whom_a_visit_names_receives_its_money(as_role: As, union: Unit) -> None:
    am = put_member(union, "DV010", "Lê Thị Ấm", union_group="Tổ Xã hội")
    bo = put_member(union, "DV011", "Vũ Văn Bộ")
    fund, client = put_fund(union), as_role("auditor")
    for recipient, named, values, expected in (
        ("Lê Thị Ấm", (am,), {}, "Họ và tên người nhận tiền: Lê Thị Ấm"),
        ("Mẹ chị Ấm", (am,), {"audience": Audience.RELATIVE}, "Họ và tên người nhận tiền: Lê Thị Ấm"),
        ("Ấm, Bộ", (am, bo), {"people": 2}, "Họ và tên người nhận tiền: ..."),
        ("Tổ chị Ấm", (am,), {"people": 5}, "Họ và tên người nhận tiền: ..."),
        ("Lê Thị Ấm", (am,), {"reason": Reason.BEREAVEMENT}, "Họ và tên người nhận tiền: ..."),
    ):
        ids = tuple(one.id for one in named)
        entry = put_visit(
            union, recipient=recipient, member_ids=ids, amount=500_000, fund_id=fund.id, **values
        )
        (page,) = pages(client.get(f"/phieu/{line_of(entry).id}?dang=pdf").data)
        assert expected in page, recipient
    assert "Địa chỉ (tổ công đoàn): Tổ Xã hội" in page
    assert client.get("/phieu/").text.count("<small>Lê Thị Ấm</small>") == 2


def test_an_imported_visit_shows_its_one_member_too(as_role: As, union: Unit) -> None:
    am = put_member(union, "DV010", "Lê Thị Ấm")
    facts = VisitFacts(
        date(2024, 3, 1),
        Reason.ILLNESS,
        "chị Ấm nằm viện",
        Audience.MEMBER,
        member_ids=(am.id,),
        amount=500_000,
        fund_id=put_fund(union).id,
        voucher_text="PC 07",
    )
    entry = record_visit(union.id, facts, OFFICER, TODAY, imported=True)
    db.session.commit()
    text = words(as_role("auditor").get(f"/phieu/{line_of(entry).id}"))
    assert "Người nhận Lê Thị Ấm" in text


def test_a_receipt_of_several_funds_is_one_paper_with_its_lines(as_role: As, union: Unit) -> None:
    funds = [put_fund(union, name) for name in ("Quỹ A", "Quỹ B", "Quỹ C")]
    entries = [
        put_money(union, fund, 40_000, pays=False, imported=True, voucher_text="PT 12") for fund in funds
    ]
    papers = {as_role("auditor").get(f"/phieu/{line_of(one).id}?dang=pdf").data for one in entries}
    (paper,) = papers
    (page,) = pages(paper)
    for expected in ("PHIẾU THU", "C40-BB", "Số: PT 12", "Quỹ A", "Quỹ B", "Quỹ C", "120.000 đồng"):
        assert expected in page
    assert "Một trăm hai mươi nghìn đồng" in page


def test_a_reversed_voucher_keeps_its_number_and_says_why(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 500_000)
    withdraw_money(entry, OFFICER, TODAY, "Ghi nhầm quỹ")
    db.session.commit()
    client, path = as_role("auditor"), f"/phieu/{line_of(entry).id}"
    assert "Đã ghi đảo ngày 15/12/2024: Ghi nhầm quỹ" in words(client.get(path))
    (page,) = pages(client.get(f"{path}?dang=pdf").data)
    assert "ĐÃ HỦY" in page
    assert "Đã ghi đảo ngày 15/12/2024: Ghi nhầm quỹ" in page
    assert "PC0001/2024" in page


def test_money_posted_without_a_number_gets_one_on_demand(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 500_000, imported=True)
    client, path = as_role("treasurer"), f"/phieu/{line_of(entry).id}"
    assert "Lập phiếu" in words(client.get(path))
    assert client.post(f"{path}/lap").status_code == 303
    text = words(client.get(path))
    assert "Phiếu chi PC0001/2024" in text
    assert "Lập phiếu" not in text
    again = client.post(f"{path}/lap", follow_redirects=True)
    assert "Phiếu này đã có số PC0001/2024." in again.text


@pytest.mark.parametrize(("username", "status"), [*READERS.items(), ("recorder", 403), ("stranger", 404)])
def test_only_keepers_of_money_issue_numbers(as_role: As, union: Unit, username: str, status: int) -> None:
    entry = put_money(union, put_fund(union), 500_000, imported=True)
    path = f"/phieu/{line_of(entry).id}"
    assert as_role(username).post(f"{path}/lap").status_code == status
    assert "chưa có số" in words(as_role("chair").get(path))


def test_a_batch_is_printed_two_to_a_page(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    ids = [line_of(put_money(union, fund, 1_000 * n)).id for n in range(1, 6)]
    query = "&".join(f"phieu={one}" for one in ids)
    printed = pages(as_role("auditor").get(f"/phieu/in?{query}").data)
    assert [page.count("PHIẾU CHI") for page in printed] == [2, 2, 1]
    assert all(f"PC000{n}/2024" in " ".join(printed) for n in range(1, 6))


def test_a_voucher_of_many_lines_has_a_page_of_its_own(as_role: As, union: Unit) -> None:
    funds = [put_fund(union, f"Quỹ {n}") for n in range(14)]
    lines = [
        line_of(put_money(union, fund, 40_000, pays=False, imported=True, voucher_text="PT 12"))
        for fund in funds
    ]
    small = line_of(put_money(union, funds[0], 1_000, description="Mua tem"))
    printed = pages(as_role("auditor").get(f"/phieu/in?phieu={lines[0].id}&phieu={small.id}").data)
    assert [page.count("Mẫu số") for page in printed] == [1, 1]


@pytest.mark.parametrize("query", ["", "phieu=x", "phieu=-1", "&".join(["phieu=1"] * 201)])
def test_a_batch_of_nothing_or_nonsense_is_refused(as_role: As, union: Unit, query: str) -> None:
    assert as_role("auditor").get(f"/phieu/in?{query}").status_code == 400


def test_a_letter_that_cannot_be_printed_has_a_stand_in(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 1_000, description="Xong ✓")
    answer = as_role("auditor").get(f"/phieu/{line_of(entry).id}?dang=pdf")
    assert "Xong �" in pages(answer.data)[0]


def test_markup_stays_text_on_paper(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 1_000, description=MARKUP)
    client, path = as_role("auditor"), f"/phieu/{line_of(entry).id}"
    assert MARKUP not in client.get(path).text
    assert "<script>alert(1)</script>" in pages(client.get(f"{path}?dang=pdf").data)[0]


def test_the_entry_s_page_leads_to_its_voucher(as_role: As, union: Unit) -> None:
    entry = put_money(union, put_fund(union), 1_000)
    assert f'href="/phieu/{line_of(entry).id}"' in as_role("auditor").get(f"/so-quy/{entry.id}").text


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    fund = put_fund(union)
    ids = [line_of(put_money(union, fund, 1_000 * n)).id for n in range(1, 9)]
    client = as_role("auditor")
    for path in (f"/phieu/{ids[0]}", "/phieu/in?" + "&".join(f"phieu={one}" for one in ids)):
        client.get(path)
        statements.clear()
        assert client.get(path).status_code == 200
        # One of them notes that a paper was taken.
        assert statements.count <= 9
