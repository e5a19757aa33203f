"""The year of `year.py`, recorded on screen, agrees to the đồng on every screen, PDF and workbook."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from sqlalchemy import select

from app.admin.verification.checks import unit_faults
from app.core.money import format_money
from app.dues.ledger.models import Due
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import held
from tests.downloads import As, words
from tests.treasury.year import DUES, HOUSE, Books, close, go_to, post, shown, work_the_year
from tests.year.settlement.papers import Row, page_rows, pdf_words, xlsx_rows

#: Day by day, whole đồng: cash (thu, chi, cuối ngày), bank (gửi vào, rút ra, cuối ngày).
DAYS = [
    ("01/01/2024", "", "", 1_000_000, "", "", 3_000_000),
    ("20/01/2024", 130_000, "", 1_130_000, "", "", 3_000_000),
    ("05/02/2024", "", 350_000, 780_000, "", "", 3_000_000),
    ("15/03/2024", 80_000, "", 860_000, "", "", 3_000_000),
    ("10/04/2024", "", "", 860_000, 2_000_000, "", 5_000_000),
    ("02/05/2024", "", 500_000, 360_000, 500_000, "", 5_500_000),
    ("30/06/2024", 280_000, "", 640_000, "", "", 5_500_000),
    ("10/07/2024", "", "", 640_000, 160_000, "", 5_660_000),
    ("31/07/2024", "", 110_000, 530_000, "", 200_000, 5_460_000),
    ("15/10/2024", 143_000, "", 673_000, "", "", 5_460_000),
    ("20/11/2024", "", 400_000, 273_000, "", "", 5_460_000),
    ("01/12/2024", "", "(20.000)", 293_000, "", "", 5_460_000),
    ("31/12/2024", "", "", 293_000, 12_000, "", 5_472_000),
]
#: The last three cells of what stands around the lines: opening, sums of the period and the year, closing.
CASH: list[Row] = [
    ("", "", 1_000_000),
    (633_000, 1_340_000, ""),
    (633_000, 1_340_000, ""),
    ("", "", 293_000),
]
BANK: list[Row] = [
    ("", "", 3_000_000),
    (2_672_000, 200_000, ""),
    (2_672_000, 200_000, ""),
    ("", "", 5_472_000),
]
BOTH: list[Row] = [
    ("", "", 4_000_000),
    (3_305_000, 1_540_000, ""),
    (3_305_000, 1_540_000, ""),
    ("", "", 5_765_000),
]
SUMS = ("Số dư đầu kỳ", "Cộng phát sinh", "Cộng lũy kế từ đầu năm", "Số dư cuối kỳ")
#: Nobody planned anything: what is planned is what was there.
B07: list[Row] = [
    ("I", "Tích lũy đầu kỳ", "10", 4_000_000, 4_000_000, ""),
    ("II", "Phần thu", "", 0, 2_672_000, ""),
    ("1", "Thu đoàn phí công đoàn", "22", "", 660_000, ""),
    ("", "- Lãi tiền gửi", "25.02", "", 12_000, ""),
    ("5", "Kinh phí công đoàn cấp trên cấp", "28", "", 2_000_000, ""),
    ("III", "Phần chi", "", 0, 930_000, ""),
    ("", "- Thăm hỏi, tặng quà", "31.03", "", 350_000, ""),
    ("", "- Hoạt động", "32", "", 380_000, ""),
    ("6", "Nộp cấp trên", "39", "", 200_000, ""),
    ("IV", "Tích lũy cuối kỳ", "50", 4_000_000, 5_742_000, ""),
]
PUBLIC: list[Row] = [
    ("I", "Tích lũy đầu kỳ", 4_000_000),
    ("II", "Tổng thu", 2_672_000),
    ("III", "Tổng chi", 930_000),
    ("IV", "Tích lũy cuối kỳ", 5_742_000),
    ("", "Trong đó: tiền mặt", 270_000),
    ("", "Trong đó: tiền gửi", 5_472_000),
    ("", "Đầu kỳ", 0),
    ("", "Thu", 133_000),
    ("", "Chi, nộp", 110_000),
    ("", "Cuối kỳ", 23_000),
]
#: (số phiếu, số tiền, tình trạng), the newest first.
VOUCHERS = [
    ("PC0006/2024", 380_000, "Trong sổ"),
    ("PC0005/2024", 400_000, "Đã ghi đảo"),
    ("PT0004/2024", 143_000, "Trong sổ"),
    ("PC0004/2024", 110_000, "Trong sổ"),
    ("PT0003/2024", 280_000, "Trong sổ"),
    ("PC0003/2024", 500_000, "Trong sổ"),
    ("PT0002/2024", 80_000, "Trong sổ"),
    ("PC0002/2024", 350_000, "Trong sổ"),
    ("PC0001/2024", 300_000, "Đã ghi đảo"),
    ("PT0001/2024", 130_000, "Trong sổ"),
]


@pytest.fixture
def books(union: Unit, as_role: As) -> Books:
    return work_the_year(union, as_role("treasurer"))


def test_what_the_funds_hold(as_role: As, union: Unit, books: Books) -> None:
    left = {(DUES, "cash"): 270_000, (DUES, "bank"): 5_472_000, (HOUSE, "cash"): 23_000}
    assert held(union, date(2024, 12, 31)) == left
    assert held(union, date(2025, 1, 1)) == left
    text = words(as_role("auditor").get("/quy/?as_of=31/12/2024"))
    assert "Đoàn phí 0,5% tiền lương làm căn cứ đóng 270.000 5.472.000 5.742.000" in text
    assert "Mái ấm công đoàn 40.000đ/người/năm 23.000 0 23.000" in text
    assert "tiền mặt 293.000 đồng , chuyển khoản 5.472.000 đồng , cộng 5.765.000 đồng" in text


def test_each_day_of_the_book(as_role: As, books: Books) -> None:
    rows = page_rows(as_role("auditor"), "/so/ngay?period=2024")
    assert [(row[0], *row[2:5], *row[6:9]) for row in rows[:-1]] == DAYS
    assert rows[-1] == (
        "Cộng",
        1_000_000,
        633_000,
        1_340_000,
        293_000,
        3_000_000,
        2_672_000,
        200_000,
        5_472_000,
    )


@pytest.mark.parametrize(
    ("name", "sums"), [("tien-mat", CASH), ("tien-gui", BANK), ("thu-chi", BOTH)], ids=["s11", "s12", "both"]
)
def test_each_ledger_on_page_in_pdf_and_in_the_workbook(
    as_role: As, books: Books, name: str, sums: list[Row]
) -> None:
    client, path = as_role("auditor"), f"/so/{name}?period=2024"
    for rows in (page_rows(client, path), xlsx_rows(client, path)):
        assert [row[-3:] for row in rows if set(row) & set(SUMS)] == sums
    printed = pdf_words(client, path)
    assert all(format_money(amount) in printed for row in sums for amount in row if isinstance(amount, int))


def test_the_next_year_opens_with_what_this_one_left(as_role: As, books: Books) -> None:
    go_to(3, 1, 2025)
    close(as_role("treasurer"), "31/12/2024")
    client = as_role("auditor")
    for name, left in (("tien-mat", 293_000), ("tien-gui", 5_472_000), ("thu-chi", 5_765_000)):
        assert page_rows(client, f"/so/{name}?period=2025")[0][-1] == left
    assert page_rows(client, "/quyet-toan/b07?year=2025")[0][3:5] == (5_742_000, 5_742_000)
    [closing] = [one for one in page_rows(client, "/quyet-toan/b07?year=2024") if one[0] == "IV"]
    assert closing[4] == 5_742_000


def test_the_corrected_months_stay_as_they_were_closed(as_role: As, books: Books) -> None:
    november = page_rows(as_role("auditor"), "/so/tien-mat?period=11/2024")
    assert [row[-3:] for row in november] == [
        ("", "", 673_000),
        ("", 400_000, 273_000),
        (0, 400_000, ""),
        (633_000, 1_360_000, ""),
        ("", "", 273_000),
    ]
    december = page_rows(as_role("auditor"), "/so/tien-mat?period=12/2024")
    assert [row[:2] for row in december[1:3]] == [("01/12/2024", "20/11/2024")] * 2


def test_every_number_was_given_once(as_role: As, books: Books) -> None:
    page = words(as_role("auditor").get("/phieu/"))
    listed = page.partition("Tình trạng Chọn PC0006")[2]
    assert "10 phiếu" in page
    for number, amount, state in VOUCHERS:
        row = page[page.index(f"{number} ", page.index("Số tiền Tình trạng")) :]
        assert f"{format_money(amount)} {state}" in row[: row.index(state) + len(state)]
    assert listed.index("PC0005") < listed.index("PT0004") < listed.index("PT0001")


def test_the_reversed_voucher_says_so(as_role: As, books: Books) -> None:
    client = as_role("auditor")
    found = re.search(r'href="/phieu/([0-9]+)"[^>]*>\s*PC0005/2024', client.get("/phieu/").text)
    assert found
    printed = pdf_words(client, f"/phieu/{found[1]}")
    for expected in ("ĐÃ HỦY", "PC0005/2024", "hóa đơn chỉ 380.000", "400.000 đồng", "Bốn trăm nghìn đồng"):
        assert expected in printed


def test_who_still_owes(as_role: As, books: Books) -> None:
    client = as_role("auditor")
    text = words(client.get("/con-no/"))
    assert "13 khoản còn nợ, cộng 435.000 đồng" in text
    assert "Bình" not in text
    lines = [row for row in xlsx_rows(client, "/con-no/") if DUES in row]
    left: dict[object, int] = {}
    for row in lines:
        left[row[1]] = left.get(row[1], 0) + next(cell for cell in reversed(row) if isinstance(cell, int))
    assert left == {"Trần Thị An": 240_000, "Lý Thị Cúc": 120_000, "Vũ Văn Dũng": 75_000}
    printed = pdf_words(client, "/con-no/")
    assert all(amount in printed for amount in ("240.000", "120.000", "75.000"))


def test_what_is_still_to_be_sent_up(as_role: As, books: Books) -> None:
    text = words(as_role("auditor").get("/nop-cap-tren/?period=2024"))
    assert "Còn phải nộp 59.000 đồng" in text
    assert "Đoàn phí 660.000 40% và 30% 236.000 200.000 36.000" in text
    assert "Mái ấm công đoàn 133.000 100% 133.000 110.000 23.000" in text
    second_half = words(as_role("auditor").get("/nop-cap-tren/?period=2024-08-01..2024-12-31"))
    assert "Đoàn phí 120.000 30% 36.000 36.000" in second_half


@pytest.mark.parametrize(
    ("path", "rows"), [("b07", B07), ("cong-khai", PUBLIC)], ids=["settlement", "public"]
)
def test_the_settlement_on_page_in_pdf_and_in_the_workbook(
    as_role: As, books: Books, path: str, rows: list[Row]
) -> None:
    client, address = as_role("auditor"), f"/quyet-toan/{path}?year=2024"
    assert [row for row in page_rows(client, address) if row in rows] == rows
    printed = pdf_words(client, address)
    in_workbook = [row[: len(rows[0])] for row in xlsx_rows(client, address)]
    for row in rows:
        assert row in in_workbook
        assert all(format_money(cell) in printed for cell in row if isinstance(cell, int))


@pytest.mark.parametrize(
    ("who", "fund", "starts", "sentences"),
    [
        ("cuc", "house", date(2024, 1, 1), ("Năm 2024", "40.000đ/người/năm", "10/06/2024", "23.000 đồng")),
        ("dung", "house", date(2024, 1, 1), ("15/09/2024", "30.000 đồng")),
        ("dung", "dues", date(2024, 9, 1), ("0,5%", "từ 01/07/2024", "5.000.000 đồng", "25.000 đồng")),
        ("an", "dues", date(2024, 6, 1), ("1%", "đến 30/06/2024", "8.000.000 đồng", "80.000 đồng")),
    ],
)
def test_why_somebody_owes(
    as_role: As, books: Books, who: str, fund: str, starts: date, sentences: tuple[str, ...]
) -> None:
    due = db.session.scalar(
        select(Due.id).where(
            Due.member_id == getattr(books, who),
            Due.fund_id == getattr(books, fund),
            Due.period_start == starts,
        )
    )
    text = words(as_role("auditor").get(f"/con-no/vi-sao/{due}"))
    for sentence in sentences:
        assert sentence in text


def test_a_month_that_is_exempt_says_by_what(as_role: As, books: Books) -> None:
    text = words(as_role("auditor").get(f"/con-no/{books.an}"))
    assert "Hưởng chế độ BHXH từ 01 tháng trở lên (từ 01/03/2024 đến 31/05/2024)" in text


def test_nothing_is_due_outside_the_membership(books: Books) -> None:
    """An's three exempt months are no debt: nine of twelve are left."""

    def due_span(member: int) -> tuple[int, int]:
        rows = db.session.execute(
            select(Due.period_start, Due.owed).where(
                Due.member_id == member, Due.fund_id == books.dues, Due.period_end <= date(2024, 12, 31)
            )
        ).all()
        return len(rows), sum(owed for _, owed in rows)

    assert (due_span(books.an), due_span(books.cuc), due_span(books.dung)) == (
        (9, 480_000),
        (7, 240_000),
        (9, 375_000),
    )


