"""Loans: lent from a fund, returned in parts, owed as of a day; no spending in any total."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from app.admin.verification.checks import unit_faults
from app.books.cashbook.models import Fund
from app.books.cashbook.queries import balances
from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.life.registers.loans.queries import RETURN_KIND
from app.log.activities.models import Activity
from app.log.figures.facts import Figure
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.people.personal_data.actions import erase_person
from app.people.personal_data.extract.queries import extract_of
from app.people.personal_data.rules import Ground
from app.people.roster.models import Member
from app.year.figures.scopes import open_scope
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import (
    As,
    cash_in,
    errors,
    listed,
    only_officers_write,
    only_those_of_the_books_read,
    put_fund,
    words,
)


@pytest.fixture
def people(union: Unit) -> list[Member]:
    """Two members who may borrow."""
    found = [put_member(union, code, name) for code, name in (("V1", "Giàng Thị Mỷ"), ("V2", "Vàng A Sếnh"))]
    db.session.commit()
    return found


#: What `lend` records, and how it is paid back.
LENT = {"lent_on": "05/03/2024", "amount": "3.000.000", "due_on": "05/09/2024", "purpose": "chăn nuôi"}
BACK = {"happened_on": "10/06/2024", "amount": "1.000.000"}


def entries(kind: str) -> list[Activity]:
    return list(db.session.scalars(select(Activity).where(Activity.kind == kind).order_by(Activity.id)))


def lend(client: FlaskClient, fund: Fund, **more: str | list[str]) -> Activity:
    """A loan, by default to somebody who is not on the roster."""
    borrower = {} if "member_ids" in more else {"borrower": "Ông Lò Văn Pa"}
    answer = client.post("/cho-vay/moi", data={**LENT, **borrower, "fund_id": str(fund.id), **more})
    assert answer.status_code == 303, errors(answer)
    return entries("loan")[-1]


def give_back(client: FlaskClient, loan: Activity, **more: str) -> Activity:
    answer = client.post("/tra-no-vay/moi", data={**BACK, "loan": loan.row_key, **more})
    assert answer.status_code == 303, errors(answer)
    return entries(RETURN_KIND)[-1]


def lent_by(fund: Fund, day: date = date(2024, 12, 31)) -> int:
    held = balances(fund.unit_id, day)
    return sum(one.amount for one in held if one.fund_id == fund.id and one.channel == "lent")


def asked(unit: Unit, *keys: str, year: str = "2024", as_of: date | None = None) -> dict[str, int]:
    """The figures' values; their shares add up to them."""
    period = parse_period(year)
    scope = open_scope(unit, period, as_of or period.end)
    found: dict[str, Figure] = {key: figure(scope, key) for key in keys}
    for one in found.values():
        assert sum(share.share for share in one.shares) == one.value, one.key
    return {key: one.number for key, one in found.items()}


ALL = ("loans.lent", "loans.times", "loans.people", "loans.returned", "loans.owed", "loans.overdue")
SUMS = ("money.receipts", "money.payments", "money.closing", "money.cash", "money.bank", "money.lent")


def test_a_loan_is_no_payment_and_its_return_no_receipt(as_role: As, union: Unit) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    loan = lend(client, fund)
    assert (cash_in(fund), lent_by(fund)) == (2_000_000, 3_000_000)
    give_back(client, loan, channel="bank")
    give_back(client, loan, happened_on="10/07/2024", amount="500.000")
    assert (cash_in(fund), lent_by(fund)) == (2_500_000, 1_500_000)
    assert lent_by(fund, date(2024, 6, 30)) == 2_000_000
    found = asked(union, *SUMS, "fund[Công đoàn phí].payments", "fund[Công đoàn phí].closing")
    assert list(found.values()) == [0, 0, 5_000_000, 2_500_000, 1_000_000, 1_500_000, 0, 5_000_000]
    text = words(client.get("/bao-cao/?ky=2024"))
    assert "tiền mặt 2,5 triệu đồng, tiền gửi 01 triệu đồng, đang cho vay 1,5 triệu đồng." in text
    assert unit_faults(union, TODAY) == []


