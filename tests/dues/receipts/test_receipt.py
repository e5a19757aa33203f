"""One person's receipt: several funds and Kỳ, one number, one paper."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.admin.verification.checks import unit_faults
from app.books.cashbook.models import CashEntry
from app.books.register.models import Voucher
from app.dues.contributions.actions import withdraw_contribution
from app.dues.contributions.models import Contribution
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import READERS, As, errors, only_those_of_the_books_read, words
from tests.dues.collecting.grids import amounts, entries, faults, paid, press, put_yearly, sent
from tests.dues.town import pay, put_fund

ADDRESS = "/thu-quy/nguoi/DV001"


@pytest.fixture
def funds(union: Unit) -> tuple[int, int]:
    """A yearly fund that the cast's member owes, a monthly one of which they owe November and December."""
    yearly, monthly = put_yearly(union), put_fund(union, "Tương trợ")
    pay(union, monthly, 1, 500_000, "2024-01-01..2024-10-31")
    db.session.commit()
    return yearly, monthly


def keys(page: TestResponse) -> list[int]:
    """The dues that the page lists, in its order."""
    return [int(name.partition("-")[2]) for name in sent(page) if name.startswith("amount-")]


def test_everybody_is_found_without_diacritics(as_role: As, union: Unit, funds: object) -> None:
    put_member(union, "DV010", "Trần Thị Ấm")
    db.session.commit()
    client = as_role("treasurer")
    text = words(client.get("/thu-quy/nguoi/"))
    assert "Nguyễn Văn Bình DV001 140.000" in text
    found = client.get("/thu-quy/nguoi/?q=tran am")
    assert "1 người" in words(found)
    assert 'href="/thu-quy/nguoi/DV010"' in found.text
    assert "Không tìm thấy ai" in words(client.get("/thu-quy/nguoi/?q=khong co"))


def test_all_that_is_unpaid_is_listed_and_what_comes_can_be_paid_ahead(
    as_role: As, union: Unit, funds: object
) -> None:
    page = as_role("treasurer").get(ADDRESS)
    text = words(page)
    assert "DV001: còn nợ 140.000 đồng" in text
    assert "Mái ấm 2024 40.000" in text
    assert "Tương trợ 11/2024 50.000" in text
    assert "Nộp trước cho 13 kỳ chưa đến" in text
    assert text.index("Tương trợ 12/2024") < text.index("Nộp trước") < text.index("Tương trợ 01/2025")


def test_several_funds_and_periods_are_one_number_and_one_paper(
    as_role: As, union: Unit, funds: tuple[int, int]
) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    year, november, _, ahead, *_ = keys(page)
    typed = {f"tick-{year}": "1", **amounts((november, "30k"), (ahead, "40k")), "note": "nộp tại nhà"}
    answer = press(client, ADDRESS, "post", page, **typed)
    assert answer.status_code == 303, words(answer)
    rows = db.session.scalars(select(Contribution).order_by(Contribution.id)).all()[1:]
    assert [(row.amount, row.voucher_text) for row in rows] == [
        (40_000, "PT0002/2024"),
        (30_000, "PT0002/2024"),
        (40_000, "PT0002/2024"),
    ]
    assert len({row.collection_id for row in rows}) == 3
    lines = db.session.scalars(select(CashEntry).where(CashEntry.voucher_text == "PT0002/2024")).all()
    assert sum(line.amount for line in lines) == 110_000
    assert db.session.scalars(select(Voucher.text)).all() == ["PT0001/2024", "PT0002/2024"]
    paper = client.get(answer.location)
    assert answer.location.startswith("/phieu/")
    assert "110.000" in words(paper)
    assert "PT0002/2024" in words(paper)
    assert client.get(f"{answer.location}?dang=pdf").mimetype == "application/pdf"