def test_the_books_hold_nothing_that_does_not_agree(as_role: As, union: Unit, books: Books) -> None:
    assert unit_faults(union, date(2024, 12, 31)) == []
    go_to(3, 1, 2025)
    close(as_role("treasurer"), "31/12/2024")
    assert unit_faults(union, date(2025, 1, 3)) == []


def test_the_minutes_of_a_year_that_runs_show_it_up_to_today(as_role: As, books: Books) -> None:
    """On 10 October nobody owes for November, and what Cúc paid on the 15th had not come in."""
    go_to(10, 10)
    client = as_role("auditor")
    rows = page_rows(client, "/quyet-toan/kiem-tra?period=2024")
    assert ("1", "Số dư đến hết ngày 10/10/2024", "", "", "", "") in rows
    # An 7-10 160.000, Cúc 6-10 180.000, Dũng 7-9 75.000; of Mái ấm Cúc's 23.000.
    assert ("", DUES, 415_000, "", "", "3 người") in rows
    go_to(31, 12)
    assert "cộng 438.000 đồng" in words(client.get("/con-no/?as_of=10/10/2024"))


def test_a_budget_does_not_say_nought_of_a_year_before_the_books(as_role: As, books: Books) -> None:
    first, second = (
        {row[1]: row[3:5] for row in page_rows(as_role("auditor"), f"/quyet-toan/du-toan?year={year}")}
        for year in (2024, 2025)
    )
    assert first["Tích lũy đầu kỳ"] == ("", 4_000_000)
    assert first["Tích lũy cuối kỳ"] == ("", 4_000_000)
    assert second["Tích lũy cuối kỳ"] == (5_742_000, 5_742_000)


def test_what_is_left_to_send_is_paid_by_the_page_s_own_button(as_role: As, books: Books) -> None:
    client = as_role("treasurer")
    go_to(31, 12)
    page = client.get("/nop-cap-tren/?period=2024").text
    prepared = re.search(r'href="(/so-quy/moi[^"]*amount=36000[^"]*)"', page)
    assert prepared
    post(client, "/so-quy/moi", shown(client.get(unescape(prepared[1]))))
    text = words(client.get("/nop-cap-tren/?period=2024"))
    assert "Đoàn phí 660.000 40% và 30% 236.000 236.000 0" in text
    assert "Còn phải nộp 23.000 đồng" in text