def test_figures_and_the_sentence_of_the_report(as_role: As, union: Unit, people: list[Member]) -> None:
    fund, client = put_fund(union, opening=20_000_000), as_role("treasurer")
    first = lend(client, fund, member_ids=[str(people[0].id)])
    lend(client, fund, member_ids=[str(people[0].id)], amount="2.000.000", due_on="31/12/2025")
    lend(client, fund, member_ids=[str(people[1].id)], amount="4.000.000", due_on="")
    give_back(client, first)
    assert list(asked(union, *ALL).values()) == [9_000_000, 3, 2, 1_000_000, 8_000_000, 2_000_000]
    by_june = asked(union, *ALL, as_of=date(2024, 5, 31))
    assert list(by_june.values()) == [9_000_000, 3, 2, 0, 9_000_000, 0]
    assert list(asked(union, *ALL, year="2025").values()) == [0, 0, 0, 0, 8_000_000, 2_000_000]
    assert set(asked(union, *ALL, year="2023").values()) == {0}
    text = words(client.get("/bao-cao/?ky=2024"))
    sentences = (
        "Từ nguồn quỹ, Công đoàn trường đã cho 02 đoàn viên vay 09 triệu đồng qua 03 lượt, đã thu hồi "
        "01 triệu đồng, còn dư nợ 08 triệu đồng, trong đó quá hạn 02 triệu đồng."
    )
    assert text.count(sentences) == 1
    assert people[0].full_name not in text


def test_the_list_says_what_is_owed_and_puts_the_overdue_first(
    as_role: As, union: Unit, people: list[Member]
) -> None:
    fund, client = put_fund(union, opening=20_000_000), as_role("treasurer")
    lend(client, fund, borrower="Không hẹn ngày", due_on="")
    overdue = lend(client, fund, member_ids=[str(people[0].id)])
    settled = lend(client, fund, borrower="Đã trả", due_on="01/04/2024")
    give_back(client, overdue)
    give_back(client, settled, amount="3.000.000")
    rows = listed(client.get("/cho-vay/?dang=xlsx&sort=due"))
    assert [(row[1], *row[3:]) for row in rows] == [
        (people[0].full_name, 3_000_000, 1_000_000, 2_000_000, date(2024, 9, 5), "Quá hạn"),
        ("Không hẹn ngày", 3_000_000, 0, 3_000_000, None, "Còn nợ"),
        ("Đã trả", 3_000_000, 3_000_000, 0, date(2024, 4, 1), "Đã trả hết"),
    ]
    for state, names in (("overdue", [people[0].full_name]), ("settled", ["Đã trả"])):
        assert [row[1] for row in listed(client.get(f"/cho-vay/?dang=xlsx&state={state}"))] == names
    assert len(listed(client.get("/cho-vay/?dang=xlsx&state=owed"))) == 2
    page = words(client.get(f"/cho-vay/{overdue.id}"))
    assert "Quá hạn trả từ ngày 05/09/2024." in page
    assert "10/06/2024 1.000.000" in page


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({"amount": "0"}, {"amount": "Số tiền phải lớn hơn 0."}),
        ({"due_on": "04/03/2024"}, {"due_on": "Hạn trả trước ngày cho vay."}),
        ({"borrower": ""}, {"member_ids": "Hãy chọn đoàn viên vay, hoặc ghi tên người vay khác."}),
        ({"member_ids": ["one"]}, {"borrower": "Đã chọn đoàn viên vay thì để trống ô này."}),
        (
            {"member_ids": ["one", "two"], "borrower": ""},
            {"member_ids": "Mỗi người vay ghi một khoản: chỉ chọn một đoàn viên."},
        ),
        ({"channel": "lent"}, {"channel": "Hãy chọn một mục trong danh sách."}),
        ({"member_ids": ["gone"]}, {"member_ids": "Có người không còn trong danh sách. Hãy chọn lại."}),
    ],
)
def test_a_loan_that_cannot_be_is_refused_beside_the_box(
    as_role: As, union: Unit, people: list[Member], sent: dict[str, str | list[str]], refused: dict[str, str]
) -> None:
    fund = put_fund(union)
    ids = {"one": str(people[0].id), "two": str(people[1].id), "gone": "99999"}
    data = {**LENT, "borrower": "Ông Lò Văn Pa", "fund_id": str(fund.id), **sent}
    if isinstance(chosen := data.get("member_ids"), list):
        data["member_ids"] = [ids[one] for one in chosen]
    page = as_role("treasurer").post("/cho-vay/moi", data=data)
    assert (page.status_code, errors(page)) == (422, refused)
    assert "chăn nuôi" in page.text