def test_the_books_agree_afterwards(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    press(client, ADDRESS, "post", page, **{f"tick-{key}": "1" for key in keys(page)[:3]})
    assert paid()[1:] == [(1, 40_000), (1, 50_000), (1, 50_000)]
    assert unit_faults(union, TODAY) == []
    # One line of it is taken back: the others stay on the paper.
    row = db.session.scalars(select(Contribution).order_by(Contribution.id.desc())).first()
    assert row is not None
    withdraw_contribution(row, OFFICER, TODAY, "ghi nhầm")
    db.session.commit()
    assert unit_faults(union, TODAY) == []
    assert len(paid()) == 3


def test_a_second_person_in_the_same_round_has_a_paper_of_their_own(
    as_role: As, union: Unit, funds: tuple[int, int]
) -> None:
    put_member(union, "DV010", "Trần Thị An")
    db.session.commit()
    client = as_role("treasurer")
    for address in (ADDRESS, "/thu-quy/nguoi/DV010"):
        page = client.get(address)
        first = next(key for key in keys(page))
        assert press(client, address, "post", page, **{f"tick-{first}": "1"}).status_code == 303
    numbers = db.session.scalars(select(Contribution.voucher_text).order_by(Contribution.id)).all()
    assert numbers == ["PT0001/2024", "PT0002/2024", "PT0003/2024"]


def test_what_comes_by_the_bank_has_no_voucher(as_role: As, union: Unit, funds: object) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    answer = press(client, ADDRESS, "post", page, channel="bank", **{f"tick-{keys(page)[0]}": "1"})
    assert answer.location == "/dong-quy/?person=1"
    row = db.session.scalars(select(Contribution).order_by(Contribution.id.desc())).first()
    assert row is not None
    assert (row.channel, row.voucher_text) == ("bank", "")


def test_a_number_of_ones_own_is_kept_and_one_of_the_register_refused(
    as_role: As, union: Unit, funds: object
) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    first, second, *_ = keys(page)
    refused = press(client, ADDRESS, "post", page, voucher_text="PT0001/2024", **{f"tick-{first}": "1"})
    assert refused.status_code == 422
    assert "đã cấp cho khoản khác" in errors(refused)["voucher_text"]
    typed = {"voucher_text": "BL 07", f"tick-{first}": "1", f"tick-{second}": "1"}
    assert press(client, ADDRESS, "post", refused, **typed).location == "/dong-quy/?person=1"
    numbers = db.session.scalars(select(Contribution.voucher_text).order_by(Contribution.id)).all()
    assert numbers[1:] == ["BL 07", "BL 07"]


def test_mistakes_are_shown_beside_their_lines(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    first, second, *_ = keys(page)
    pay(union, funds[0], 1, 10_000, "2024")
    db.session.commit()
    refused = press(client, ADDRESS, "post", page, **amounts((first, "40k"), (second, "nhiều")))
    assert refused.status_code == 422
    assert "nộp thêm 10.000 đồng" in faults(refused)[first]
    assert "nhiều không phải là số tiền" in faults(refused)[second]
    assert sent(refused)[f"amount-{second}"] == "nhiều"
    nobody = press(client, ADDRESS, "post", client.get(ADDRESS))
    assert "Chưa nhập số tiền" in words(nobody)
    future = press(client, ADDRESS, "post", paid_on="16/12/2024", **{f"tick-{second}": "1"})
    assert "Hãy ghi hôm nay (15/12/2024)" in errors(future)["paid_on"]
    old = press(client, ADDRESS, "post", paid_on="30/12/2023", **{f"tick-{first}": "1"})
    assert "bắt đầu từ ngày 01/01/2024" in errors(old)["paid_on"]
    assert len(paid()) == 2


def test_advances_are_unfolded_where_something_is_typed_in_them(
    as_role: As, union: Unit, funds: object
) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    assert '<details class="more after-table">' in page.text
    advance = keys(page)[3]
    refused = press(client, ADDRESS, "post", page, **amounts((advance, "nhiều")))
    assert "nhiều không phải là số tiền" in faults(refused)[advance]
    assert '<details class="more after-table" open>' in refused.text


def test_sent_again_it_leads_to_the_paper(as_role: As, union: Unit, funds: object) -> None:
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    data = sent(page, **{f"tick-{keys(page)[0]}": "1"})
    first, second = client.post(ADDRESS, data=data), client.post(ADDRESS, data=data)
    assert (second.status_code, second.location) == (303, first.location)
    assert (len(paid()), entries()) == (2, 2)


def test_who_owes_nothing_even_ahead_sees_so(as_role: As, union: Unit) -> None:
    assert "Không còn khoản nào phải nộp" in words(as_role("treasurer").get(ADDRESS))


def test_roles_and_other_books(as_role: As, union: Unit, funds: object) -> None:
    only_those_of_the_books_read(as_role, "/thu-quy/nguoi/", ADDRESS)
    assert "amount-" not in as_role("auditor").get(ADDRESS).text
    for username, status in {**READERS, "recorder": 403, "stranger": 404}.items():
        assert as_role(username).post(ADDRESS, data={"paid_on": "15/12/2024"}).status_code == status, username
    assert as_role("stranger").get(ADDRESS).status_code == 404
    assert "DV001" not in as_role("stranger").get("/thu-quy/nguoi/").text
    assert as_role("treasurer").get("/thu-quy/nguoi/khong/co").status_code == 404


def test_a_code_with_any_sign_in_it_has_its_page(as_role: As, union: Unit) -> None:
    put_member(union, "TỔ 1/07", "Trần Thị An")
    db.session.commit()
    client = as_role("treasurer")
    [address] = re.findall(r'href="(/thu-quy/nguoi/[^"?]+)"', client.get("/thu-quy/nguoi/?q=tran").text)
    assert "Thu của Trần Thị An" in words(client.get(address))


def test_statements_do_not_grow_with_the_dues(as_role: As, union: Unit, statements: Statements) -> None:
    put_yearly(union)
    db.session.commit()
    client = as_role("treasurer")
    statements.clear()
    assert client.get(ADDRESS).status_code == 200
    few = statements.count
    for name in ("Tương trợ", "Đoàn phí", "Vì người nghèo"):
        put_fund(union, name)
    db.session.commit()
    statements.clear()
    assert client.get(ADDRESS).status_code == 200
    assert (statements.count, few <= 8) == (few, True)


def test_a_round_that_was_opened_for_the_number_is_not_left_empty(
    as_role: As, union: Unit, funds: object
) -> None:
    """A refusal after the number was taken takes back the collection and the number."""
    client = as_role("treasurer")
    page = client.get(ADDRESS)
    refused = press(client, ADDRESS, "post", page, note="x" * 20_000, **{f"tick-{keys(page)[0]}": "1"})
    assert refused.status_code == 422
    assert entries() == 1
    assert {one.amount for one in db.session.scalars(select(Activity))} == {500_000}
