"""Who owes what: the list, its papers, one person's account, why, money ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.dues.arrears.day_queries import arrears_on
from app.dues.arrears.queries import WantedArrears, all_arrears, owed_by
from app.dues.arrears.reminders import spans_text
from app.dues.funds.facts import Basis
from app.dues.receipts.queries import page_of_payers
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.actions import add_membership
from app.people.roster.facts import MembershipFacts, Standing
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, As, only_those_of_the_books_read, words
from tests.dues.contributions.rounds import people
from tests.dues.town import exempt, pay, put_fund


@pytest.fixture
def funds(union: Unit) -> tuple[int, int]:
    """A monthly fund from November and a yearly one, both opened in 2024."""
    monthly = put_fund(union, "Tương trợ", starts_on=date(2024, 11, 1))
    yearly = put_fund(union, "Mái ấm", basis=Basis.YEAR, rate=Decimal(40_000))
    db.session.commit()
    return monthly, yearly


def test_the_oldest_first_and_their_sum(as_role: As, funds: tuple[int, int]) -> None:
    text = words(as_role("auditor").get("/con-no/"))
    assert "3 khoản còn nợ, cộng 140.000 đồng" in text
    yearly = "Nguyễn Văn Bình DV001 Mái ấm 2024 40.000 0 40.000"
    november, december = (
        f"Nguyễn Văn Bình DV001 Tương trợ {month}/2024 50.000 0 50.000" for month in (11, 12)
    )
    assert text.index(yearly) < text.index(november) < text.index(december)


def test_what_is_paid_or_exempt_is_not_on_it(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    one, two = people(union, "Lê Thị An", "Phạm Văn Bình")
    pay(union, funds[0], one, 70_000, "2024", paid_on=date(2024, 11, 20))
    exempt(union, two)
    db.session.commit()
    text = words(as_role("auditor").get("/con-no/?q=le thi"))
    assert "Lê Thị An DV100 Tương trợ 12/2024 50.000 20.000 30.000" in text
    assert "11/2024" not in text
    assert "Không có khoản" in words(as_role("auditor").get("/con-no/?q=pham"))


def test_filters(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    put_member(union, "DV200", "Lê Thị An", union_group="Tổ Văn phòng")
    db.session.commit()
    client = as_role("auditor")
    assert "3 khoản" in words(client.get("/con-no/?group=Tổ Văn phòng"))
    assert "2 khoản còn nợ, cộng 80.000" in words(client.get(f"/con-no/?fund={funds[1]}"))
    assert "4 khoản còn nợ, cộng 200.000" in words(client.get("/con-no/?period=Quý 4/2024"))
    assert "Không có khoản" in words(client.get("/con-no/?q=' OR 1=1 --"))
    assert client.get("/con-no/?sort=paid").status_code == 400
    assert client.get("/con-no/?dang=docx").status_code == 400
    assert client.get("/con-no/?endpoint=1&_external=1").status_code == 200


def test_who_comes_or_returns_on_a_later_day_owes_nothing_of_it_yet(
    as_role: As, union: Unit, funds: tuple[int, int]
) -> None:
    """Stored dues know the later day already; page, receipts and person say what is owed today."""
    coming = put_member(union, "DV300", "Lê Thị Mai", joined_on=date(2024, 12, 20))
    for code, left_on in (("DV301", date(2023, 6, 1)), ("DV302", date(2024, 3, 1))):
        member = put_member(union, code, "Phạm Thị Mai", joined_on=date(2020, 1, 1), left_on=left_on)
        add_membership(member, MembershipFacts(Standing.MEMBER, joined_on=date(2024, 12, 20)), OFFICER, TODAY)
    db.session.commit()
    found = all_arrears(union.id, WantedArrears(), TODAY)
    assert [(one.code, one.fund_id) for one in found if one.payer.endswith("Mai")] == [("DV302", funds[1])]
    assert [replace(one, due_id=0) for one in found] == arrears_on(union.id, WantedArrears(), TODAY)
    assert owed_by(union.id, coming.id, TODAY) == []
    [payer] = page_of_payers(union.id, "le thi mai", TODAY, 1).items
    assert payer.left == 0
    assert "Lê Thị Mai" not in words(as_role("treasurer").get("/con-no/"))


@pytest.mark.parametrize("sort", ["name", "-name", "amount", "-amount", "-age"])
def test_every_order(as_role: As, funds: tuple[int, int], sort: str) -> None:
    assert "3 khoản" in words(as_role("auditor").get(f"/con-no/?sort={sort}"))


def test_only_the_results_for_htmx(as_role: As, funds: tuple[int, int]) -> None:
    page = as_role("auditor").get("/con-no/", headers={"HX-Request": "true"})
    assert "<main" not in page.text
    assert "3 khoản" in page.text


def test_nobody_owes(as_role: As, union: Unit) -> None:
    assert "Không ai còn nợ" in words(as_role("auditor").get("/con-no/"))


@pytest.mark.parametrize("count", [2, 40])
def test_statements_do_not_grow(
    as_role: As, union: Unit, funds: tuple[int, int], statements: Statements, count: int
) -> None:
    people(union, *(f"Lê Văn {place}" for place in range(count)))
    db.session.commit()
    client = as_role("auditor")
    statements.clear()
    client.get("/con-no/")
    assert statements.count <= 8


def test_as_a_workbook(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    put_member(union, "DV200", "=1+1")
    db.session.commit()
    answer = as_role("auditor").get("/con-no/?dang=xlsx")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    [sheet] = load_workbook(BytesIO(answer.data)).worksheets
    cells = [[cell.value for cell in row] for row in sheet.rows]
    assert [2, "=1+1", "DV200", None, "Mái ấm", "2024", 40_000, 0, 40_000] in [row[:9] for row in cells]
    sums = next(row for row in cells if "Cộng" in row)
    assert sums[6:9] == [280_000, 0, 280_000]


def test_as_a_reminder_to_sign(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    put_member(union, "DV200", "Lê Thị An", union_group="Tổ Văn phòng")
    db.session.commit()
    answer = as_role("auditor").get("/con-no/?dang=pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages).split())
    assert "DANH SÁCH NHẮC ĐÓNG QUỸ" in text
    assert "Tổ Văn phòng 140.000" in text
    assert "Mái ấm: 2024; Tương trợ: 11/2024 đến 12/2024" in text
    assert "Số tiền bằng chữ: Hai trăm tám mươi nghìn đồng." in text


def test_periods_that_follow_one_another_are_one() -> None:
    spans = [(date(2024, month, 1), date(2024, month + 1, 1) - date.resolution) for month in (1, 2, 3, 6)]
    assert spans_text(spans) == "01/2024 đến 03/2024, 06/2024"


def test_why_shows_rule_dates_sum_and_payments(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    one = put_member(union, "DV200", "Lê Thị An", joined_on=date(2024, 11, 20)).id
    pay(union, funds[0], one, 30_000, "11/2024", paid_on=date(2024, 11, 25))
    db.session.commit()
    due = owed_by(union.id, one, TODAY)[1]
    text = words(as_role("auditor").get(f"/con-no/vi-sao/{due.due_id}"))
    assert "Vì sao Lê Thị An phải đóng 50.000 đồng? Tương trợ, kỳ 11/2024" in text
    assert "50.000đ/người/tháng, áp dụng từ 01/11/2024 đến nay" in text
    assert "Từ 20/11/2024" in text
    assert "30.000 đồng trong khoản 30.000 đồng đóng ngày 25/11/2024" in text
    assert "Còn nợ 20.000 đồng" in text


def test_one_persons_account(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    one = put_member(union, "DV200", "Lê Thị An").id
    pay(union, funds[1], one, 90_000, "2024", paid_on=date(2024, 3, 5))
    pay(union, funds[1], one, 40_000, "2025", paid_on=date(2024, 3, 5))
    exempt(union, one, fund_id=funds[0], starts_on=date(2024, 12, 1), reason=f"Khó khăn {MARKUP}")
    db.session.commit()
    page = as_role("auditor").get(f"/con-no/{one}")
    text = words(page)
    assert "Đã nộp trước cho kỳ chưa đến: 40.000 đồng ." in text
    assert "Nộp thừa so với mức đóng: 50.000 đồng ." in text
    assert "11/2024: còn 50.000 đồng Còn nợ" in text
    assert "12/2024: Được miễn" in text
    assert "<script>alert" not in page.text
    assert "Lê Thị An DV200 Mái ấm 40.000 50.000" in words(as_role("auditor").get("/con-no/nop-thua"))


def test_only_those_of_the_books(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    (one,) = people(union, "Lê Thị An")
    db.session.commit()
    due = owed_by(union.id, one, TODAY)[0].due_id
    only_those_of_the_books_read(
        as_role,
        "/con-no/",
        "/con-no/nop-thua",
        f"/con-no/{one}",
        f"/con-no/vi-sao/{due}",
        "/con-no/?dang=pdf",
    )
    for path in (f"/con-no/{one}", f"/con-no/vi-sao/{due}", "/con-no/999", "/con-no/vi-sao/99999"):
        assert as_role("stranger").get(path).status_code == 404


def test_debts_of_a_day_before_are_counted_again(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    """November was paid on 5 December: on 30 November it was owed, and so was nothing of December."""
    [one] = people(union, "Lê Thị An")
    pay(union, funds[0], one, 50_000, "11/2024", paid_on=date(2024, 12, 5))
    db.session.commit()
    client = as_role("auditor")
    address = "/con-no/?q=le thi&as_of=30/11/2024"
    text = words(client.get(address))
    assert "tính đến hết ngày 30/11/2024" in text
    assert "2 khoản còn nợ, cộng 90.000 đồng" in text
    assert "Lê Thị An DV100 Tương trợ 11/2024 50.000 0 50.000" in text
    assert "12/2024" not in text
    now = words(client.get("/con-no/?q=le thi"))
    assert "Lê Thị An DV100 Tương trợ 12/2024" in now
    assert "11/2024" not in now
    account = words(client.get(f"/con-no/{one}?as_of=30/11/2024"))
    assert "Tương trợ Còn nợ 50.000 đồng" in account


def test_papers_of_a_day_before(as_role: As, union: Unit, funds: tuple[int, int]) -> None:
    client = as_role("auditor")
    [sheet] = load_workbook(BytesIO(client.get("/con-no/?as_of=30/11/2024&dang=xlsx").data)).worksheets
    cells = [[cell.value for cell in row] for row in sheet.rows]
    assert any("Tính đến hết ngày 30/11/2024" in row for row in cells)
    assert next(row for row in cells if "Cộng" in row)[6:9] == [90_000, 0, 90_000]
    pages = PdfReader(BytesIO(client.get("/con-no/?as_of=30/11/2024&dang=pdf").data)).pages
    assert "Tính đến hết ngày 30/11/2024" in " ".join(pages[0].extract_text().split())


@pytest.mark.parametrize("sort", ["age", "name", "-name", "amount", "-amount", "-age"])
def test_the_day_before_in_every_order_as_today(
    as_role: As, union: Unit, funds: tuple[int, int], sort: str
) -> None:
    """Yesterday's list is counted again, today's is stored: without payments between they are the same."""
    people(union, "Lê Thị An", "Phạm Văn Bình")
    db.session.commit()
    wanted = WantedArrears()
    stored = all_arrears(union.id, wanted, TODAY, sort)
    counted = arrears_on(union.id, wanted, TODAY, sort)
    assert [replace(one, due_id=0) for one in stored] == counted


def test_a_day_to_come_is_refused(as_role: As, funds: tuple[int, int]) -> None:
    assert "Ngày này chưa đến." in words(as_role("auditor").get("/con-no/?as_of=01/01/2031"))