def test_a_return_that_cannot_be_is_refused_beside_the_box(as_role: As, union: Unit) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    loan = lend(client, fund)
    back = give_back(client, loan)
    refusals = {
        "amount": ({"amount": "2.000.001"}, "Nhiều hơn số còn nợ: khoản này còn 2.000.000 đồng."),
        "happened_on": ({"happened_on": "04/03/2024"}, "Ngày trả trước ngày cho vay (05/03/2024)."),
    }
    for field, (sent, sentence) in refusals.items():
        page = client.post("/tra-no-vay/moi", data={**BACK, "loan": loan.row_key, **sent})
        assert (page.status_code, errors(page)) == (422, {field: sentence})
    correction = {**BACK, "amount": "3.000.001", "version": "1", "reason": "thử"}
    page = client.post(f"/tra-no-vay/{back.id}/sua", data=correction)
    assert errors(page) == {"amount": "Nhiều hơn số còn nợ: khoản này còn 3.000.000 đồng."}
    assert client.post("/tra-no-vay/moi", data={**BACK, "loan": "no-such"}).status_code == 422
    assert len(entries(RETURN_KIND)) == 1


def test_a_loan_is_not_corrected_against_its_returns(as_role: As, union: Unit) -> None:
    fund, other, client = put_fund(union), put_fund(union, "Quỹ quay vòng"), as_role("treasurer")
    loan = lend(client, fund)
    back = give_back(client, loan)
    page = f"/cho-vay/{loan.id}"
    sent = {**LENT, "borrower": "Ông Lò Văn Pa", "fund_id": str(fund.id), "version": "1", "reason": "Nhầm"}
    for field, value in (("amount", "900.000"), ("lent_on", "11/06/2024"), ("fund_id", str(other.id))):
        assert list(errors(client.post(f"{page}/sua", data={**sent, field: value, "due_on": ""}))) == [field]
    refused = client.post(f"{page}/rut", data={"version": "1", "reason": "Nhầm"})
    assert "đã có lần trả: hãy rút các lần trả trước." in words(refused)
    assert client.post(f"{page}/sua", data={**sent, "borrower": "Bà Lò Thị Pua"}).status_code == 303
    db.session.refresh(back)
    assert back.title == "Thu nợ: cho Bà Lò Thị Pua vay"
    assert "Người vay khác: Ông Lò Văn Pa → Bà Lò Thị Pua" in words(client.get(page))
    for address in (f"/tra-no-vay/{back.id}/rut", f"{page}/rut"):
        assert client.post(address, data={"version": "2", "reason": "Nhầm"}).status_code == 303
    assert (cash_in(fund), lent_by(fund)) == (5_000_000, 0)
    assert unit_faults(union, TODAY) == []


def test_a_loan_of_before_the_opening_is_part_of_what_the_fund_held(as_role: As, union: Unit) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    loan = lend(client, fund, lent_on="01/10/2023", due_on="")
    give_back(client, loan, happened_on="01/12/2023")
    give_back(client, loan)
    assert (cash_in(fund), lent_by(fund)) == (6_000_000, 1_000_000)
    found = asked(union, "money.opening", *SUMS)
    assert list(found.values()) == [7_000_000, 0, 0, 7_000_000, 6_000_000, 0, 1_000_000]
    assert unit_faults(union, TODAY) == []


