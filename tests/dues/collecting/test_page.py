"""The pages of collecting: which rounds are open, and the list of one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.dues.funds.facts import Basis
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import Statements, put_member
from tests.downloads import MARKUP, READERS, As, only_those_of_the_books_read, words
from tests.dues.collecting.grids import amounts, entries, faults, paid, press, put_round, put_yearly, sent
from tests.dues.contributions.rounds import people
from tests.dues.town import exempt, pay, put_fund


def test_the_start_page_shows_whom_to_collect_from(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    pay(union, fund, an, 40_000, "2024")
    db.session.commit()
    page = as_role("treasurer").get("/thu-quy/")
    assert "Mái ấm 2024 1/4 người 3 người còn 120.000 đồng" in words(page)
    assert f'href="/thu-quy/{fund}/2024"' in page.text


def test_a_monthly_fund_is_at_its_month_and_older_ones_stand_below(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Tương trợ")
    pay(union, fund, 1, 50_000 * 9, "9 tháng 2024")
    db.session.commit()
    page = as_role("treasurer").get("/thu-quy/")
    assert "Tương trợ 12/2024 0/1 người" in words(page)
    assert "2 kỳ 11/2024 : 1 người còn 50.000 đồng 10/2024 : 1 người" in words(page)


def test_a_round_that_is_collected_says_so(as_role: As, union: Unit) -> None:
    fund = put_yearly(union)
    pay(union, fund, 1, 40_000, "2024")
    db.session.commit()
    assert "Mái ấm 2024 1/1 người Đã thu đủ" in words(as_role("treasurer").get("/thu-quy/"))


def test_voluntary_funds_are_offered_and_others_without_a_rate_are_not(as_role: As, union: Unit) -> None:
    put_fund(union, "Vì người nghèo", basis=Basis.VOLUNTARY, rate=None)
    put_fund(union, "Kinh phí công đoàn", basis=Basis.YEAR, rate=None)
    db.session.commit()
    text = words(as_role("treasurer").get("/thu-quy/"))
    assert "Vì người nghèo 2024 Tự nguyện" in text
    assert "Kinh phí công đoàn" not in text


def test_without_any_rate_the_page_says_what_to_do(as_role: As, union: Unit) -> None:
    assert "Thêm quỹ, mức đóng" in words(as_role("treasurer").get("/thu-quy/"))


def test_the_list_has_who_owes_and_who_has_paid(as_role: As, union: Unit) -> None:
    fund, (an, dat, hoa) = put_round(union)
    put_member(union, "DV090", "Vũ Văn Mới", joined_on=date(2025, 1, 1))
    pay(union, fund, an, 40_000, "2024")
    pay(union, fund, dat, 15_000, "2024")
    exempt(union, hoa)
    db.session.commit()
    text = words(as_role("treasurer").get(f"/thu-quy/{fund}/2024"))
    assert "1/3 người đã đóng đủ, còn thiếu 65.000 đồng" in text
    assert "Trần Thị An DV100 40.000 Vì sao? Đã đóng 40.000" in text
    assert "Phạm Quốc Đạt DV101 40.000 Vì sao? 15.000" in text
    assert "Lê Thị Hoa" not in text
    assert "Vũ Văn Mới" not in text


def test_names_stand_in_vietnamese_order(as_role: As, union: Unit) -> None:
    people(union, "Trần Văn Đức", "Lê Thị Dung", "Phạm Thị Ân", "Vũ Thị An")
    fund = put_yearly(union)
    db.session.commit()
    text = words(as_role("treasurer").get(f"/thu-quy/{fund}/2024"))
    order = [text.index(name) for name in ("Vũ Thị An", "Phạm Thị Ân", "Lê Thị Dung", "Trần Văn Đức")]
    assert order == sorted(order)


def test_why_leads_to_the_explanation(as_role: As, union: Unit) -> None:
    fund, _ = put_round(union)
    client = as_role("treasurer")
    page = client.get(f"/thu-quy/{fund}/2024")
    address = page.text.split('">Vì sao?')[0].rpartition('href="')[2]
    assert "40.000 đồng" in words(client.get(address))


def test_a_quarter_adds_up_its_months(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Tương trợ")
    pay(union, fund, 1, 50_000, "01/2024")
    db.session.commit()
    text = words(as_role("treasurer").get(f"/thu-quy/{fund}/Quý 1-2024"))
    assert "Nguyễn Văn Bình DV001 150.000 Vì sao? 50.000" in text


def test_whose_salary_nobody_wrote_down_is_on_the_list_without_a_sum(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", basis=Basis.SALARY_SHARE, rate=Decimal(1))
    put_member(union, "DV090", "Trần Thị An", dues_salary=5_000_000)
    db.session.commit()
    text = words(as_role("treasurer").get(f"/thu-quy/{fund}/12-2024"))
    assert "Trần Thị An DV090 50.000 Vì sao?" in text
    assert "Nguyễn Văn Bình DV001 chưa ghi lương" in text


def test_a_voluntary_fund_lists_every_member(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Vì người nghèo", basis=Basis.VOLUNTARY, rate=None)
    pay(union, fund, 1, 20_000, "2024")
    db.session.commit()
    client = as_role("treasurer")
    assert "Nguyễn Văn Bình DV001 tự nguyện 20.000" in words(client.get(f"/thu-quy/{fund}/2024"))
    answer = press(client, f"/thu-quy/{fund}/2024", "post", **amounts((1, "30k")))
    assert (answer.status_code, paid()) == (303, [(1, 20_000), (1, 30_000)])


@pytest.mark.parametrize("period", ["khong-phai-ky", "13-2024", "2024-2023", "0"])
def test_what_is_no_period_is_not_found(as_role: As, union: Unit, period: str) -> None:
    fund, _ = put_round(union)
    assert as_role("treasurer").get(f"/thu-quy/{fund}/{period}").status_code == 404


def test_a_fund_of_other_books_is_not_found(as_role: As, union: Unit) -> None:
    fund, _ = put_round(union)
    stranger = as_role("stranger")
    for answer in (
        stranger.get(f"/thu-quy/{fund}/2024"),
        stranger.post(
            f"/thu-quy/{fund}/2024", data={"do": "post", "amount-1": "40k", "paid_on": "01/12/2024"}
        ),
        as_role("treasurer").get("/thu-quy/999/2024"),
    ):
        assert answer.status_code == 404
    assert paid() == []


def test_readers_see_the_list_without_boxes(as_role: As, union: Unit) -> None:
    fund, _ = put_round(union)
    address = f"/thu-quy/{fund}/2024"
    only_those_of_the_books_read(as_role, "/thu-quy/", address)
    for username in ("auditor", "recorder"):
        page = as_role(username).get(address)
        assert "Trần Thị An" in page.text
        assert "amount-" not in page.text
    for username, status in {**READERS, "recorder": 403}.items():
        for button in ("sum", "all", "draft", "post"):
            answer = as_role(username).post(address, data={"do": button, "amount-1": "40k"})
            assert answer.status_code == status, (username, button)
    assert (paid(), entries()) == ([], 0)


def test_a_button_that_is_not_there_is_refused(as_role: As, union: Unit) -> None:
    fund, _ = put_round(union)
    assert as_role("treasurer").post(f"/thu-quy/{fund}/2024", data={"do": "xóa"}).status_code == 400


def test_markup_in_what_was_typed_stays_text(as_role: As, union: Unit) -> None:
    fund, (an, *_) = put_round(union)
    data = {f"note-{an}": MARKUP, f"amount-{an}": MARKUP, "expected": MARKUP, "paid_on": MARKUP}
    client, address = as_role("treasurer"), f"/thu-quy/{fund}/2024"
    for button, status in (("sum", 200), ("post", 422), ("draft", 303)):
        answer = press(client, address, button, **data)
        assert answer.status_code == status
        assert "<script>alert" not in answer.text
    page = client.get(address)
    assert "<script>alert" not in page.text
    assert sent(page)[f"note-{an}"] == MARKUP
    assert "không phải là số tiền" in faults(page)[an]


def test_a_name_with_markup_stays_text(as_role: As, union: Unit) -> None:
    people(union, f"Trần {MARKUP} An")
    fund = put_yearly(union, f"Quỹ {MARKUP}")
    db.session.commit()
    for address in ("/thu-quy/", f"/thu-quy/{fund}/2024", "/thu-quy/nguoi/", "/thu-quy/nguoi/DV100"):
        assert "<script>alert" not in as_role("treasurer").get(address).text, address


def test_statements_do_not_grow_with_the_list(as_role: As, union: Unit, statements: Statements) -> None:
    fund, _ = put_round(union)
    client, addresses = as_role("treasurer"), ("/thu-quy/", f"/thu-quy/{fund}/2024", "/thu-quy/nguoi/")

    def counts() -> list[int]:
        found = []
        for address in addresses:
            statements.clear()
            assert client.get(address).status_code == 200
            found.append(statements.count)
        return found

    few = counts()
    for place in range(150):
        put_member(union, f"DV2{place:03d}", f"Trần Văn {place}")
    for name in ("Tương trợ", "Đoàn phí"):
        put_fund(union, name)
    db.session.commit()
    press(client, addresses[1], "draft", **amounts((1, "40k")))
    assert counts() == few
    assert max(few) <= 8
