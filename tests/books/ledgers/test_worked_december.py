"""The December of `worked.py` on each ledger, as page, PDF and workbook, to the đồng."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.extensions import db
from app.office.units.models import Officer, Unit
from tests.books.ledgers.worked import Worked, put_december
from tests.downloads import As, words
from tests.year.settlement.papers import page_rows, pdf_words, xlsx_rows

DECEMBER = "period=12/2024"
#: The last three cells of each row: in, out, what is held then; reversals are negatives on their own side.
#: What corrects the closed November comes first, on the first open day.
CASH = [
    ("", "", 2_350_000),
    ("", -450_000, 2_800_000),
    ("", 400_000, 2_400_000),
    (1_000_000, "", 3_400_000),
    (240_000, "", 3_640_000),
    ("", 700_000, 2_940_000),
    ("", -700_000, 3_640_000),
    ("", 600_000, 3_040_000),
    (100_000, 100_000, 3_040_000),
    (50_000, "", 3_090_000),
    (-50_000, "", 3_040_000),
    (1_340_000, 650_000, ""),
    (1_640_000, 1_100_000, ""),
    ("", "", 3_040_000),
]
BANK = [
    ("", "", 5_000_000),
    ("", 1_000_000, 4_000_000),
    ("", 800_000, 3_200_000),
    (0, 1_800_000, ""),
    (0, 1_800_000, ""),
    ("", "", 3_200_000),
]
#: Of both channels: opening, sums, sums of the year, closing.
BOTH = [("", "", 7_350_000), (1_340_000, 2_450_000, ""), (1_640_000, 2_900_000, ""), ("", "", 6_240_000)]
DAYS = [
    ("01/12/2024", 2_350_000, "", -50_000, 2_400_000, 5_000_000, "", "", 5_000_000),
    ("02/12/2024", 2_400_000, 1_000_000, "", 3_400_000, 5_000_000, "", 1_000_000, 4_000_000),
    ("03/12/2024", 3_400_000, 240_000, "", 3_640_000, 4_000_000, "", "", 4_000_000),
    ("05/12/2024", 3_640_000, "", 600_000, 3_040_000, 4_000_000, "", "", 4_000_000),
    ("06/12/2024", 3_040_000, "", "", 3_040_000, 4_000_000, "", 800_000, 3_200_000),
    ("10/12/2024", 3_040_000, 100_000, 100_000, 3_040_000, 3_200_000, "", "", 3_200_000),
    ("11/12/2024", 3_040_000, "", "", 3_040_000, 3_200_000, "", "", 3_200_000),
    ("Cộng", 2_350_000, 1_340_000, 650_000, 3_040_000, 5_000_000, 0, 1_800_000, 3_200_000),
]
Rows = list[tuple[object, ...]]


@pytest.fixture
def worked(union: Unit) -> Worked:
    return put_december(union)


def number(cell: object) -> object:
    """A reversal stands in brackets on the page."""
    text = str(cell)
    return -int(text.strip("()").replace(".", "")) if text.startswith("(") else cell


def on_page(as_role: As, path: str) -> Rows:
    return [tuple(number(cell) for cell in row) for row in page_rows(as_role("treasurer"), path)]


def in_workbook(as_role: As, path: str) -> Rows:
    """The table of the workbook: what stands below its head and has money in its last cell, or sums."""
    rows = xlsx_rows(as_role("treasurer"), path)
    return [row for row in rows if any(isinstance(cell, int) for cell in row)]


def test_the_cash_book(as_role: As, worked: Worked) -> None:
    path = f"/so/tien-mat?{DECEMBER}"
    assert [row[-3:] for row in on_page(as_role, path)] == CASH
    assert [row[-3:] for row in in_workbook(as_role, path)] == CASH
    printed = pdf_words(as_role("treasurer"), path)
    for amount in ("2.350.000", "(700.000)", "(50.000)", "(450.000)", "1.340.000", "1.640.000", "3.040.000"):
        assert amount in printed
    assert "Ba triệu không trăm bốn mươi nghìn đồng" in printed


def test_each_line_has_its_days_and_its_number_on_the_side_of_its_money(as_role: As, worked: Worked) -> None:
    rows = [row[:4] for row in on_page(as_role, f"/so/tien-mat?{DECEMBER}")]
    assert rows[1] == ("01/12/2024", "20/11/2024", "", "PC0001/2024")
    assert rows[2] == ("01/12/2024", "20/11/2024", "", "PC0004/2024")
    assert rows[3] == ("02/12/2024", "02/12/2024", "PT0002/2024", "")
    assert rows[5] == ("05/12/2024", "05/12/2024", "", "PC0002/2024")
    assert rows[7] == ("05/12/2024", "05/12/2024", "", "PC0003/2024")


def test_reversals_say_why_and_late_corrections_say_what_they_are(as_role: As, worked: Worked) -> None:
    descriptions = [row[4] for row in on_page(as_role, f"/so/tien-mat?{DECEMBER}")]
    assert descriptions[5] == "Thăm đoàn viên ốm (đã ghi đảo 05/12/2024)"
    assert descriptions[6] == "Ghi đảo PC0002/2024: Thăm đoàn viên ốm. Lý do: ghi nhầm số tiền"
    assert descriptions[7] == "Thăm đoàn viên ốm (ghi lại: ghi nhầm số tiền)"
    late = "[sửa cho kỳ đã khóa, chứng từ ngày 20/11/2024]"
    assert descriptions[1] == f"Ghi đảo PC0001/2024: Mua hoa 20/11. Lý do: hóa đơn chỉ 400.000 {late}"
    assert str(descriptions[2]).endswith(late)


def test_reversals_are_red_on_the_page_and_in_the_workbook(as_role: As, worked: Worked) -> None:
    client, path = as_role("treasurer"), f"/so/tien-mat?{DECEMBER}"
    assert '<td class="sheet-money sheet-negative">(700.000)</td>' in client.get(path).text
    sheet = load_workbook(BytesIO(client.get(f"{path}&dang=xlsx").data))["In"]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert (formats[-700_000], formats[700_000]) == ("#,##0;[Red](#,##0)", "#,##0")


def test_a_closed_month_printed_again_says_the_same(as_role: As, worked: Worked) -> None:
    rows = on_page(as_role, "/so/tien-mat?period=11/2024")
    assert [row[4:] for row in rows] == [
        ("Số dư đầu kỳ", "", "", 2_500_000),
        ("Thu lãi tiền gửi", 300_000, "", 2_800_000),
        ("Mua hoa 20/11", "", 450_000, 2_350_000),
        ("Cộng phát sinh", 300_000, 450_000, ""),
        ("Cộng lũy kế từ đầu năm", 300_000, 450_000, ""),
        ("Số dư cuối kỳ", "", "", 2_350_000),
    ]


def test_the_bank_book(as_role: As, worked: Worked) -> None:
    path = f"/so/tien-gui?{DECEMBER}"
    assert [row[-3:] for row in on_page(as_role, path)] == BANK
    assert [row[-3:] for row in in_workbook(as_role, path)] == BANK
    assert "UNC 12 Nộp cấp trên 800.000 3.200.000" in pdf_words(as_role("treasurer"), path)


def test_the_book_of_all_receipts_and_payments(as_role: As, worked: Worked) -> None:
    path = f"/so/thu-chi?{DECEMBER}"
    page, book = on_page(as_role, path), in_workbook(as_role, path)
    assert [row[-3:] for row in (page[0], *page[-3:])] == BOTH
    assert [row[-3:] for row in (book[0], *book[-3:])] == BOTH
    assert page[5][3] == "Thăm hỏi"
    assert page[3][2] == "Rút tiền gửi về quỹ – Đoàn phí (chuyển khoản) → Đoàn phí (tiền mặt)"
    assert "1.100.000 đồng chuyển giữa các quỹ" in pdf_words(as_role("treasurer"), path)


def test_one_fund_alone(as_role: As, worked: Worked) -> None:
    dues = [row[-3:] for row in on_page(as_role, f"/so/tien-mat?{DECEMBER}&fund={worked.dues.id}")]
    assert (dues[0], *dues[-3:]) == (
        ("", "", 1_850_000),
        (1_000_000, 650_000, ""),
        (1_300_000, 1_100_000, ""),
        ("", "", 2_200_000),
    )
    poor = on_page(as_role, f"/so/thu-chi?{DECEMBER}&fund={worked.poor.id}")
    assert [row[-3:] for row in poor] == [
        ("", "", 500_000),
        (240_000, "", 740_000),
        (100_000, "", 840_000),
        (340_000, 0, ""),
        (340_000, 0, ""),
        ("", "", 840_000),
    ]


def test_the_balances_of_each_day(as_role: As, worked: Worked) -> None:
    path = f"/so/ngay?{DECEMBER}"
    assert on_page(as_role, path) == DAYS
    days = [
        tuple(f"{cell:%d/%m/%Y}" if isinstance(cell, datetime) else cell for cell in row)
        for row in in_workbook(as_role, path)
    ]
    assert days == DAYS
    assert "01/12/2024 2.350.000 (50.000) 2.400.000 5.000.000 5.000.000" in pdf_words(
        as_role("treasurer"), path
    )
    poor = on_page(as_role, f"{path}&fund={worked.poor.id}")
    assert [row[:5] for row in poor] == [
        ("03/12/2024", 500_000, 240_000, "", 740_000),
        ("10/12/2024", 740_000, 100_000, "", 840_000),
        ("Cộng", 500_000, 340_000, 0, 840_000),
    ]


def test_two_dates_go_before_the_period(as_role: As, worked: Worked) -> None:
    rows = on_page(as_role, "/so/tien-mat?period=11/2024&start=05/12/2024&end=10/12/2024")
    assert [row[-3:] for row in rows] == [
        ("", "", 3_640_000),
        *CASH[5:9],
        (100_000, 700_000, ""),
        (1_640_000, 1_100_000, ""),
        ("", "", 3_040_000),
    ]


def test_the_officers_of_the_day_sign(as_role: As, union: Unit, worked: Worked) -> None:
    officers = (("treasurer", "Lê Thị Sen", None, on_day(9)), ("treasurer", "Phạm Văn Lúa", on_day(10), None))
    db.session.add_all(
        Officer(unit_id=union.id, post=post, name=name, valid_from=since, valid_to=until)
        for post, name, since, until in officers
    )
    db.session.commit()
    all_pages = words(as_role("treasurer").get(f"/so/tien-mat?{DECEMBER}"))
    assert "Phạm Văn Lúa" in all_pages
    assert "Lê Thị Sen" not in all_pages
    first = words(as_role("treasurer").get("/so/tien-mat?start=01/12/2024&end=09/12/2024"))
    assert "Hoa Mai, ngày 09 tháng 12 năm 2024" in first
    assert "Lê Thị Sen" in first
    assert "Trần Thị Thu Hà" in first


def on_day(day: int) -> date:
    return date(2024, 12, day)