def test_the_workbook_says_both_and_they_come_in_again(
    as_role: As, union: Unit, people: list[Member], tmp_path: Path
) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    loan = lend(client, fund, member_ids=[str(people[0].id)])
    give_back(client, loan)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    assert (book["Cho vay"].max_row, book["Trả nợ vay"].max_row) == (2, 2)
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)
    loans, returns = book["Cho vay"], book["Trả nợ vay"]
    add(loans, {"Ngày cho vay": date(2024, 7, 1), "Số tiền cho vay": 900_000, "Cho vay từ quỹ": fund.name,
                "Người vay khác": "Bà Lò Thị Pua", "Mã dòng": "V1"})  # fmt: skip
    for day, amount in ((1, 400_000), (2, 600_000)):
        row = {"Mã dòng khoản vay": "V1", "Ngày trả": date(2024, 8, day), "Số tiền trả": amount}
        add(returns, {**row, "Mã dòng": f"T{day}"})
    book.save(file)
    refused = apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY)
    assert [(one.sheet, one.row) for one in refused.problems] == [("Trả nợ vay", 4)]
    db.session.rollback()
    returns.delete_rows(4)
    book.save(file)
    assert apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY).problems == []
    db.session.commit()
    assert lent_by(fund) == 2_500_000
    assert unit_faults(union, TODAY) == []


def add(sheet: object, cells: dict[str, object]) -> None:
    """A row of the sheet by its headings."""
    heads = [one.value for one in next(sheet.iter_rows(max_row=1))]  # type: ignore[attr-defined] # a worksheet
    sheet.append([cells.get(str(head).removesuffix(" ★")) for head in heads])  # type: ignore[attr-defined] # a worksheet


def test_who_lends_and_who_reads(as_role: As, union: Unit) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    loan = lend(client, fund)
    back = give_back(client, loan)
    sent = {**LENT, "borrower": "Ông Lò Văn Pa", "fund_id": str(fund.id)}
    only_officers_write(as_role, "/cho-vay", sent, loan.id)
    only_officers_write(as_role, "/tra-no-vay", {**BACK, "loan": loan.row_key}, back.id)
    assert as_role("recorder").get("/cho-vay/moi").status_code == 403
    addresses = ("/cho-vay/", f"/cho-vay/{loan.id}", "/tra-no-vay/", f"/tra-no-vay/{back.id}")
    only_those_of_the_books_read(as_role, *addresses)
    index = as_role("recorder").get("/so-theo-doi/").text
    assert "/cho-vay/" in index
    assert "/cho-vay/moi" not in index


def test_a_member_reads_what_they_borrowed(as_role: As, union: Unit, people: list[Member]) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    give_back(client, lend(client, fund, member_ids=[str(people[0].id)]))
    extract = extract_of(union.id, people[0])
    [row] = next(part.rows for part in extract if part.label == "Vay từ quỹ công đoàn")
    assert row == (
        "05/03/2024",
        "3.000.000 đồng",
        "chăn nuôi",
        "05/09/2024",
        "1.000.000 đồng",
        "2.000.000 đồng",
    )


def test_what_stays_of_an_erased_borrower_names_nobody_and_still_adds_up(
    as_role: As, union: Unit, people: list[Member], tmp_path: Path
) -> None:
    fund, client = put_fund(union), as_role("treasurer")
    loan = lend(client, fund, member_ids=[str(people[0].id)], purpose="chữa bệnh cho Giàng Thị Mỷ")
    give_back(client, loan)
    at = datetime(2024, 12, 15, tzinfo=UTC)
    erase_person(people[0], Ground.LEFT, "thử", OFFICER, TODAY, at=at, folder=tmp_path)
    db.session.commit()
    for address in (f"/cho-vay/{loan.id}", f"/tra-no-vay/{entries(RETURN_KIND)[0].id}"):
        text = words(client.get(address))
        assert "Mỷ" not in text
        assert "chữa bệnh" not in text
    assert list(asked(union, *ALL).values()) == [3_000_000, 1, 1, 1_000_000, 2_000_000, 2_000_000]
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)


def test_loans_past_their_day_are_a_task_of_who_keeps_the_money(as_role: As, union: Unit) -> None:
    fund, client = put_fund(union, opening=20_000_000), as_role("treasurer")
    late = lend(client, fund)
    lend(client, fund, due_on="31/12/2025")
    assert "1 khoản vay quá hạn trả" in words(client.get("/"))
    assert "quá hạn trả" not in words(as_role("recorder").get("/"))
    [row] = listed(client.get("/cho-vay/?state=overdue&sort=due&dang=xlsx"))
    assert row[0] == date(2024, 3, 5)
    give_back(client, late, amount="3.000.000")
    assert "quá hạn trả" not in words(client.get("/"))
